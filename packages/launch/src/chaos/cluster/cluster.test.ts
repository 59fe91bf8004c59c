import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { removeHome } from '../../postgres/place.ts'
import { makeTemporaryHome } from '../../testing/temporary-home.ts'
import { isSound, report } from '../report.ts'
import { runChaos } from '../run-chaos.ts'
import { clusterFaults } from './cluster-faults.ts'
import { cluster, type Cluster } from './cluster.ts'
import { findClusterPrograms } from './programs.ts'

/** One round of `pnpm chaos:cluster`; `turbo run test` builds the application before. */
const found = findClusterPrograms()
const missing = 'missing' in found ? found.missing.join(', ') : ''

describe.skipIf(missing !== '')(
  `several machines${missing === '' ? '' : ` (skipped: ${missing} are not installed)`}`,
  () => {
    let folder = ''
    let running: Cluster

    beforeAll(async () => {
      if ('missing' in found) return
      folder = makeTemporaryHome()
      running = await cluster(found.programs, folder)
      await running.start()
    }, 300_000)
    afterAll(async () => {
      await running.stop()
      removeHome(folder)
    }, 60_000)

    test(
      'nothing that was accepted is lost or stored twice while each part goes once',
      { timeout: 600_000 },
      async () => {
        const result = await runChaos(running, clusterFaults, clusterFaults.length, folder)
        expect(isSound(result), report(result)).toBe(true)
        expect(result.recoveries.map(({ seconds }) => seconds.length)).toEqual(clusterFaults.map(() => 1))
      },
    )
  },
)
