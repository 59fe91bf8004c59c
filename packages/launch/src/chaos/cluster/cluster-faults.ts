import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../../failure.ts'
import { apiPid } from '../../testing/running-parts.ts'
import type { Fault } from '../run-chaos.ts'
import type { Cluster } from './cluster.ts'
import { stateOf, untilWhole, type DatabaseMachine } from './database.ts'

/** As soon as a service manager starts again what ended. */
const restartMilliseconds = 500
const withoutEtcdMilliseconds = 10_000

/** Every part of a cluster goes once in a round; nothing goes while another part is still missing. */
export const clusterFaults: readonly Fault<Cluster>[] = [
  {
    name: 'one of two applications is killed, and started again by its launcher',
    async happen({ applications }) {
      process.kill(apiPid(applications[0].home), 'SIGKILL')
      await Promise.resolve()
    },
  },
  {
    name: 'a machine with an application is lost',
    async happen({ applications: [, application] }) {
      for (const pid of [application.pid(), apiPid(application.home)]) process.kill(pid, 'SIGKILL')
      await application.ended()
    },
    mend: ({ applications: [, application] }) => application.start(),
  },
  {
    name: 'the machine with the database that is written to is lost',
    happen: async (cluster) => (await stateNow(cluster)).primary.lose(),
    mend: comeBack,
  },
  {
    name: 'the machine with the standby is lost',
    happen: async (cluster) => (await stateNow(cluster)).standby.lose(),
    mend: comeBack,
  },
  {
    name: 'PostgreSQL is killed where it is written to',
    async happen(cluster) {
      process.kill((await stateNow(cluster)).primary.postmasterPid(), 'SIGKILL')
    },
    mend: comeBack,
  },
  {
    name: 'the proxy is killed, and started again',
    async happen({ proxy }) {
      await proxy.end('SIGKILL')
      await sleep(restartMilliseconds)
      proxy.start()
    },
  },
  {
    name: `etcd is away for ${withoutEtcdMilliseconds / 1_000} s`,
    async happen({ etcd }) {
      await etcd.end('SIGKILL')
      await sleep(withoutEtcdMilliseconds)
      etcd.start()
    },
    mend: comeBack,
  },
]

/** Starts what was lost again, and waits until both have everything. */
async function comeBack({ databases }: Cluster): Promise<void> {
  for (const { patroni } of databases) if (patroni.pid() === 0) patroni.start()
  await untilWhole(databases)
}

async function stateNow({ databases }: Cluster): Promise<{ primary: DatabaseMachine; standby: DatabaseMachine }> {
  await untilWhole(databases)
  const state = await stateOf(databases)
  if (state === null) throw new LaunchError('The database is not whole before the next fault.')
  return state
}
