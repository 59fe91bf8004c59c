import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A fresh folder for a throw-away home; as root, PostgreSQL's account can walk in, and what lies inside is closed. */
export function makeTemporaryHome(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'hamkori-test-'))
  chmodSync(home, 0o711)
  return home
}
