import { clusterFaults } from '../chaos/cluster/cluster-faults.ts'
import { cluster } from '../chaos/cluster/cluster.ts'
import { findClusterPrograms } from '../chaos/cluster/programs.ts'
import { isSound, report } from '../chaos/report.ts'
import { runChaos } from '../chaos/run-chaos.ts'
import { LaunchError } from '../failure.ts'
import { say, step } from '../output.ts'
import { removeHome } from '../postgres/place.ts'
import { buildAll } from '../tasks.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import type { Verb } from './index.ts'

/**
 * `pnpm chaos:cluster [rounds]`: as `pnpm chaos`, with two applications and a database with its standby behind a proxy, of which each
 * part goes once in a round. It needs Patroni, etcd, HAProxy and a whole PostgreSQL, which the application does not bring.
 */
export const chaosCluster: Verb = async ([given], signal) => {
  const rounds = given === undefined ? 1 : Number(given)
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100)
    throw new LaunchError('pnpm chaos:cluster takes a number of rounds, 1 to 100.')
  const found = findClusterPrograms()
  if ('missing' in found)
    throw new LaunchError(`Programs are missing: on Debian they come with "apt install ${found.missing.join(' ')}".`)
  await buildAll(signal)
  await using used = new AsyncDisposableStack()
  const folder = used.adopt(makeTemporaryHome(), removeHome)
  const running = await cluster(found.programs, folder)
  used.defer(() => running.stop())
  signal.addEventListener('abort', () => void running.stop(), { once: true })
  await step('Starting two applications and two databases', () => running.start())
  const result = await runChaos(running, clusterFaults, rounds * clusterFaults.length, folder, say)
  say(`\n${report(result)}`)
  return isSound(result) ? 0 : 1
}
