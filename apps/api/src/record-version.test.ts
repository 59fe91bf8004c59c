import { beforeAll, describe, expect, it } from 'vitest'
import { createGraphql } from './graphql.ts'
import { atMoment } from './platform/clock.ts'
import type { Context } from './platform/context.ts'
import { pool } from './platform/db.ts'
import { recordVersion } from './platform/record-version.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { sendShortcoming } from './modules/shortcomings/index.ts'
import { noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { environment } from './testing/application.ts'
import { tableFacts } from './testing/matrix/modules.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

describe('the version of the record', () => {
  it('is raised by every change of every table, but for those that the record does not show', async () => {
    const { rows } = await ownerPool.query<{ name: string; counted: boolean }>(`
      SELECT c.relname AS name, coalesce((
        -- After, for each statement, together on INSERT, DELETE, UPDATE and TRUNCATE (pg_trigger.h).
        SELECT bit_or(t.tgtype) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled = 'O'
          AND t.tgfoid IN ('count_record_change'::regproc, 'count_public_change'::regproc)
          AND (t.tgtype::int & (1 + 2 + 64)) = 0 AND t.tgqual IS NULL AND cardinality(t.tgattr) = 0) = 4 + 8 + 16 + 32, false) AS counted
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT LIKE '\\_%' ORDER BY 1`)
    const uncounted = Object.keys(tableFacts).filter((name) => tableFacts[name]?.uncounted !== undefined)
    expect(rows.filter(({ counted }) => !counted).map(({ name }) => name)).toEqual(uncounted.sort())
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
    expect(statements[0]).toContain('from "record_version"')
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
})
