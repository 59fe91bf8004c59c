import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../failure.ts'
import { apiPid, childrenOf, postmasterPid, sessionPid } from '../testing/running-parts.ts'
import type { Fault } from './run-chaos.ts'
import type { Service } from './service.ts'

const frozenMilliseconds = 5_000
/** As long as systemd's RestartSec in deploy/hamkori.service is at least: what was killed lets go of its port meanwhile. */
const restartMilliseconds = 500

/** Every fault, each once in a round. */
export const faults: readonly Fault<Service>[] = [
  { name: 'the API is killed', happen: ({ home }) => killAll(apiPid(home)) },
  { name: "PostgreSQL's main process is killed", happen: ({ home }) => killAll(postmasterPid(home)) },
  {
    name: 'the launcher is killed, and started again',
    async happen(service) {
      await killAll(service.pid())
      await startAgain(service)
    },
  },
  { name: 'a stop under load, and a start', happen: stopAndStart },
  { name: 'a session of PostgreSQL is killed', happen: async ({ home }) => killAll(await sessionPid(home)) },
  { name: `PostgreSQL stands still for ${frozenMilliseconds / 1_000} s`, happen: freeze },
  {
    name: 'the API and PostgreSQL are killed',
    happen: ({ home }) => killAll(apiPid(home), postmasterPid(home)),
  },
  {
    name: 'everything is killed, and started again',
    async happen(service) {
      await killAll(service.pid(), apiPid(service.home), postmasterPid(service.home))
      await startAgain(service)
    },
  },
]

async function killAll(...pids: number[]): Promise<void> {
  if (pids.includes(0)) throw new LaunchError('What should be killed does not run.')
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await Promise.resolve()
}

async function startAgain(service: Service): Promise<void> {
  await service.ended()
  await sleep(restartMilliseconds)
  await service.start()
}

async function stopAndStart(service: Service): Promise<void> {
  process.kill(service.pid(), 'SIGTERM')
  const code = await service.ended()
  if (code !== 0) throw new LaunchError(`A stop ended with code ${code}.`)
  await service.start()
}

async function freeze({ home }: Service): Promise<void> {
  const main = postmasterPid(home)
  const all = [main, ...childrenOf(main)]
  const signal = (name: NodeJS.Signals): void => {
    for (const pid of all) {
      try {
        process.kill(pid, name)
      } catch {
        // A session that has ended meanwhile.
      }
    }
  }
  signal('SIGSTOP')
  await sleep(frozenMilliseconds)
  signal('SIGCONT')
}
