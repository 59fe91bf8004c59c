import type { APIRequestContext, Page } from '@playwright/test'
import { runningUrls, withClient } from '@hamkori/launch/postgres/roles.ts'
import { expect, test } from './support/journey.ts'
import { languages } from './support/languages.ts'
import { exampleOf, routes } from './support/public-pages.ts'

/** Who gets a rating while everything is compared: a unit with many answers and one with few. */
const units = ['SU-01-1', 'KT-01-1']
const scopes = ['country TJ', 'region TJ-SU', 'region TJ-KT', 'area TJ-SU-01', ...units.map((code) => `unit ${code}`)]
const cell = 'n score low high verdict bound'
const dashboard = `query Unmoved($scope: ScopeKind!, $code: String!) { dashboard(scope: $scope, code: $code) { ratings
  scores { ${cell} } facts { ${cell} } comparison rows { code scores { ${cell} } } channels { channel share }
  kinds { kind scores { ${cell} } } trend { months series { n score low high changed changeZ } } release { number } } }`
const files = ['manifest.json', 'scores.csv', 'series.csv', 'trends.csv', 'breakdowns.csv', 'places.csv']
const rounds = 4

test('one rating more moves no byte of any public page, answer or file before the next release', async ({
  page,
  request,
}) => {
  const addresses = await everyAddress(page)
  expect(addresses.length).toBeGreaterThan(100)
  let moved = addresses
  // Other journeys change the record meanwhile, and some a release: what a rating moves is moved by every rating.
  for (let round = 0; round < rounds && moved.length > 0; round += 1) {
    const before = await read(request, moved)
    for (const unit of units) await rate(request, unit)
    await untilAggregated()
    const after = await read(request, moved)
    moved = moved.filter((address) => before.get(address) !== after.get(address))
  }
  expect(moved).toEqual([])
})

/** Pages in three languages, answers of the API about scores, and the files of the first two releases. */
async function everyAddress(page: Page): Promise<string[]> {
  const examples: string[] = []
  for (const route of routes) examples.push(await exampleOf(page, route))
  return [
    ...languages.flatMap((language) => examples.map((example) => `/${language}/${example}`.replace(/\/$/, ''))),
    ...languages.flatMap((language) =>
      ['access', 'respect', 'satisfaction'].map((show) => `/${language}/dashboards/TJ-SU?show=${show}`),
    ),
    ...scopes.map((scope) => `graphql ${scope}`),
    ...[1, 2].flatMap((number) => files.map((name) => `/releases/${number}/${name}`)),
    ...['/sitemap.xml', '/robots.txt', '/schema.graphql', '/releases/key.pem'],
  ]
}

async function read(request: APIRequestContext, addresses: readonly string[]): Promise<Map<string, string>> {
  const bytes = new Map<string, string>()
  for (const address of addresses) bytes.set(address, await textOf(request, address))
  return bytes
}

async function textOf(request: APIRequestContext, address: string): Promise<string> {
  const [kind, scope, code] = address.split(' ')
  if (kind !== 'graphql') {
    const answer = await request.get(address)
    expect([address, answer.status()]).toEqual([address, address.endsWith('/no-such-page') ? 404 : 200])
    const text = await answer.text()
    // Of a page that is drawn for each visitor: the moment, and the key and the receipt of a form.
    return text
      .replace(/"now":"[^"]*"/g, '')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '')
      .replace(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/g, '')
  }
  const answer = await request.post('/graphql', { data: { query: dashboard, variables: { scope, code } } })
  const text = await answer.text()
  expect([address, text.slice(0, 20)]).toEqual([address, '{"data":{"dashboard"'])
  return text
}

/** Sends the form as a browser without scripts does. */
async function rate(request: APIRequestContext, unitCode: string): Promise<void> {
  const address = `/en/r/${unitCode}`
  const text = await (await request.get(address)).text()
  const valueOf = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]+)"`).exec(text)?.[1] ?? ''
  const receipt = valueOf('receipt')
  const form = {
    idempotencyKey: valueOf('idempotencyKey'),
    receipt,
    contactKind: 'documentDesk',
    a1: '1',
    a8: '1',
    f1: 'no',
  }
  const answer = await request.post(address, { form })
  expect([answer.status(), /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await answer.text())?.[0]]).toEqual([200, receipt])
}

/** Until the sums hold every rating that was accepted. */
async function untilAggregated(): Promise<void> {
  const urls = runningUrls(process.env['HAMKORI_HOME'] ?? '')
  if (urls === null) throw new Error('HAMKORI_HOME names no running installation')
  await withClient(urls.appUrl, (client) =>
    expect
      .poll(async () => (await client.query('SELECT FROM rating_sum_pending LIMIT 1')).rowCount, { timeout: 60_000 })
      .toBe(0),
  )
}
