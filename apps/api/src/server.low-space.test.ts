import { spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { formatReceipt, newReceipt } from '@hamkori/schema/receipts'
import { receiveRatingForm } from './modules/feedback/index.ts'
import { application, graphqlRequest } from './testing/application.ts'

// A whole disk that fills up, with the real processes, is in packages/launch/src/full-disk.test.ts.
const app = application()
const home = mkdtempSync(path.join(tmpdir(), 'hamkori-low-space-'))

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})
beforeEach(() => vi.stubEnv('HAMKORI_HOME', home))

/** A mark above and below what any disk has free; it is looked at twice a second. */
async function setMark(megabytes: string): Promise<void> {
  vi.stubEnv('LOW_SPACE_MB', megabytes)
  await new Promise((resolve) => setTimeout(resolve, 600))
}

async function ask(query: string, variables: object = {}) {
  const answer = await app.fetch(graphqlRequest({ query, variables }))
  const body = (await answer.json()) as { data?: Record<string, unknown> | null; errors?: { extensions?: object }[] }
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), ...body }
}
const ready = async () => (await app.fetch(new Request('http://localhost/ready'))).text()

const submit = `mutation ($input: SubmitRatingInput!) { submitRating(input: $input) { __typename } }`
const rating = () => ({
  input: {
    idempotencyKey: randomUUID(),
    receiptKey: randomBytes(32).toString('hex'),
    unitCode: 'NO-SUCH-UNIT',
    instrument: 'HRS-8/2',
    contactKind: 'documentDesk',
    channel: 'web',
    a8: 4,
  },
})

test('below the mark writing is refused with 503 and when to come back, reading and leaving go on, and it ends by itself', async () => {
  await setMark('999999999')
  // Also the fifth time, when the document is compiled.
  for (let time = 0; time < 6; time += 1) {
    const { status, retryAfter, data, errors } = await ask(submit, rating())
    expect([status, retryAfter, data]).toEqual([503, '30', undefined])
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 30 })
  }
  const mixed = `mutation ($input: SubmitRatingInput!) { signOut { __typename } submitRating(input: $input) { __typename } }`
  expect((await ask(mixed, rating())).status).toBe(503)
  const hidden = `mutation { ...leave } fragment leave on Mutation { signOut { __typename } }`
  expect((await ask(hidden)).status).toBe(503)

  expect(await ask('{ councils(first: 1) { edges { node { slug } } } }')).toMatchObject({ status: 200 })
  expect(await ask('mutation { signOut { __typename } }')).toMatchObject({
    status: 200,
    data: { signOut: { __typename: 'SignedOut' } },
  })
  const signIn = `mutation { signIn(input: { email: "nobody@council.example", password: "x" }) { __typename } }`
  expect(await ask(signIn)).toMatchObject({ data: { signIn: { __typename: 'SignInRefusedError' } } })
  expect(await ready()).toBe('ready to be read; the disk is nearly full, nothing is stored')

  await setMark('0')
  expect((await ask(submit, rating())).data?.['submitRating']).toEqual({ __typename: 'InvalidInputError' })
  expect(await ready()).toBe('ready')
})

test('a form without JavaScript comes back with what was written in it', async () => {
  await setMark('999999999')
  const written = { receipt: formatReceipt(newReceipt()), comment: 'Ташаккур', contactKind: 'documentDesk', a8: '4' }
  const form = await receiveRatingForm('NO-SUCH-UNIT', written)
  expect(form).toMatchObject({ outcome: 'refused', retryAfterSeconds: 30, issues: [{ path: [], code: 'busy' }] })
  expect(form.values).toMatchObject(written)
  await setMark('0')
  expect((await receiveRatingForm('NO-SUCH-UNIT', written)).retryAfterSeconds).toBeUndefined()
})

test('lines of the log that cannot be written take nothing down, and what waits is bounded', () => {
  const logger = JSON.stringify(path.join(import.meta.dirname, 'platform/logger.ts'))
  const program = `const { logger } = await import(${logger})
    for (let line = 0; line < 20_000; line += 1) logger.info({ filler: 'x'.repeat(1_000) }, 'a line')
    setTimeout(() => process.exit(process.memoryUsage().rss < 200e6 ? 7 : 8), 100)`
  const full = spawnSync('/bin/sh', ['-c', '"$0" --input-type=module -e "$1" > /dev/full', process.execPath, program], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
  })
  expect([full.status, full.stderr.toString()]).toEqual([7, ''])
})
