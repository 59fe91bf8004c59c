import { spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { runAs } from './account.ts'
import { programOf, serverEnvironment } from './binaries.ts'
import type { ServerPlace } from './place.ts'

/** The superuser of the embedded cluster; migrations run as it, the API never does. */
export const ownerRole = 'hamkori_owner'

/**
 * Creates the cluster if there is none. It is made beside its final place and then renamed, so that an
 * interrupted first start leaves no half-made cluster behind.
 * @throws LaunchError when the data was written by another major version, or initdb fails.
 */
export async function ensureCluster(place: ServerPlace, ownerPassword: string): Promise<'created' | 'found'> {
  if (existsSync(path.join(place.dataDirectory, 'PG_VERSION'))) {
    refuseOtherMajor(place)
    return 'found'
  }
  if (existsSync(place.dataDirectory) && readdirSync(place.dataDirectory).length > 0) {
    throw new LaunchError(
      `${place.dataDirectory} is not empty and not a PostgreSQL cluster: move it away and start again.`,
    )
  }
  const unfinished = `${place.dataDirectory}.unfinished`
  const passwordFile = path.join(place.folder, 'initial-password')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (place.account !== null) chownSync(unfinished, place.account.uid, place.account.gid)
  try {
    writePasswordFile(place, passwordFile, ownerPassword)
    await runInitdb(place, unfinished, passwordFile)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  rmSync(place.dataDirectory, { recursive: true, force: true })
  renameSync(unfinished, place.dataDirectory)
  writeFileSync(majorVersionFile(place.home), `${place.binaries.major}\n`)
  return 'created'
}

/** The file beside the data that holds the major version that wrote it. */
export function majorVersionFile(home: string): string {
  return path.join(home, 'postgres-major-version')
}

function writePasswordFile(place: ServerPlace, file: string, password: string): void {
  rmSync(file, { force: true })
  // The folder is the server account's: "wx" follows no link that might have been put there.
  const descriptor = openSync(file, 'wx', 0o600)
  if (place.account !== null) fchownSync(descriptor, place.account.uid, place.account.gid)
  writeSync(descriptor, password)
  closeSync(descriptor)
}

function refuseOtherMajor(place: ServerPlace): void {
  const beside = majorVersionFile(place.home)
  const written = readFileSync(
    existsSync(beside) ? beside : path.join(place.dataDirectory, 'PG_VERSION'),
    'utf8',
  ).trim()
  if (written === place.binaries.major) return
  throw new LaunchError(
    `The data in ${place.dataDirectory} was written by PostgreSQL ${written}, and this release brings ` +
      `PostgreSQL ${place.binaries.major}, which cannot open it: start the release that wrote it, ` +
      'or copy the data out with pg_dump first.',
  )
}

async function runInitdb(place: ServerPlace, dataDirectory: string, passwordFile: string): Promise<void> {
  const child = spawn(
    programOf(place.binaries, 'initdb'),
    [
      `--pgdata=${dataDirectory}`,
      `--username=${ownerRole}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorting and case rules of PostgreSQL itself: the same on every machine, whatever its C library is.
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
    ],
    { ...runAs(place.account), env: serverEnvironment(), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  const reason = output.split('\n').find((line) => /error|fatal|invalid/i.test(line)) ?? output.trim()
  throw new LaunchError(`PostgreSQL's cluster could not be created in ${place.folder}: ${reason.trim()}`)
}
