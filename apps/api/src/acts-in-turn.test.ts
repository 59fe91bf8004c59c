import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer } from './server.ts'
import { environment } from './testing/application.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { newSession } from './testing/sessions.ts'

let stage: RecordFixture
let server: Server
let cookie: string
beforeAll(async () => {
  stage = await setUpRecordFixture()
  cookie = `hamkori=${await newSession(stage.secretary.personId)}`
  server = createHttpServer(createServer(environment(), null))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

async function ask(query: string, input?: object, headers: Record<string, string> = {}): Promise<string> {
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables: { input } }),
  })
  return response.text()
}

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const register = () =>
  ask(
    'mutation ($input: RegisterShortcomingInput!) { registerShortcoming(input: $input) { __typename ... on Shortcoming { reference } } }',
    {
      idempotencyKey: crypto.randomUUID(),
      councilId: globalId('Council', stage.khujandCouncilId),
      departmentId: globalId('Department', stage.khujandDepartmentId),
      ...{ topic: 'other', severity: 'low' },
      title: { original: 'tg', tg: 'Қабул дер сар мешавад' },
      detail: { original: 'tg', tg: 'Се ҳафта пай дар пай.' },
    },
    { cookie },
  )

test('people who write, however many and however slow, leave room for those who read', async () => {
  const read = (at: number) => ask(`{ shortcomings(first: ${at}) { totalCount } }`)
  // Documents that were validated before are executed straight away.
  expect(await register()).toContain('"Shortcoming"')
  await Promise.all([1, 2, 3].map(read))

  const client = await ownerPool.connect()
  await client.query('BEGIN')
  await client.query('LOCK TABLE shortcoming IN EXCLUSIVE MODE')
  const events: string[] = []
  const acts = Array.from({ length: 40 }, async () => {
    const answer = await register()
    events.push('act')
    return answer
  })
  await sleep(300)
  const reads = [1, 2, 3].map(async (at) => {
    expect(await read(at)).toContain('"totalCount"')
    events.push('read')
  })
  await Promise.race([Promise.all(reads), sleep(3_000)])
  events.push('unlocked')
  await client.query('ROLLBACK')
  client.release()
  await Promise.all(reads)
  expect(events.slice(0, 4)).toEqual(['read', 'read', 'read', 'unlocked'])
  const answers = await Promise.all(acts)
  expect(answers.filter((answer) => answer.includes('"Shortcoming"'))).toHaveLength(40)
}, 30_000)
