import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stopServerByPid, runningServerPid } from '../postgres/orphans.ts'
import { findDataDirectory, removeHome } from '../postgres/place.ts'
import { removeSocketDirectory } from '../postgres/socket-directory.ts'
import { identifyProcess, processIdentity, stillRuns } from '../process-identity.ts'
import { stopLeftoverApi } from '../running-note.ts'

const prefix = 'hamkori-test-'

/**
 * A fresh folder for throw-away homes; as root, PostgreSQL's account can walk in, and what lies inside is closed. It
 * names its owner, so that {@link sweepLeftovers} finds it should the owner be killed.
 */
export function makeTemporaryHome(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), prefix))
  chmodSync(home, 0o711)
  writeFileSync(ownerNote(home), JSON.stringify(identifyProcess(process.pid)))
  return home
}

/** Stops and removes what killed test runs have left in the temporary folder: servers, data, sockets. */
export async function sweepLeftovers(folder = os.tmpdir()): Promise<void> {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    const home = path.join(folder, name)
    if (!isAbandoned(home)) continue
    // A test run keeps the homes of its parts inside its own folder.
    await sweepLeftovers(home)
    await sweepHome(path.join(home, 'home'))
    await sweepHome(home)
  }
}

async function sweepHome(home: string): Promise<void> {
  await stopLeftoverApi(home)
  const data = findDataDirectory(home)
  const pid = data === null ? null : runningServerPid(data)
  if (pid !== null) await stopServerByPid(pid)
  removeSocketDirectory(home)
  removeHome(home)
}

function isAbandoned(home: string): boolean {
  try {
    return !stillRuns(processIdentity.parse(JSON.parse(readFileSync(ownerNote(home), 'utf8'))))
  } catch {
    // Somebody else's, or only just being made.
    return false
  }
}

function ownerNote(home: string): string {
  return path.join(home, 'owner.json')
}
