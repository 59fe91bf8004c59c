import { getNamedType, graphql, isLeafType, isNonNullType, isObjectType } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { createGraphql } from './graphql.ts'
import { cachedFields } from './cache-policies.ts'
import { atMoment, dateOf } from './platform/clock.ts'
import type { Context } from './platform/context.ts'
import { pool } from './platform/db.ts'
import { recordVersion } from './platform/record-version.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { sendShortcoming } from './modules/shortcomings/index.ts'
import { noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { schema } from './schema.ts'
import { environment } from './testing/application.ts'
import { ownerDb, ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'

/** Tables whose changes are not counted, each with the reason why no cached response about the record can show them. */
const uncounted: Readonly<Record<string, string>> = {
  audit_entry: 'the audit log is not public',
  reference_counter: 'a number is public with its record',
  installation_fact: 'read anew every two seconds; the territory’s own version is part of the state',
  record_version: 'the count itself',
  rating: 'scores have a version of their own',
  rating_comment: 'comments are not public',
  rating_sum: 'scores have a version of their own',
  rating_sum_pending: 'scores have a version of their own',
  rating_sum_version: 'scores have a version of their own',
  person: 'the record names no person',
  post: 'the record names no person',
  session: 'nobody’s session is public',
  sign_in_rate_limit: 'of signing in',
  factor: 'of signing in',
  recovery_code: 'of signing in',
  ceremony: 'of signing in',
  invitation: 'of signing in',
  mailed_link: 'of signing in',
  organisation_link: 'of signing in',
}

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

describe('the version of the record', () => {
  it('is raised by every change of every table, but for those that the record does not show', async () => {
    const { rows } = await ownerPool.query<{ name: string; counted: boolean }>(`
      SELECT c.relname AS name, EXISTS (
        SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled = 'O' AND t.tgfoid = 'count_record_change'::regproc
          -- After, for each statement, on INSERT, DELETE, UPDATE and TRUNCATE (pg_trigger.h).
          AND t.tgtype = 4 + 8 + 16 + 32 AND t.tgqual IS NULL AND cardinality(t.tgattr) = 0) AS counted
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '\\_%' ORDER BY 1`)
    expect(rows.filter(({ counted }) => !counted).map(({ name }) => name)).toEqual(Object.keys(uncounted).sort())
  })

  it('shows a change once it is committed, never one that was taken back', async () => {
    const before = await recordVersion()
    const client = await ownerPool.connect()
    try {
      await client.query(`BEGIN; UPDATE council SET demonstration = demonstration WHERE slug = 'khujand'`)
      expect(await recordVersion()).toBe(before)
      await client.query('ROLLBACK')
      expect(await recordVersion()).toBe(before)
      await client.query(`UPDATE council SET demonstration = demonstration WHERE slug = 'khujand'`)
      expect(Number(await recordVersion())).toBe(Number(before) + 1)
    } finally {
      client.release()
    }
  })

  it('lets nobody wait for anybody, and counts both', async () => {
    const before = await recordVersion()
    const [one, other] = await Promise.all([ownerPool.connect(), ownerPool.connect()])
    try {
      for (const client of [one, other]) await client.query(`SET lock_timeout = '200ms'`)
      await one.query(`BEGIN; UPDATE council SET demonstration = demonstration WHERE slug = 'khujand'`)
      await other.query(`BEGIN; UPDATE council SET demonstration = demonstration WHERE slug = 'bokhtar'`)
      await one.query(`UPDATE council SET demonstration = demonstration WHERE slug = 'khujand'; COMMIT`)
      expect(Number(await recordVersion())).toBe(Number(before) + 2)
      await other.query('COMMIT')
      expect(Number(await recordVersion())).toBe(Number(before) + 3)
    } finally {
      for (const client of [one, other]) {
        await client.query('RESET lock_timeout')
        client.release()
      }
    }
  })

  it('is read once for all who ask while it is being read', async () => {
    const { result, statements } = await countStatements(() =>
      Promise.all(Array.from({ length: 50 }, () => recordVersion())),
    )
    expect(new Set(result).size).toBe(1)
    expect(statements).toHaveLength(2)
  })

  it('cannot be set by the application’s role', async () => {
    for (const sql of [
      'UPDATE record_version SET changes = 0',
      'DELETE FROM record_version',
      'INSERT INTO record_version (changes) VALUES (1)',
    ])
      await expect(pool.query(sql), sql).rejects.toThrow('permission denied')
  })
})

describe('answers about the record that are kept', () => {
  const list =
    '{ shortcomings(first: 5) { totalCount edges { node { reference viewerMay answer { state } council { name { en } } } } } }'
  const contextOf = (viewer: Viewer): Context => ({
    viewer,
    sessionToken: null,
    trustedDeviceToken: null,
    secure: false,
    setCookies: [],
  })
  let ask: (query: string, viewer?: Viewer) => Promise<{ data: { shortcomings: Page } }>
  interface Page {
    readonly totalCount: number
    readonly edges: readonly {
      readonly node: {
        readonly reference: string
        readonly viewerMay: readonly string[]
        readonly answer: { readonly state: string }
        readonly council: { readonly name: { readonly en: string } }
      }
    }[]
  }

  beforeAll(async () => {
    const graphql = createGraphql(environment())
    ask = (query, viewer = anonymous) => graphql.ask({ query }, contextOf(viewer)) as never
    await sent(stage, '2026-03-02')
    // The first goes the full path, the second is kept.
    for (let turn = 0; turn < 2; turn += 1) await ask(list)
  })

  it('cost one small statement as long as nothing has changed', async () => {
    const { result, statements } = await countStatements(() => ask(list))
    expect(result.data.shortcomings.totalCount).toBe(1)
    expect(statements).toHaveLength(1)
    expect(statements[0]).toContain('FROM record_version')
  })

  it('show at once what was done here, and what another process did', async () => {
    const finding = await registered(stage, '2026-03-03')
    expect((await ask(list)).data.shortcomings.totalCount).toBe(1)
    await atMoment(noonOf('2026-03-03'), () => sendShortcoming(stage.secretary, { shortcomingId: finding.id }))
    const { totalCount, edges } = (await ask(list)).data.shortcomings
    expect(totalCount).toBe(2)
    expect(edges[0]?.node.reference).toBe(finding.reference)

    await ownerPool.query(`UPDATE council SET name_en = 'Council of the other process' WHERE slug = 'khujand'`)
    expect((await ask(list)).data.shortcomings.edges[0]?.node.council.name.en).toBe('Council of the other process')
  })

  it('do not outlast the day: a time limit passes without anybody’s act', async () => {
    const on = async (day: string) =>
      (await atMoment(noonOf(day), () => ask(list))).data.shortcomings.edges[0]?.node.answer.state
    expect([await on('2026-03-04'), await on('2026-03-04'), await on('2026-12-04')]).toEqual([
      'running',
      'running',
      'overdue',
    ])
  })

  it('are not given to whoever is signed in', async () => {
    await ask(list)
    expect((await ask(list)).data.shortcomings.edges[0]?.node.viewerMay).toEqual([])
    expect((await ask(list, stage.officer)).data.shortcomings.edges[0]?.node.viewerMay).toContain('acknowledge')
    expect((await ask(list)).data.shortcomings.edges[0]?.node.viewerMay).toEqual([])
  })

  it('read no table whose changes are not counted', async () => {
    const slug = 'khujand'
    const finding = await sent(stage, '2026-03-05')
    await ownerDb.source.create({ data: { code: 'S1', title: 'A list' } })
    const none = { participants: [], topics: [], shortcomings: [], proposals: [] }
    await ownerDb.activity.create({
      data: {
        code: 'a',
        kind: 'reception',
        startedOn: '2026',
        councilId: stage.khujandCouncilId,
        titleEn: 'A',
        sourceCodes: ['S1'],
        ...none,
      },
    })
    await ownerDb.legalDocument.create({ data: { code: 'l', kind: 'law', titleEn: 'L', sourceCodes: ['S1'] } })
    const body = await ownerDb.body.create({ data: { code: 'b', kind: 'ministry', nameEn: 'B' } })
    await ownerDb.body.create({ data: { code: 'c', kind: 'ministry', nameEn: 'C', parentId: body.id } })
    const seat = await ownerDb.membership.findFirstOrThrow({ where: { councilId: stage.khujandCouncilId } })
    const { id: meetingId, decisionId } = stage.khujandMeeting
    await ownerDb.agendaItem.create({ data: { meetingId, position: 1, text: 'A' } })
    await ownerDb.attendance.create({ data: { meetingId, membershipId: seat.id, presence: 'present' } })
    await ownerDb.assignment.create({
      data: { decisionId, task: 'T', ownerMembershipId: seat.id, dueOn: dateOf('2026-04-01') },
    })
    const { reference } = await ownerDb.meeting.findUniqueOrThrow({ where: { id: meetingId } })
    const given: Readonly<Record<string, string>> = {
      area: 'code: "TJ-SU-01"',
      department: 'code: "MIA-SU-01"',
      policeUnit: 'code: "SU-01-1"',
      council: `slug: "${slug}"`,
      meeting: `reference: "${reference}"`,
      shortcoming: `reference: "${finding.reference}"`,
      proposal: 'reference: "TVS-SU-2026-00001"',
      ...Object.fromEntries(['councils', 'activities', 'shortcomings', 'proposals'].map((root) => [root, 'first: 1'])),
    }
    const { statements } = await countStatements(async () => {
      for (const [root, ways] of Object.entries(cachedFields)) {
        if (root === 'dashboard') continue
        const reaches = new Set(ways.flatMap((way) => way.covers))
        const field = schema.getQueryType()?.getFields()[root]
        if (field === undefined) throw new Error(`${root} is no root field`)
        const named = given[root] === undefined ? '' : `(${given[root]})`
        for (const part of selections(getNamedType(field.type) as GraphQLObjectType, reaches)) {
          const source = `{ ${root}${named} ${part} }`
          const answer = await graphql({ schema, source, contextValue: contextOf(anonymous) })
          expect(answer.errors, source).toBeUndefined()
        }
      }
    })
    const tables = new Set(
      (await ownerPool.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r'`)).rows.map(
        ({ name }) => name,
      ),
    )
    const read = new Set(
      statements.flatMap((text) =>
        [...text.matchAll(/\b(?:FROM|JOIN)\s+(?:"?public"?\.)?"?(\w+)"?/gi)].map((found) => found[1] ?? ''),
      ),
    )
    const named = [...read].filter((name) => tables.has(name)).sort()
    expect(named.filter((name) => uncounted[name] !== undefined && name !== 'installation_fact')).toEqual([])
    // It really reached that far.
    expect(named).toEqual(
      expect.arrayContaining([
        'activity',
        'agenda_item',
        'assignment',
        'attendance',
        'body',
        'council',
        'decision',
        'legal_document',
        'meeting',
        'membership',
        'shortcoming',
        'shortcoming_response',
        'source',
        'transition',
      ]),
    )
  })
})

/**
 * Selections that together ask for every field that may be reached from a type, each by its shortest way and of a page one record, so
 * that they stay within the limits.
 */
function selections(root: GraphQLObjectType, reaches: ReadonlySet<string>): string[] {
  const found: string[] = []
  const seen = new Set([root.name])
  const next = [{ type: root, around: (inner: string) => inner }]
  for (const { type, around } of next) {
    const leaves: string[] = []
    for (const { name, type: inner, args } of Object.values(type.getFields())) {
      if (!reaches.has(type.name) && !reaches.has(`${type.name}.${name}`)) continue
      if (args.some((arg) => isNonNullType(arg.type))) throw new Error(`${type.name}.${name} asks for an argument`)
      const named = getNamedType(inner)
      const asked = args.some((arg) => arg.name === 'first') ? `${name}(first: 1)` : name
      if (isLeafType(named)) leaves.push(name)
      else if (!isObjectType(named)) throw new Error(`${type.name}.${name} is no object`)
      else if (seen.has(named.name)) found.push(around(`{ ${asked} { __typename } }`))
      else {
        seen.add(named.name)
        next.push({ type: named, around: (deeper: string) => around(`{ ${asked} ${deeper} }`) })
      }
    }
    found.push(around(`{ __typename ${leaves.join(' ')} }`))
  }
  return found
}
