import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { accountForServer, canEnter, type Account } from './account.ts'
import { canRun, copyBinaries, findBinaries, type Binaries } from './binaries.ts'

/** Where one home's PostgreSQL lives, and as whom it runs. */
export interface ServerPlace {
  /** HAMKORI_HOME, absolute. */
  home: string
  /** Folder that is the server account's own; the cluster is `cluster` inside it. */
  folder: string
  /** The cluster's data directory. */
  dataDirectory: string
  binaries: Binaries
  account: Account | null
}

/** Folder outside the home for a server account that cannot walk into the home. */
export function refugeOf(home: string): string {
  return path.join('/var/lib/hamkori', createHash('sha256').update(home).digest('hex').slice(0, 16))
}

/** Where data and programs of `home` lie, without creating anything; `null` when it was never started. */
export function findDataDirectory(home: string): string | null {
  const places = [path.join(home, 'postgres'), refugeOf(home)]
  return places.map((place) => path.join(place, 'cluster')).find((place) => existsSync(place)) ?? null
}

/**
 * Makes the folders for a home's PostgreSQL. Ordinarily that is `postgres/` in the home. Root's PostgreSQL runs as
 * another account, which cannot enter a closed folder such as /root: then data and a copy of the programs lie
 * under /var/lib/hamkori, and a note in the home says so.
 * @throws LaunchError when the programs do not run on this system.
 */
export function prepareServerPlace(home: string): ServerPlace {
  const account = accountForServer()
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const folder = canEnter(account, home) ? path.join(home, 'postgres') : makeRefuge(home)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account !== null) chownSync(folder, account.uid, account.gid)
  return {
    home,
    folder,
    dataDirectory: path.join(folder, 'cluster'),
    binaries: reachableBinaries(account, folder),
    account,
  }
}

function makeRefuge(home: string): string {
  const folder = refugeOf(home)
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 })
  writeFileSync(
    path.join(home, 'WHERE-THE-DATA-LIES.txt'),
    `The database of this folder lies in ${folder}, because PostgreSQL does not run as root\n` +
      `and the account it runs as cannot enter ${home}.\n`,
  )
  return folder
}

function reachableBinaries(account: Account | null, folder: string): Binaries {
  const installed = findBinaries()
  const inPlace = canRun(installed, account)
  if (inPlace.ok) return installed
  if (account !== null) {
    const copied = copyBinaries(installed, folder)
    const again = canRun(copied, account)
    if (again.ok) return copied
    throw new LaunchError(`The embedded PostgreSQL does not run here as ${account.name}: ${again.reason}`)
  }
  throw new LaunchError(
    `The embedded PostgreSQL does not run here (${inPlace.reason}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}

/** Removes a home and whatever of it lies elsewhere. For throw-away homes only. */
export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true })
  rmSync(refugeOf(home), { recursive: true, force: true })
  try {
    rmdirSync(path.dirname(refugeOf(home)))
  } catch {
    // Not there, not ours, or other homes keep their data in it.
  }
}
