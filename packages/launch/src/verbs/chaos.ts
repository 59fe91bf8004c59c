import path from 'node:path'
import { faults } from '../chaos/faults.ts'
import { isSound, report } from '../chaos/report.ts'
import { runChaos } from '../chaos/run-chaos.ts'
import { service } from '../chaos/service.ts'
import { LaunchError } from '../failure.ts'
import { say, step } from '../output.ts'
import { removeHome } from '../postgres/place.ts'
import { anyFreePort } from '../steps/choose-port.ts'
import { buildAll } from '../tasks.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import type { Verb } from './index.ts'

const usualCycles = 50

/**
 * `pnpm chaos [cycles]`: kills, freezes and stops the parts of an application of its own, round by round, while people rate and read,
 * and compares what was accepted with what is stored. Everything is on loopback and removed afterwards. Code 1 when something was
 * lost, stored twice or answered wrongly.
 */
export const chaos: Verb = async ([given], signal) => {
  const cycles = given === undefined ? usualCycles : Number(given)
  if (!Number.isInteger(cycles) || cycles < 1 || cycles > 1_000)
    throw new LaunchError('pnpm chaos takes a number of cycles, 1 to 1000.')
  await buildAll(signal)
  await using used = new AsyncDisposableStack()
  const folder = used.adopt(makeTemporaryHome(), removeHome)
  const home = used.adopt(path.join(folder, 'home'), removeHome)
  const running = service(home, await anyFreePort('127.0.0.1'))
  used.defer(() => running.stop())
  signal.addEventListener('abort', () => void running.stop(), { once: true })
  await step('Starting an application of its own', () => running.start())
  const result = await runChaos(running, faults, cycles, folder, say)
  say(`\n${report(result)}`)
  return isSound(result) ? 0 : 1
}
