import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../../failure.ts'
import { inRepository } from '../../paths.ts'
import { accountForServer } from '../../postgres/account.ts'
import { apiRole, homeDatabase, ownerRole, withClient } from '../../postgres/roles.ts'
import { anyFreePort } from '../../steps/choose-port.ts'
import type { Installation } from '../run-chaos.ts'
import { service, type Service } from '../service.ts'
import { databaseMachines, stateOf, superuser, untilWhole, type DatabaseMachine } from './database.ts'
import { program, type Program } from './program.ts'
import type { ClusterPrograms } from './programs.ts'

/**
 * Hamkori on more than one machine, all of them on loopback: two applications and a database with its standby behind a proxy, by the
 * settings in deploy/cluster.
 */
export interface Cluster extends Installation {
  readonly etcd: Program
  readonly proxy: Program
  readonly databases: readonly [DatabaseMachine, DatabaseMachine]
  readonly applications: readonly [Service, Service]
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * A cluster that is not started yet.
 * @param folder of its own; removed by whoever calls.
 */
export async function cluster(programs: ClusterPrograms, folder: string): Promise<Cluster> {
  const account = accountForServer()
  chmodSync(folder, 0o755)
  const below = path.join(folder, 'cluster')
  mkdirSync(below, { mode: 0o755 })
  if (account !== null) chownSync(below, account.uid, account.gid)
  const used = new Set<number>()
  /** Ports are free until somebody listens: none is given twice. */
  const port = async (): Promise<number> => {
    for (;;) {
      const free = await anyFreePort('127.0.0.1')
      if (!used.has(free) && used.add(free)) return free
    }
  }
  const { etcd, machines } = await databaseMachines({ programs, account, folder: below, port })
  const [site, database, portA, portB] = [await port(), await port(), await port(), await port()]
  const passwords = { owner: randomBytes(16).toString('hex'), api: randomBytes(16).toString('hex') }
  const url = (user: string, password: string, name = homeDatabase): string =>
    `postgresql://${user}:${password}@127.0.0.1:${database}/${name}`
  const shared = {
    DATABASE_URL: url(apiRole, passwords.api),
    DATABASE_OWNER_URL: url(ownerRole, passwords.owner),
    SECRETS_KEY: randomBytes(32).toString('base64'),
    FILES_FOLDER: path.join(folder, 'files'),
    PUBLIC_ORIGIN: `http://127.0.0.1:${site}`,
  }
  const applications = [
    service(path.join(folder, 'home-a'), portA, shared),
    service(path.join(folder, 'home-b'), portB, shared),
  ] as const
  const proxy = program('haproxy', {
    command: programs.haproxy,
    args: ['-db', '-f', inRepository('deploy/cluster/haproxy.cfg')],
    env: {
      SITE: `127.0.0.1:${site}`,
      DATABASE: `127.0.0.1:${database}`,
      API_A: `127.0.0.1:${portA}`,
      API_B: `127.0.0.1:${portB}`,
      ...Object.fromEntries(
        machines.flatMap(({ name, port: own, restPort }) => [
          [`DATABASE_${name.toUpperCase()}`, `127.0.0.1:${own}`],
          [`PATRONI_${name.toUpperCase()}`, String(restPort)],
        ]),
      ),
    },
    ...{ account, folder: below, logFile: path.join(below, 'haproxy.log') },
  })
  const parts = [etcd, proxy, ...machines.map(({ patroni }) => patroni), ...applications]
  const lastLines = (): string => parts.map((part) => part.lastLines()).join('\n')
  return {
    ...{ etcd, proxy, databases: machines, applications },
    origin: `http://127.0.0.1:${site}`,
    ownerUrl: () => url(superuser.name, superuser.password),
    lastLines,
    async start() {
      mkdirSync(shared.FILES_FOLDER)
      etcd.start()
      machines[0].patroni.start()
      proxy.start()
      await untilPrimary(machines, lastLines)
      machines[1].patroni.start()
      await prepareDatabase(url(superuser.name, superuser.password, 'postgres'), passwords)
      await untilWhole(machines)
      // The first one brings the schema.
      for (const application of applications) await application.start()
      await untilServed(`http://127.0.0.1:${site}/ready`, lastLines)
    },
    async stop() {
      await Promise.all(applications.map((application) => application.stop()))
      await proxy.end('SIGTERM')
      await Promise.all(machines.map(({ patroni }) => patroni.end('SIGTERM')))
      await etcd.end('SIGTERM')
    },
  }
}

const startMilliseconds = 120_000

async function untilPrimary(machines: readonly DatabaseMachine[], lastLines: () => string): Promise<void> {
  for (const end = Date.now() + startMilliseconds; Date.now() < end; await sleep(200))
    if ((await stateOf(machines)) !== null) return
  throw new LaunchError(`The database does not start.\n${lastLines()}`)
}

async function untilServed(address: string, lastLines: () => string): Promise<void> {
  for (const end = Date.now() + startMilliseconds; Date.now() < end; await sleep(200))
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
  throw new LaunchError(`The proxy does not find the applications.\n${lastLines()}`)
}

/** The two roles and the database, as docs/operations.md has them. */
async function prepareDatabase(url: string, passwords: { owner: string; api: string }): Promise<void> {
  for (const end = Date.now() + startMilliseconds; ; await sleep(500)) {
    try {
      await withClient(url, async (client) => {
        await client.query(`CREATE ROLE ${ownerRole} LOGIN CREATEROLE PASSWORD '${passwords.owner}'`)
        await client.query(`CREATE ROLE ${apiRole} LOGIN PASSWORD '${passwords.api}'`)
        await client.query(`CREATE DATABASE ${homeDatabase} OWNER ${ownerRole} ENCODING 'UTF8' TEMPLATE template0`)
      })
      return
    } catch (error) {
      // The proxy looks for the primary once a second.
      if (Date.now() > end) throw error
    }
  }
}
