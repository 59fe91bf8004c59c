import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One thing that is measured on both sides. */
export interface Scenario {
  readonly name: string
  /** GraphQL document and variables, as the web app sends them. */
  readonly query: string
  readonly variables: Record<string, unknown>
  /** Path and body of the hand-written server. */
  readonly barePath: string
  readonly bareBody: Record<string, unknown>
  /** A piece of text that a right answer of the service holds. */
  readonly expects: string
  /** Requests per second as a share of the bare server's: the least that is aimed at. */
  readonly aim: number | null
}

const built = readFileSync(join(process.env['WEB_DIST'] ?? '', 'server/documents.json'), 'utf8')
const documents = Object.values((JSON.parse(built) as { current: Record<string, string> }).current)

const rating = {
  idempotencyKey: '%uuid%',
  receiptKey: '%hash%',
  unitCode: 'SU-01-1',
  instrument: 'HRS-8/2',
  contactKind: 'documentDesk',
  channel: 'web',
  a1: 4,
  a2: 5,
  a3: 4,
  a4: 5,
  a5: 3,
  a6: 4,
  a7: 2,
  a8: 4,
}
const name = 'name { tg ru en }'
const text = '{ original tg ru en }'
const cell = '{ n score low high verdict bound }'

/** The same question, asked together with something that lasts not: no answer of before can be sent again. */
function anew(scenario: Scenario): Scenario {
  return {
    ...scenario,
    name: `${scenario.name}, anew`,
    query: scenario.query.replace('{', '{ installation { version } '),
  }
}

const kept: readonly Scenario[] = [
  {
    name: 'submit a rating',
    // Nobody writes by any other document than the web app's own.
    query: documents.find((document) => document.startsWith('mutation SubmitRating(')) ?? '',
    variables: { input: rating },
    barePath: '/rating',
    bareBody: rating,
    expects: '"RatingAccepted"',
    aim: 1,
  },
  {
    name: 'district list',
    query: `query Districts { districts { id code ${name} shortName { tg ru en } population tile { column row } parent { code } units { id code ${name} } } }`,
    variables: {},
    barePath: '/districts',
    bareBody: {},
    expects: '"TJ-SU-01"',
    aim: 0.45,
  },
  {
    name: 'regional dashboard',
    query: `query Dashboard($scope: ScopeKind!, $code: String!) { dashboard(scope: $scope, code: $code) { scope code ${name} parents { scope code ${name} } fromMonth toMonth ratings demonstration
      scores ${cell} comparison rows { code ${name} shortName { tg ru en } tile { column row } scores ${cell} } childScope channels { channel share }
      trend { months series { statement n score low high changed changeZ } } } }`,
    variables: { scope: 'region', code: 'TJ-SU' },
    barePath: '/dashboard',
    bareBody: { scope: 'region', code: 'TJ-SU' },
    expects: '"TJ-SU-01"',
    aim: 0.5,
  },
  {
    name: 'search',
    query: `query Search($text: String!) { searchPlaces(text: $text) { ambiguous matches { matched score exact area { id code ${name} parent { code } } units { code } } } }`,
    variables: { text: 'Худжанд' },
    barePath: '/search',
    bareBody: { text: 'Худжанд' },
    expects: '"TJ-SU-01"',
    aim: null,
  },
  {
    name: 'shortcomings list',
    query: `query Shortcomings { shortcomings(first: 20) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node { id reference state topic severity title ${text} registeredOn responseCount
      council { id slug ${name} } department { id code ${name} } responses { id version outcome reasons publishedAt } } } } }`,
    variables: {},
    barePath: '/shortcomings',
    bareBody: {},
    expects: '"totalCount":20000',
    aim: 0.45,
  },
]

/**
 * The pages of scores as the web app asks for them, of a district, a region and the country; each kept and anew. The hand-written
 * server reads the sums that they are made of, and neither how soon cases were answered nor whose place it is.
 */
export const scorePages: readonly Scenario[] = [
  { name: 'district', scope: 'area', code: 'TJ-SU-01' },
  { name: 'region', scope: 'region', code: 'TJ-SU' },
  { name: 'country', scope: 'country', code: 'TJ' },
].flatMap(({ name: page, scope, code }) => {
  const asked: Scenario = {
    name: page,
    query: documents.find((document) => document.startsWith('query Dashboard(')) ?? '',
    variables: { scope, code },
    barePath: '/dashboard',
    bareBody: { scope, code },
    expects: '"verdict":"',
    aim: 2,
  }
  return [asked, anew(asked)]
})

const responseCache = new Set(['district list', 'regional dashboard', 'shortcomings list'])

/** What residents and visitors do most. Where answers are kept, the same without that help stands beside it. */
export const scenarios: readonly Scenario[] = kept.flatMap((scenario) =>
  responseCache.has(scenario.name) ? [{ ...scenario, aim: 1 }, anew(scenario)] : [scenario],
)
