import './testing/as-operator.ts'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seed } from '../prisma/seed/seed.ts'
import { createGraphql } from './graphql.ts'
import { stopRatings } from './modules/feedback/index.ts'
import { now } from './platform/clock.ts'
import type { Context } from './platform/context.ts'
import { db } from './platform/db.ts'
import { loadRenderer } from './platform/http/pages.ts'
import type { PageRequest, Renderer } from './platform/http/pages.ts'
import { environment } from './testing/application.ts'
import { newSession } from './testing/sessions.ts'
import { countStatements } from './testing/statements.ts'
import './schema.ts'

/** As many as a question of a page may send to PostgreSQL, whatever is on the record; of versions, which answers kept in memory need, apart. */
const most = 5
const versions = /record_version|installation_fact/

/**
 * Questions about one whole record, an account or the whole country, of which each module reads its own part: they take more, always as many, and no more than this. Who makes
 * one smaller lowers its number here.
 */
const wholes: Readonly<Record<string, number>> = {
  Account: 7,
  Area: 7,
  Council: 9,
  CouncilMeetings: 7,
  CouncilSeats: 7,
  Department: 7,
  Gathering: 23,
  Plan: 6,
  PlaceRecord: 5,
  Proposal: 8,
  PublicMeeting: 6,
  Recommendation: 10,
  RegionsOverview: 6,
  // Three of them only for one that came back.
  Shortcoming: 12,
}

const webDist = fileURLToPath(new URL('../../web/dist', import.meta.url))
const home = mkdtempSync(path.join(os.tmpdir(), 'hamkori-statements-'))
const graphql = createGraphql(environment())
let renderer: Renderer

beforeAll(async () => {
  // The demonstration's photos go there.
  process.env['HAMKORI_HOME'] = home
  renderer = await loadRenderer(webDist)
  await seed({ kind: 'system', name: 'seed' }, { demonstration: true, home, ratings: 300 }, () => undefined)
}, 180_000)
afterAll(async () => {
  await stopRatings()
  rmSync(home, { recursive: true, force: true })
})

interface Drawn {
  readonly status: number
  readonly body: string
  /** What each question was called, and how many statements it took. */
  readonly asked: readonly { readonly name: string; readonly statements: number }[]
}

/** Draws a page with questions one after the other, so that each one's statements are its own. */
async function draw(url: string, context: Context): Promise<Drawn> {
  const asked: { name: string; statements: number }[] = []
  let last: Promise<unknown> = Promise.resolve()
  const ask: PageRequest['graphql'] = (body) => {
    const answer = last.then(async () => {
      const { result, statements } = await countStatements(() => graphql.ask(body, context))
      asked.push({
        name: nameOf(body.query),
        statements: statements.filter((text) => !versions.test(text)).length,
      })
      return result
    })
    last = answer.catch(() => undefined)
    return answer
  }
  const page = await renderer.render({
    ...{ url, cookie: null, acceptLanguage: null, languageCookie: null, now: now(), graphql: ask, demonstration: true },
    ...{ fromInside: true, origin: 'http://localhost', sourceUrl: null },
    print: () => Promise.reject(new Error('no page prints')),
  })
  return { status: page.status, body: String(page.body), asked }
}

/** What sends more than it may, as sentences. */
async function tooMany(urls: readonly string[], context: Context): Promise<string[]> {
  const found = new Set<string>()
  for (const url of urls) {
    // The first time some of what does not change is read and kept, such as places.
    await draw(url, context)
    const { status, asked } = await draw(url, context)
    // Nothing is measured of a page that is not there.
    expect([url, status, asked.length > 0]).toEqual([url, 200, true])
    for (const { name, statements } of asked)
      if (statements > (wholes[name] ?? most)) found.add(`${name} of ${url}: ${statements}`)
  }
  return [...found]
}

describe('the questions of a page', () => {
  test(`take at most ${most} statements each, of every kind of public page`, { timeout: 300_000 }, async () => {
    const stranger = await graphql.contextOf(null)
    const { body } = await draw('/sitemap.xml', stranger)
    const addresses = [...body.matchAll(/<loc>https?:\/\/[^/]+(\/tg[^<]*)<\/loc>/g)].map(([, address]) => address ?? '')
    expect(addresses.length).toBeGreaterThan(150)
    const kinds = new Map<string, string[]>()
    for (const address of addresses) {
      // One kind: the same beginning, with references, codes and names of councils behind it.
      const kind = address.split('/').slice(0, 3).join('/') + '/*'.repeat(Math.max(0, address.split('/').length - 3))
      kinds.set(kind, [...(kinds.get(kind) ?? []), address])
    }
    const some = [...kinds.values()].flatMap((alike) => alike.slice(0, 3))
    expect(await tooMany(some, stranger)).toEqual([])
  })

  test.each(['secretary.khujand', 'chair.bokhtar', 'officer.mia-su-01', 'coordinator', 'observer', 'administrator'])(
    `take at most ${most} statements each, of every page that needs no number of a record, for %s`,
    { timeout: 300_000 },
    async (name) => {
      const person = await db.person.findFirstOrThrow({ where: { email: { startsWith: name } } })
      const context = await graphql.contextOf(`hamkori=${await newSession(person.id)}`)
      const { current } = JSON.parse(readFileSync(path.join(webDist, 'server/documents.json'), 'utf8')) as Documents
      const questions = Object.values(current).filter((text) => !needsMore(text))
      expect(questions.length).toBeGreaterThan(40)
      const found = new Set<string>()
      for (const query of questions) {
        const name = nameOf(query)
        await graphql.ask({ query, variables }, context)
        const { statements } = await countStatements(() => graphql.ask({ query, variables }, context))
        const counted = statements.filter((text) => !versions.test(text)).length
        if (counted > (wholes[name] ?? most)) found.add(`${name}: ${counted}`)
      }
      expect([...found]).toEqual([])
    },
  )
})

/** Variables that a query may need: the desk's of one council, twenty rows a page. */
const variables: Readonly<Record<string, unknown>> = { first: 20, slug: 'khujand', year: 2026 }

interface Documents {
  readonly current: Readonly<Record<string, string>>
}

const nameOf = (query: string): string => /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? query

/** Whether it is no query, or one that needs other variables than {@link variables}. */
function needsMore(text: string): boolean {
  return parse(text).definitions.some(
    (each) =>
      each.kind === 'OperationDefinition' &&
      (each.operation !== 'query' ||
        each.variableDefinitions?.some(
          ({ type, defaultValue, variable }) =>
            type.kind === 'NonNullType' && defaultValue === undefined && !(variable.name.value in variables),
        ) === true),
  )
}
