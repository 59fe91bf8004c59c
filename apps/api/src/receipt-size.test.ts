import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { formatReceipt, newReceipt, receiptKeyOf } from '@hamkori/schema/receipts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGraphql } from './graphql.ts'
import type { Renderer } from './platform/http/pages.ts'
import { anonymous } from './platform/viewer.ts'
import { submitRating } from './modules/feedback/index.ts'
import { layUnits, threeTaps } from './modules/feedback/testing/units.ts'
import { application, environment, graphqlRequest } from './testing/application.ts'

/**
 * Whoever watches the line sees how many bytes an answer has, also through TLS. From that nobody may learn whether a phone has just
 * shown a receipt that belongs to a rating.
 */
const query = `query ($key: String!) {
  ratingByReceipt(receiptKey: $key) { unit { code name { tg ru en } } answers { statement answer } comment commentState }
}`
const renderer: Renderer = {
  isSameForAll: () => false,
  isForStrangers: () => false,
  async render({ graphql, receiptKey }) {
    const answer = await graphql({ query, variables: { key: receiptKey ?? '' } })
    return { status: 200, headers: { 'content-type': 'text/html' }, body: `<p>${JSON.stringify(answer)}</p>` }
  },
}
const webDist = mkdtempSync(join(tmpdir(), 'hamkori-receipts-'))
afterAll(() => rmSync(webDist, { recursive: true, force: true }))
const app = application({ WEB_DIST: webDist }, renderer, createGraphql(environment()))

const [short, long] = [newReceipt(), newReceipt()]
beforeAll(async () => {
  await layUnits()
  await submitRating(anonymous, threeTaps({ receiptKey: await receiptKeyOf(short) }))
  const comment = { comment: '😀'.repeat(1_000), commentLanguage: 'tg' as const }
  await submitRating(anonymous, threeTaps({ receiptKey: await receiptKeyOf(long), ...comment }))
})

interface Seen {
  readonly length: string | null
  readonly encoding: string | null
  readonly text: string
}

async function seen(answer: Promise<Response>): Promise<Seen> {
  const { headers, bytes } = await answer.then(async (given) => ({
    headers: given.headers,
    bytes: await given.bytes(),
  }))
  const encoding = headers.get('content-encoding')
  const text = (encoding === 'gzip' ? gunzipSync(bytes) : Buffer.from(bytes)).toString()
  return { length: headers.get('content-length'), encoding, text }
}

const byApi = (accepts: string) => async (receipt: Uint8Array) =>
  app.fetch(graphqlRequest({ query, variables: { key: await receiptKeyOf(receipt) } }, { 'accept-encoding': accepts }))
const byForm = (accepts: string) => async (receipt: Uint8Array) =>
  app.fetch(
    new Request('http://localhost/tg/receipt', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': accepts },
      body: new URLSearchParams({ code: formatReceipt(receipt) }).toString(),
    }),
  )

describe.each([
  ['of the API', byApi('gzip, br'), null],
  ['of the API, plain', byApi('identity'), null],
  ['on the page without a script', byForm('gzip, br'), 'gzip'],
  ['on the page without a script, plain', byForm('identity'), null],
])('the answer to a receipt %s', (_where, ask, encoding) => {
  it('has one size, whether it is found or not, and however much was written', async () => {
    const answers = await Promise.all([short, long, newReceipt()].map((receipt) => seen(ask(receipt))))
    expect(answers.map(({ text }) => text.includes('"ratingByReceipt":null'))).toEqual([false, false, true])
    expect(answers.map((answer) => answer.encoding)).toEqual([encoding, encoding, encoding])
    expect(new Set(answers.map(({ length }) => length)).size).toBe(1)
  })
})
