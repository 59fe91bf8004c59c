import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { LaunchError } from '../../failure.ts'
import { inRepository } from '../../paths.ts'
import type { Account } from '../../postgres/account.ts'
import { childrenOf } from '../../testing/running-parts.ts'
import { program, type Program } from './program.ts'
import type { ClusterPrograms } from './programs.ts'

/** One of the two machines with a database: Patroni, and the PostgreSQL that it runs. */
export interface DatabaseMachine {
  readonly name: 'a' | 'b'
  readonly port: number
  /** Where Patroni says what it is. */
  readonly restPort: number
  readonly patroni: Program
  /** PostgreSQL's main process; 0 while it does not run. */
  postmasterPid(): number
  /** Kills everything on it at once, as a loss of power would. */
  lose(): Promise<void>
}

/** What the machines of the database are made with. */
export interface DatabaseOptions {
  readonly programs: ClusterPrograms
  readonly account: Account | null
  readonly folder: string
  readonly port: () => Promise<number>
}

/** The superuser of both, with its password. */
export const superuser = { name: 'postgres', password: randomBytes(16).toString('hex') }

/** Where the two agree on which of them is written to, and both machines, not started yet. */
export async function databaseMachines(
  options: DatabaseOptions,
): Promise<{ etcd: Program; machines: [DatabaseMachine, DatabaseMachine] }> {
  const { programs, account, folder, port } = options
  const [client, peer] = [await port(), await port()]
  const etcd = program('etcd', {
    command: programs.etcd,
    args: [
      ['--name', 'etcd'],
      ['--data-dir', path.join(folder, 'etcd')],
      ['--listen-client-urls', `http://127.0.0.1:${client}`],
      ['--advertise-client-urls', `http://127.0.0.1:${client}`],
      ['--listen-peer-urls', `http://127.0.0.1:${peer}`],
      ['--initial-advertise-peer-urls', `http://127.0.0.1:${peer}`],
      ['--initial-cluster', `etcd=http://127.0.0.1:${peer}`],
    ].flat(),
    ...{ account, folder, logFile: path.join(folder, 'etcd.log') },
  })
  const replication = randomBytes(16).toString('hex')
  const machine = async (name: 'a' | 'b'): Promise<DatabaseMachine> =>
    databaseMachine(name, options, { etcd: `127.0.0.1:${client}`, replication, port: await port(), rest: await port() })
  return { etcd, machines: [await machine('a'), await machine('b')] }
}

function databaseMachine(
  name: 'a' | 'b',
  { programs, account, folder }: DatabaseOptions,
  given: { etcd: string; replication: string; port: number; rest: number },
): DatabaseMachine {
  const own = path.join(folder, `database-${name}`)
  mkdirSync(own, { mode: 0o700 })
  if (account !== null) chownSync(own, account.uid, account.gid)
  const data = path.join(own, 'data')
  const patroni = program(`patroni-${name}`, {
    command: programs.patroni,
    args: [inRepository('deploy/cluster/patroni.yaml')],
    env: {
      PATRONI_NAME: name,
      PATRONI_RESTAPI_LISTEN: `127.0.0.1:${given.rest}`,
      PATRONI_RESTAPI_CONNECT_ADDRESS: `127.0.0.1:${given.rest}`,
      PATRONI_ETCD3_HOSTS: `'${given.etcd}'`,
      PATRONI_POSTGRESQL_LISTEN: `127.0.0.1:${given.port}`,
      PATRONI_POSTGRESQL_CONNECT_ADDRESS: `127.0.0.1:${given.port}`,
      PATRONI_POSTGRESQL_DATA_DIR: data,
      PATRONI_POSTGRESQL_BIN_DIR: programs.postgres,
      PATRONI_POSTGRESQL_PGPASS: path.join(own, 'pgpass'),
      PATRONI_SUPERUSER_USERNAME: superuser.name,
      PATRONI_SUPERUSER_PASSWORD: superuser.password,
      PATRONI_REPLICATION_USERNAME: 'replicator',
      PATRONI_REPLICATION_PASSWORD: given.replication,
    },
    ...{ account, folder: own, logFile: path.join(folder, `patroni-${name}.log`) },
  })
  const postmasterPid = (): number => {
    try {
      return Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    } catch {
      return 0
    }
  }
  return {
    name,
    port: given.port,
    restPort: given.rest,
    patroni,
    postmasterPid,
    async lose() {
      const main = postmasterPid()
      const ended = patroni.end('SIGKILL')
      for (const pid of [main, ...childrenOf(main)]) if (pid > 0) killNow(pid)
      await ended
    },
  }
}

/** A process that has ended meanwhile is none to kill. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Ended by itself.
  }
}

const members = z.object({ members: z.array(z.object({ name: z.string(), role: z.string(), state: z.string() })) })

/** Which machine is written to, and whether the other one has everything. Null where neither Patroni says so. */
export async function stateOf(
  machines: readonly DatabaseMachine[],
): Promise<{ primary: DatabaseMachine; standby: DatabaseMachine; isWhole: boolean } | null> {
  for (const { restPort } of machines) {
    const told = await fetch(`http://127.0.0.1:${restPort}/cluster`, { signal: AbortSignal.timeout(1_000) })
      .then(async (answer) => members.parse(await answer.json()).members)
      .catch(() => [])
    const leader = told.find(({ role, state }) => role === 'leader' && state === 'running')
    const primary = machines.find(({ name }) => name === leader?.name)
    const standby = machines.find((machine) => machine !== primary)
    if (primary === undefined || standby === undefined) continue
    const other = told.find(({ name }) => name === standby.name)
    return { primary, standby, isWhole: other?.role === 'sync_standby' && /running|streaming/.test(other.state) }
  }
  return null
}

/** Waits until one machine is written to and the other one has everything. @throws LaunchError when it takes longer than two minutes. */
export async function untilWhole(machines: readonly DatabaseMachine[]): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(200))
    if ((await stateOf(machines))?.isWhole === true) return
  throw new LaunchError(
    `The two databases do not come together.\n${machines.map(({ patroni }) => patroni.lastLines()).join('\n')}`,
  )
}
