import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { LaunchError } from '../failure.ts'

/** A system account that a server process is given instead of root. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** In this order: an account made for us, one made for PostgreSQL, the one every system has. */
const candidates = ['hamkori', 'postgres', 'nobody']

/**
 * The account PostgreSQL runs as when we are root, which it refuses to be; `null` when we are not root.
 * @throws LaunchError when none of the accounts exists.
 */
export function accountForServer(): Account | null {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const account = candidates.flatMap((name) => accounts.find((one) => one.name === name && one.uid > 0) ?? [])[0]
  if (account !== undefined) return account
  throw new LaunchError(
    'PostgreSQL does not run as root, and none of the accounts hamkori, postgres or nobody exists: ' +
      'create one with "useradd --system hamkori", or start as an ordinary user.',
  )
}

/** The part of spawn's options that makes a child run as the account. */
export function runAs(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid }
}

/** Whether the account can walk into the folder: asked of the kernel as that account, not computed from modes. */
export function canEnter(account: Account | null, folder: string): boolean {
  const options = { ...runAs(account), stdio: 'ignore', cwd: '/' } as const
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], options).status === 0
}
