import { beforeAll, expect, test } from 'vitest'
import './modules.ts'
import { allQueries } from './platform/query.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'

/** Drafts outnumber what is public a hundred to one: an index that held them all would be read past them. */
beforeAll(async () => {
  const stage = await setUpRecordFixture()
  for (const [table, state, drafted, handedOver, own, values] of [
    ['shortcoming', '"ShortcomingState"', 'registered', 'sent', ', topic, severity', `, 'other', 'low'`],
    ['proposal', '"ProposalState"', 'adopted', 'submitted', ', topic', `, 'other'`],
  ] as const)
    await ownerPool.query(
      `INSERT INTO ${table} (id, reference, council_id, department_id, state, original, title_tg, registered_on, source_codes,
         published_at, sent_on, acknowledge_due_on, answer_due_on, responsible_department_id ${own})
       SELECT gen_random_uuid(), 'TST-SU-2026-' || n, $1, $2, (CASE WHEN p.at IS NULL THEN '${drafted}' ELSE '${handedOver}' END)::${state}, 'tg', 'Сарлавҳа', date '2020-01-01' + n / 10,
         '{}',
         p.at, p.at, p.at, p.at, $2 ${values}
       FROM generate_series(1, 20000) n, LATERAL (SELECT CASE WHEN n % 100 = 0 THEN current_date END AS at) p`,
      [stage.khujandCouncilId, stage.khujandDepartmentId],
    )
  await ownerPool.query('ANALYZE shortcoming, proposal')
})

test.each(['shortcoming', 'proposal'])(
  'the public list of every %s reads the index of what is public',
  async (table) => {
    const { rows } = await ownerPool.query<{ definition: string }>(
      `SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indexrelid = '${table}_registered_on_id_idx'::regclass`,
    )
    expect(rows[0]?.definition).toMatch(/\(registered_on, id\) WHERE \(published_at IS NOT NULL\)$/)

    // Those that nothing narrows take no values.
    const lists = allQueries().filter(
      ({ text }) =>
        text.includes(`from "${table}" as "s"`) && text.includes('"counted"."total"') && !text.includes('$1'),
    )
    expect(lists.length).toBeGreaterThan(0)
    for (const { text } of lists) {
      const plan = await ownerPool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`)
      const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(lines).toContain(`Index Scan Backward using ${table}_registered_on_id_idx on ${table}`)
      expect(lines).not.toContain(`Seq Scan on ${table} `)
    }
  },
)
