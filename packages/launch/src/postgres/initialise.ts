import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { runAs } from './account.ts'
import { serverEnvironment, type ServerPlace } from './place.ts'
import { ownerRole } from './roles.ts'

/**
 * Creates the cluster if there is none. It is made beside its final place and then renamed, so that an
 * interrupted first start leaves no half-made cluster behind.
 * @throws LaunchError when the data was written by another major version, or initdb fails.
 */
export function ensureCluster(place: ServerPlace, ownerPassword: string): 'created' | 'found' {
  const { dataDirectory, account } = place
  if (existsSync(path.join(dataDirectory, 'PG_VERSION'))) {
    refuseOtherMajor(place)
    return 'found'
  }
  if (existsSync(dataDirectory) && readdirSync(dataDirectory).length > 0) {
    throw new LaunchError(`${dataDirectory} is not empty and not a PostgreSQL cluster: move it away and start again.`)
  }
  const unfinished = `${dataDirectory}.unfinished`
  const passwordFile = path.join(place.folder, 'initial-password')
  for (const file of [unfinished, passwordFile]) rmSync(file, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  try {
    // The folder is the server account's: "wx" and lchown follow no link that might have been put there.
    writeFileSync(passwordFile, ownerPassword, { flag: 'wx', mode: 0o600 })
    if (account !== null) {
      chownSync(unfinished, account.uid, account.gid)
      lchownSync(passwordFile, account.uid, account.gid)
    }
    runInitdb(place, unfinished, passwordFile)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  rmSync(dataDirectory, { recursive: true, force: true })
  renameSync(unfinished, dataDirectory)
  return 'created'
}

function refuseOtherMajor({ dataDirectory, major }: ServerPlace): void {
  const written = readFileSync(path.join(dataDirectory, 'PG_VERSION'), 'utf8').trim()
  if (written === major) return
  throw new LaunchError(
    `The data in ${dataDirectory} was written by PostgreSQL ${written}, and this release brings ` +
      `PostgreSQL ${major}, which cannot open it: start the release that wrote it, ` +
      'or copy the data out with pg_dump first.',
  )
}

function runInitdb(place: ServerPlace, dataDirectory: string, passwordFile: string): void {
  const { status, error, stdout, stderr } = spawnSync(
    path.join(place.programs, 'initdb'),
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
    { ...runAs(place.account), env: serverEnvironment(), cwd: '/', encoding: 'utf8' },
  )
  if (status === 0) return
  const output = error?.message ?? stdout + stderr
  const reason = output.split('\n').find((line) => /error|fatal|invalid/i.test(line)) ?? output
  throw new LaunchError(`PostgreSQL's cluster could not be created in ${place.folder}: ${reason.trim()}`)
}
