import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeHome } from '../postgres/place.ts'
import { runningUrls, withClient } from '../postgres/roles.ts'
import { anyFreePort } from '../steps/choose-port.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { faults } from './faults.ts'
import { compare } from './ledger.ts'
import { isSound, report } from './report.ts'
import { runChaos } from './run-chaos.ts'
import { service, type Service } from './service.ts'

/** The short form of `pnpm chaos`: four faults, once each; `turbo run test` builds the application before. */
const folder = makeTemporaryHome()
let running: Service

beforeAll(async () => {
  running = service(path.join(folder, 'home'), await anyFreePort('127.0.0.1'))
  await running.start()
})
afterAll(async () => {
  await running.stop()
  removeHome(path.join(folder, 'home'))
  removeHome(folder)
})

test('nothing that was accepted is lost, stored twice or answered wrongly over four faults', async () => {
  const result = await runChaos(running, faults.slice(0, 4), 4, folder)
  expect(isSound(result), report(result)).toBe(true)
  expect(result.recoveries.map(({ seconds }) => seconds.length)).toEqual([1, 1, 1, 1])
})

test('a rating that is missing, and one that was never accepted, are noticed', async () => {
  const { ownerUrl } = runningUrls(running.home) ?? { ownerUrl: '' }
  const keys = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ key: string }>("SELECT encode(receipt_key, 'hex') AS key FROM rating")
    return rows.map(({ key }) => key)
  })
  expect(await compare(ownerUrl, [...keys.slice(1), 'f'.repeat(64)])).toEqual({
    stored: keys.length,
    lost: 1,
    twice: 0,
    unasked: 1,
  })
})
