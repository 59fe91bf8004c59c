import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { runAs } from './account.ts'
import { serverEnvironment, type ServerPlace } from './place.ts'
import { ownerRole } from './roles.ts'

/**
 * Gives the superuser of a cluster another password without knowing the old one, by PostgreSQL's single-user mode: for a restored
 * database whose passwords were not kept. Nobody can connect meanwhile.
 * @param password of ours: letters, digits, `-` and `_`.
 * @throws LaunchError when the cluster cannot be recovered.
 */
export function setOwnerPassword(place: ServerPlace, dataDirectory: string, password: string): void {
  const { status, stderr } = spawnSync(
    path.join(place.programs, 'postgres'),
    ['--single', '-D', dataDirectory, '-c', 'log_statement=none', '-c', 'log_min_error_statement=panic', 'postgres'],
    {
      ...runAs(place.account),
      env: serverEnvironment(),
      cwd: '/',
      encoding: 'utf8',
      // A statement ends with the line.
      input: `ALTER ROLE ${ownerRole} PASSWORD '${password}'\n`,
    },
  )
  if (status === 0 && !/ERROR|FATAL|PANIC/.test(stderr)) return
  const reason = stderr.split('\n').findLast((line) => /ERROR|FATAL|PANIC/.test(line)) ?? 'no reason given'
  throw new LaunchError(`PostgreSQL could not recover the restored data: ${reason.trim()}`)
}
