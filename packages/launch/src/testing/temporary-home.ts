import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { holderOf, takeLock } from '../lock.mjs'
import { findDataDirectories, removeHome } from '../postgres/place.ts'
import { recoverFromCrash } from '../postgres/postmaster.ts'
import { stopApi } from '../steps/run-api.ts'

const prefix = 'hamkori-throwaway-'

/**
 * A fresh folder for throw-away homes; as root, PostgreSQL's account can walk in, and what lies inside is closed. This
 * process holds its lock until it ends, so that {@link sweepLeftovers} knows an abandoned one.
 */
export function makeTemporaryHome(): string {
  const home = path.join(os.tmpdir(), prefix + randomBytes(6).toString('hex'))
  // Taken before anything waits: the folder is never there without its lock.
  void takeLock(home, 'test')
  mkdirSync(home)
  chmodSync(home, 0o711)
  return home
}

/** Stops and removes what killed test runs have left in the temporary folder: servers, data, sockets. */
export async function sweepLeftovers(folder = os.tmpdir()): Promise<void> {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    const home = path.join(folder, name)
    if ((await holderOf(home)) !== null) continue
    // A test run keeps the homes of its parts inside its own folder.
    await sweepLeftovers(home)
    for (const each of [path.join(home, 'home'), home]) await sweepHome(each)
  }
}

async function sweepHome(home: string): Promise<void> {
  await stopApi(home)
  for (const data of findDataDirectories(home)) await recoverFromCrash(data)
  removeHome(home)
}
