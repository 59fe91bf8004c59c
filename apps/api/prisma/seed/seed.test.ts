import '../../src/testing/as-operator.ts'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import '../../src/schema.ts'
import { db } from '../../src/platform/db.ts'
import { anonymous } from '../../src/platform/viewer.ts'
import type { SystemActor } from '../../src/platform/viewer.ts'
import { codeOf } from '../../src/modules/identity/testing/factors.ts'
import { graphqlAs } from '../../src/testing/graphql.ts'
import { ownerDb, ownerPool } from '../../src/testing/owner.ts'
import { stopRatings } from '../../src/modules/feedback/index.ts'
import { seed } from './seed.ts'

const actor: SystemActor = { kind: 'system', name: 'seed' }
const home = mkdtempSync(path.join(os.tmpdir(), 'hamkori-seed-'))
// The demonstration's photos go there.
process.env['HAMKORI_HOME'] = home
const accountsFile = path.join(home, 'demonstration-accounts.json')
const ratings = 300

interface Accounts {
  totpSecret: string
  accounts: { label: string; email: string; password: string; role: string }[]
}
const readAccounts = () => JSON.parse(readFileSync(accountsFile, 'utf8')) as Accounts

/** How many rows each table holds. */
async function census(): Promise<Record<string, number>> {
  const { rows } = await ownerPool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname NOT LIKE '\\_prisma%' ORDER BY 1`,
  )
  const counts = await Promise.all(
    rows.map(
      async ({ name }) =>
        [
          name,
          Number((await ownerPool.query<{ n: string }>(`SELECT count(*) AS n FROM "${name}"`)).rows[0]?.n),
        ] as const,
    ),
  )
  return Object.fromEntries(counts)
}

afterAll(async () => {
  await stopRatings()
  rmSync(home, { recursive: true, force: true })
})

describe('a seed without the demonstration', () => {
  const lines: string[] = []
  beforeAll(() => seed(actor, { demonstration: false, home }, (line) => lines.push(line)), 60_000)

  it('holds the territory and what sources say, and nobody and nothing invented', async () => {
    const rows = await census()
    expect(rows).toMatchObject({
      area: 74,
      area_alias: 587,
      department: 76,
      police_unit: 70,
      source: 26,
      body: 13,
      legal_document: 17,
      activity: 31,
      council: 10,
      person: 0,
      post: 0,
      membership: 0,
      meeting: 0,
      shortcoming: 0,
      proposal: 0,
      rating: 0,
    })
    expect(await db.council.count({ where: { OR: [{ demonstration: true }, { inferred: true }] } })).toBe(0)
    expect(lines).toHaveLength(3)
    const { data } = await graphqlAs(anonymous, '{ installation { demonstration languages version } }')
    expect(data.installation).toEqual({
      demonstration: false,
      languages: ['tg', 'ru', 'en'],
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
  })

  it('keeps the doubts about its sources', async () => {
    const { data } = await graphqlAs(
      anonymous,
      '{ source(code: "S4") { title url publishedOn issues } e: source(code: "S0e") { issues } }',
    )
    expect(data.source).toMatchObject({ publishedOn: '2019-10-04', url: expect.stringContaining('vkd.tj') })
    expect(data.source.issues).toHaveLength(8)
    expect(data.e.issues[0]).toContain('Decree No. 1438 dated 19 March 2014 in one page and 19 March 2013 in the other')
  })

  it('changes nothing the second time', async () => {
    const before = await census()
    await seed(actor, { demonstration: false, home }, () => undefined)
    expect(await census()).toEqual(before)
  }, 60_000)
})

describe('a seed with the demonstration', () => {
  beforeAll(() => seed(actor, { demonstration: true, home, ratings }, () => undefined), 120_000)

  it('marks everything that is invented', async () => {
    const rows = await census()
    expect(rows).toMatchObject({
      council: 75,
      membership: 713,
      person: 43,
      meeting: 36,
      shortcoming: 19,
      proposal: 13,
      rating: ratings,
    })
    const unmarked = await Promise.all([
      db.council.count({ where: { demonstration: false } }),
      db.membership.count({ where: { demonstration: false } }),
      db.person.count({ where: { demonstration: false } }),
      db.meeting.count({ where: { demonstration: false } }),
      db.shortcoming.count({ where: { demonstration: false } }),
      db.proposal.count({ where: { demonstration: false } }),
      ownerDb.rating.count({ where: { demonstration: false } }),
    ])
    expect(unmarked).toEqual([10, 0, 0, 0, 0, 0, 0])
    const { data } = await graphqlAs(anonymous, '{ installation { demonstration } }')
    expect(data.installation.demonstration).toBe(true)
  })

  it('has councils of 7 to 11 seats with one chair and one secretary each', async () => {
    const { rows } = await ownerPool.query(`
      SELECT min(seats)::int AS fewest, max(seats)::int AS most, count(*) FILTER (WHERE chairs <> 1 OR secretaries <> 1)::int AS odd, count(*)::int AS councils
      FROM (SELECT council_id, count(*) AS seats, count(*) FILTER (WHERE office = 'chair') AS chairs, count(*) FILTER (WHERE office = 'secretary') AS secretaries
            FROM membership WHERE term_to IS NULL GROUP BY council_id) per_council`)
    expect(rows).toEqual([{ fewest: 7, most: 11, odd: 0, councils: 75 }])
    expect(await db.membership.count({ where: { endedReason: { not: null } } })).toBe(38)
  })

  it('shows every state and every context of the clock', async () => {
    const { data, errors } = await graphqlAs(
      anonymous,
      '{ shortcomings(first: 50) { edges { node { state answer { state } acknowledgement { state } responses { outcome } } } } proposals(first: 50) { edges { node { state answer { state } responses { outcome } } } } }',
    )
    expect(errors).toBeUndefined()
    type Node = {
      state: string
      answer: { state: string }
      acknowledgement?: { state: string }
      responses: { outcome: string }[]
    }
    const nodes = (connection: { edges: { node: Node }[] }) => connection.edges.map(({ node }) => node)
    const seen = (list: Node[], pick: (node: Node) => string[]) => [...new Set(list.flatMap(pick))].toSorted()
    const shortcomings = nodes(data.shortcomings)
    const proposals = nodes(data.proposals)
    expect(seen(shortcomings, ({ state }) => [state])).toEqual([
      'acknowledged',
      'answered',
      'closed',
      'notConfirmed',
      'reportedFixed',
      'sent',
      'verifiedFixed',
    ])
    expect(seen(shortcomings, ({ answer }) => [answer.state])).toEqual(['dueSoon', 'met', 'overdue', 'running'])
    expect(seen(shortcomings, ({ acknowledgement }) => [acknowledgement?.state ?? ''])).toEqual([
      'dueSoon',
      'met',
      'overdue',
    ])
    expect(seen(shortcomings, ({ responses }) => responses.map(({ outcome }) => outcome))).toEqual([
      'confirmed',
      'disputed',
      'partly',
      'referred',
    ])
    expect(seen(proposals, ({ state }) => [state])).toEqual([
      'acknowledged',
      'answered',
      'escalated',
      'inImplementation',
      'reportedImplemented',
      'submitted',
      'verified',
      'withdrawn',
    ])
    expect(seen(proposals, ({ responses }) => responses.map(({ outcome }) => outcome))).toEqual([
      'accepted',
      'acceptedInPart',
      'declined',
      'deferred',
    ])
    expect(await db.shortcoming.count({ where: { state: 'registered' } })).toBe(1)
    expect(await db.proposal.count({ where: { state: 'adopted' } })).toBe(1)
    expect((await db.meeting.groupBy({ by: ['state'] })).map(({ state }) => state).toSorted()).toEqual([
      'announced',
      'minutesApproved',
      'minutesDrafted',
      'minutesUnderReview',
      'published',
    ])
  })

  it('writes the sign-ins where only their owner reads them, and they open the public API', async () => {
    expect(statSync(accountsFile).mode & 0o777).toBe(0o600)
    const { accounts, totpSecret } = readAccounts()
    expect(accounts.map(({ email }) => email.split('@')[0])).toEqual([
      'chair.khujand',
      'secretary.khujand',
      'member.khujand',
      'chair.bokhtar',
      'secretary.bokhtar',
      'member.bokhtar',
      'chair.sino',
      'secretary.sino',
      'member.sino',
      'officer.mia-su',
      'officer.mia-su-01',
      'officer.mia-kt-01',
      'officer.mia-du-02',
      'coordinator',
      'observer',
      'administrator',
    ])
    const signIn =
      'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { ... on SecondFactorNeeded { methods } } }'
    const confirm =
      'mutation ($code: String!) { confirmSecondFactor(input: { code: $code }) { ... on Viewer { demonstration seats { office council { slug } } posts { role department { code } } } } }'
    const as = async (name: string) => {
      const account = accounts.find(({ email }) => email.startsWith(`${name}@`))
      const first = await graphqlAs(anonymous, signIn, { email: account?.email, password: account?.password })
      expect(first.data.signIn).toEqual({ methods: ['totp'] })
      const token = /=([^;]+)/.exec(first.setCookies[0] ?? '')?.[1] ?? null
      return (await graphqlAs(anonymous, confirm, { code: codeOf(totpSecret) }, token)).data.confirmSecondFactor
    }
    expect(await as('secretary.sino')).toEqual({
      demonstration: true,
      seats: [{ office: 'secretary', council: { slug: 'sino' } }],
      posts: [],
    })
    expect(await as('member.khujand')).toEqual({
      demonstration: true,
      seats: [{ office: 'member', council: { slug: 'khujand' } }],
      posts: [],
    })
    expect(await as('officer.mia-kt-01')).toEqual({
      demonstration: true,
      seats: [],
      posts: [{ role: 'officer', department: { code: 'MIA-KT-01' } }],
    })
    expect(await as('observer')).toEqual({
      demonstration: true,
      seats: [],
      posts: [{ role: 'observer', department: null }],
    })
  })

  it('changes nothing the second time and keeps the password', async () => {
    const [before, accounts] = [await census(), readAccounts()]
    const lines: string[] = []
    await seed(actor, { demonstration: true, home, ratings }, (line) => lines.push(line))
    const after = await census()
    // Signing in above is the only thing that may have left rows since.
    expect(after).toEqual(before)
    expect(readAccounts()).toEqual(accounts)
    expect(lines.join('\n')).toContain(`${ratings} ratings, none new`)
  }, 60_000)

  it('says where it cannot know the password, and leaves the file of another home alone', async () => {
    const other = mkdtempSync(path.join(os.tmpdir(), 'hamkori-seed-'))
    const lines: string[] = []
    await seed(actor, { demonstration: true, home: other, ratings }, (line) => lines.push(line))
    expect(lines).toContain('demonstration: 43 people; their sign-ins were written down in another home')
    writeFileSync(path.join(other, 'demonstration-accounts.json'), '{"accounts": 1}')
    await expect(seed(actor, { demonstration: true, home: other, ratings }, () => undefined)).rejects.toThrow()
    rmSync(other, { recursive: true, force: true })
  }, 60_000)
})
