import { get } from 'node:http'
import { signInFreeAttempts } from '@hamkori/schema/identity'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { threeTaps } from './modules/feedback/testing/units.ts'
import { createAccount } from './modules/identity/index.ts'
import { sent } from './modules/shortcomings/testing/findings.ts'
import { ownerDb } from './testing/owner.ts'
import { startApplication } from './testing/process.ts'
import type { RunningApplication } from './testing/process.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { newSession } from './testing/sessions.ts'

/** Two processes on one database, as they stand behind a proxy: what one of them knows, the other knows. */
let processes: RunningApplication[] = []
let stage: RecordFixture

beforeAll(async () => {
  stage = await setUpRecordFixture()
  const names = { nameTg: 'Шуъба', nameRu: 'Отдел', nameEn: 'Unit' }
  const where = { areaId: stage.khujandId, departmentId: stage.khujandDepartmentId }
  await ownerDb.policeUnit.create({ data: { code: 'SU-01-1', ...where, ...names, sourceCodes: [] } })
  processes = await Promise.all([startApplication(), startApplication()])
}, 60_000)
afterAll(() => Promise.all(processes.map((each) => each.stop())))

async function ask(at: number, query: string, variables: object = {}, cookie?: string): Promise<unknown> {
  const answer = await fetch(`${processes[at]?.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify({ query, variables }),
  })
  return ((await answer.json()) as { data: unknown }).data
}
const ofBoth = (query: string, variables: object = {}, cookie?: string) =>
  Promise.all([ask(0, query, variables, cookie), ask(1, query, variables, cookie)])

describe('two processes on one database', () => {
  test('a session is one: opened anywhere it signs in at both, and ended at one it is ended at the other', async () => {
    const cookie = `hamkori=${await newSession(stage.secretary.personId)}`
    const label = '{ viewer { label } }'
    for (const answer of await ofBoth(label, {}, cookie))
      expect(answer).toMatchObject({ viewer: { label: 'secretary' } })
    await ask(0, 'mutation { signOut { ... on SignedOut { done } } }', {}, cookie)
    expect(await ofBoth(label, {}, cookie)).toEqual([{ viewer: null }, { viewer: null }])
  })

  test('tries of a password at both are counted together', async () => {
    const email = 'guessed@test.example'
    await createAccount(
      { kind: 'system', name: 'test' },
      { email, password: 'a password of many words', label: 'Guessed' },
    )
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
    const outcomes: unknown[] = []
    for (let attempt = 0; attempt <= signInFreeAttempts; attempt += 1)
      outcomes.push(await ask(attempt % 2, query, { input: { email, password: 'not that one at all' } }))
    expect(outcomes.slice(0, -1)).toEqual(
      Array.from({ length: signInFreeAttempts }, () => ({ signIn: { __typename: 'SignInRefusedError' } })),
    )
    expect(outcomes.at(-1)).toEqual({ signIn: { __typename: 'UnavailableError' } })
  })

  test('a rating that is sent to both is stored once', async () => {
    const query = 'mutation ($input: SubmitRatingInput!) { submitRating(input: $input) { __typename } }'
    const input = threeTaps()
    expect(await ofBoth(query, { input })).toEqual(
      Array.from({ length: 2 }, () => ({ submitRating: { __typename: 'RatingAccepted' } })),
    )
    const stored = await ownerDb.$queryRaw`SELECT count(*)::int AS count FROM rating_arrived`
    expect(stored).toEqual([{ count: 1 }])
  })

  test('what one has kept is no longer shown by it once the other has changed it, and who follows at either is told', async () => {
    const { reference } = await sent(stage, '2026-03-02')
    const query = `{ shortcoming(reference: "${reference}") { acknowledgedOn } }`
    for (let round = 0; round < 3; round += 1)
      expect(await ofBoth(query)).toEqual([
        { shortcoming: { acknowledgedOn: null } },
        { shortcoming: { acknowledgedOn: null } },
      ])
    const streams = [follow(0, reference), follow(1, reference)]
    await new Promise((resolve) => setTimeout(resolve, 500))
    const found = (await ask(0, `{ shortcoming(reference: "${reference}") { id } }`)) as { shortcoming: { id: string } }
    const cookie = `hamkori=${await newSession(stage.officer.personId)}`
    const acknowledge = 'mutation ($input: ShortcomingInput!) { acknowledgeShortcoming(input: $input) { __typename } }'
    expect(await ask(1, acknowledge, { input: { shortcomingId: found.shortcoming.id } }, cookie)).toEqual({
      acknowledgeShortcoming: { __typename: 'Shortcoming' },
    })
    for (const answer of await ofBoth(query))
      expect(answer).toEqual({ shortcoming: { acknowledgedOn: expect.stringMatching(/^\d{4}-/) } })
    await vi.waitFor(() => expect(streams.map((stream) => stream.changes())).toEqual([1, 1]), { timeout: 2_000 })
    for (const stream of streams) stream.close()
  })
})

function follow(at: number, reference: string): { changes: () => number; close: () => void } {
  let text = ''
  const outgoing = get(`${processes[at]?.origin}/live/cases/${reference}`, { agent: false }, (answer) => {
    answer.on('data', (part: Buffer) => (text += part.toString())).on('error', () => undefined)
  })
  outgoing.on('error', () => undefined)
  return { changes: () => text.split('event: change').length - 1, close: () => outgoing.destroy() }
}
