import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { pool } from './platform/db.ts'
import { anonymous } from './platform/viewer.ts'
import { submitRating } from './modules/feedback/index.ts'
import { layUnits, threeTaps } from './modules/feedback/testing/units.ts'
import { ownerPool } from './testing/owner.ts'

// What somebody can do who has got hold of the application's database role, in straight SQL and past all of our code.

const hers = threeTaps({ receiptKey: randomBytes(32).toString('hex'), comment: 'Гапи ӯ', commentLanguage: 'tg' })
const his = threeTaps({ receiptKey: randomBytes(32).toString('hex'), comment: 'Гапи вай', commentLanguage: 'tg' })

beforeAll(async () => {
  await layUnits()
  await submitRating(anonymous, hers)
  await submitRating(anonymous, his)
})

/** Runs SQL as the application's role in one transaction with a scope, as text that PostgreSQL reads itself. */
async function within(receipt: string | null, sql: string): Promise<Record<string, unknown>[]> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    if (receipt !== null) await client.query(`SELECT set_config('hamkori.receipt', $1, true)`, [receipt])
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const everything = [
  'SELECT * FROM rating',
  'SELECT * FROM rating_comment',
  'SELECT count(*) FROM rating HAVING count(*) > 0',
  'SELECT c.text FROM rating_comment c JOIN rating r ON r.id = c.rating_id',
  'SELECT 1 FROM rating WHERE octet_length(receipt_key) = 32',
  `SELECT r.receipt_key FROM police_unit u JOIN rating r ON r.unit_id = u.id`,
]

describe('row-level security on what residents sent', () => {
  it('holds for the role that the application signs in as', async () => {
    const { rows } = await pool.query('SELECT current_user AS role, row_security_active($1::regclass) AS active', [
      'rating',
    ])
    expect(rows).toEqual([{ role: 'hamkori_api', active: true }])
    expect((await ownerPool.query('SELECT FROM rating')).rowCount).toBe(2)
    expect((await ownerPool.query('SELECT FROM rating_comment')).rowCount).toBe(2)
  })

  it.each([
    ['without a scope', null],
    ['with an empty scope', ''],
    ['with the receipt of nobody', randomBytes(32).toString('hex')],
    ['with what is no receipt', 'true'],
    ['with a scope that would be SQL', `' OR true --`],
    ['with a pattern', '%'],
    ['with the key in capitals', hers.receiptKey.toUpperCase()],
  ])('shows nothing %s', async (_how, scope) => {
    for (const sql of everything) expect(await within(scope, sql), sql).toEqual([])
  })

  it('shows the holder of a receipt the own rating and comment, and nothing else', async () => {
    expect(await within(hers.receiptKey, 'SELECT idempotency_key FROM rating')).toEqual([
      { idempotency_key: hers.idempotencyKey },
    ])
    expect(await within(hers.receiptKey, 'SELECT text FROM rating_comment')).toEqual([{ text: 'Гапи ӯ' }])
  })

  it('ends the scope with its transaction, on every connection', async () => {
    await within(hers.receiptKey, 'SELECT 1')
    const clients = await Promise.all(Array.from({ length: 16 }, () => pool.connect()))
    const seen = await Promise.all(clients.map((client) => client.query('SELECT * FROM rating')))
    clients.forEach((client) => client.release())
    expect(seen.map(({ rowCount }) => rowCount)).toEqual(Array.from({ length: 16 }, () => 0))
  })

  it('cannot be switched off, left or gone around by the role', async () => {
    const { rows } = await ownerPool.query<{ owner: string }>('SELECT quote_ident(current_user) AS owner')
    const owner = rows[0]?.owner ?? ''
    for (const sql of [
      'ALTER TABLE rating DISABLE ROW LEVEL SECURITY',
      'DROP POLICY rating_of_the_receipt ON rating',
      'CREATE POLICY all_of_it ON rating FOR SELECT USING (true)',
      `SET ROLE ${owner}`,
      'ALTER ROLE hamkori_api BYPASSRLS',
      'ALTER FUNCTION receipt_in_scope() OWNER TO hamkori_api',
      'CREATE VIEW public.spy AS SELECT * FROM rating',
      'CREATE TEMPORARY TABLE rating AS SELECT 1',
      `COPY rating TO PROGRAM 'cat'`,
    ])
      await expect(within(null, sql), sql).rejects.toThrow(/permission denied|must be owner|COPY/)
    // Security switched off means an error, never more rows.
    await expect(within(null, 'SET row_security = off; SELECT * FROM rating')).rejects.toThrow(
      'query would be affected by row-level security policy',
    )
  })

  it('lets nobody read by writing: what comes back, and what collides, tells nothing', async () => {
    const insert = `INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, channel, received_on, a8)
      SELECT gen_random_uuid(), '${randomUUID()}', sha256('x'), sha256('y'), id, 'HRS-8/2', 'documentDesk', 'web', '2026-11-21', 4 FROM police_unit WHERE code = 'SU-01-1'`
    await expect(within(null, `${insert} RETURNING a8`)).rejects.toThrow('permission denied')
    const taken = insert.replace("sha256('y')", `decode('${hers.receiptKey}', 'hex')`)
    await expect(within(null, `${taken} ON CONFLICT DO NOTHING`)).rejects.toThrow('permission denied')
  })
})

describe('the functions that run as the owner', () => {
  const definers = `SELECT p.proname AS name, p.proconfig AS settings, has_function_privilege('public', p.oid, 'EXECUTE') AS open,
      has_function_privilege('hamkori_api', p.oid, 'EXECUTE') AS ours
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname = 'public' ORDER BY 1`

  it('are eleven, have a fixed search path that ends with temporary tables, and are open to nobody, or to the application alone', async () => {
    const settings = ['search_path=pg_catalog, public, pg_temp']
    expect((await ownerPool.query(definers)).rows).toEqual(
      [
        'add_rating_keys',
        'add_rating_partitions',
        'count_public_change',
        'count_record_change',
        'forget_unread_comments',
        'note_new_territory',
        'raise_record_version',
        'repeated_ratings',
        'shuffle_present_day',
        'shuffle_ratings',
        'store_ratings',
      ].map((name) => ({
        name,
        settings,
        open: false,
        // Triggers call these; nobody else can.
        ours: !['count_public_change', 'count_record_change', 'note_new_territory', 'raise_record_version'].includes(
          name,
        ),
      })),
    )
  })

  it('tell under which day a rating stands only to those who know its key and its content', async () => {
    const { rows } = await ownerPool.query<{ hash: string }>(
      `SELECT '\\x' || encode(content_hash, 'hex') AS hash FROM rating WHERE idempotency_key = $1`,
      [hers.idempotencyKey],
    )
    const ask = async (key: string, hash: string) =>
      (await pool.query('SELECT * FROM repeated_ratings($1::uuid[], $2::bytea[])', [[key], [hash]])).rows.length
    expect(await ask(hers.idempotencyKey, rows[0]?.hash ?? '')).toBe(1)
    expect(await ask(hers.idempotencyKey, `\\x${randomBytes(32).toString('hex')}`)).toBe(0)
    expect(await ask(his.idempotencyKey, rows[0]?.hash ?? '')).toBe(0)
  })
})

describe('the rights of the application’s role', () => {
  /** Tables whose rows are only ever added. */
  const appendOnly = [
    'audit_entry',
    'transition',
    'shortcoming_response',
    'proposal_response',
    'recommendation_response',
    'name_choice',
    'sent_notice',
    'plan_item_step',
    'activity_correction',
    'rating',
    'rating_comment',
  ]

  it.each(appendOnly)('%s: no UPDATE, DELETE or TRUNCATE, whole or by column', async (table) => {
    const { rows } = await ownerPool.query<{ column: string }>(
      'SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
      [table],
    )
    expect(rows.length).toBeGreaterThan(3)
    await expect(within(null, `DELETE FROM ${table}`)).rejects.toThrow('permission denied')
    await expect(within(null, `TRUNCATE ${table}`)).rejects.toThrow('permission denied')
    for (const { column } of rows)
      await expect(within(null, `UPDATE ${table} SET ${column} = ${column}`), column).rejects.toThrow(
        'permission denied',
      )
  })

  it('own nothing, belong to nobody but the application’s group, and can create nothing', async () => {
    const { rows } = await ownerPool.query(`
      SELECT (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
        r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication AS mighty,
        ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS groups
      FROM pg_roles r WHERE r.rolname = 'hamkori_api'`)
    expect(rows).toEqual([{ owned: 0, mighty: false, groups: ['hamkori_app'] }])
    for (const sql of [
      'CREATE TABLE public.mine (n int)',
      'CREATE TEMPORARY TABLE mine (n int)',
      'CREATE SCHEMA mine',
      'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'CREATE EXTENSION pg_trgm SCHEMA public',
      'ALTER TABLE audit_entry ADD COLUMN mine int',
      'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
      'DROP TABLE audit_entry',
      'DROP TRIGGER audit_entry_is_append_only ON audit_entry',
      'CREATE INDEX ON rating (unit_id)',
      `SET session_replication_role = replica`,
    ])
      await expect(within(null, sql), sql).rejects.toThrow(/permission denied|must be owner|must be superuser/)
    // PostgreSQL answers this with a warning; what counts is that nothing came of it.
    await expect(within(null, 'GRANT UPDATE ON rating TO hamkori_api; UPDATE rating SET a8 = 1')).rejects.toThrow(
      'permission denied',
    )
  })

  it('of all tables, are DELETE on those only whose rows are nobody’s record, not yet, or kept in the audit log', async () => {
    const { rows } = await ownerPool.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND has_table_privilege('hamkori_api', oid, 'DELETE, TRUNCATE') ORDER BY 1`)
    // Parts of minutes that nobody has signed; triggers refuse to remove those of signed ones.
    const partsOfDrafts = ['agenda_item', 'assignment', 'attendance', 'decision', 'meeting_guest', 'non_voter']
    // What is taken back stands in the audit log, with the reason.
    const takenBack = ['area_outline', 'calendar_day', 'seat_offer']
    // Parts of releases that are not published; triggers refuse to remove those of published ones.
    const partsOfUnpublished = ['release_breakdown', 'release_file', 'release_group']
    // Items of drafts of plans; a trigger refuses to remove those of adopted ones.
    const partsOfPlans = ['plan_item']
    // Parts of drafts of gatherings; triggers refuse to remove those of announced ones.
    const partsOfGatherings = ['gathering_council', 'gathering_guest', 'gathering_item']
    // Files of cases that are not handed over, papers of meetings that are not announced; a trigger refuses to remove published ones.
    const filesOfDrafts = ['case_file', 'meeting_paper']
    const nobodysRecord = [
      'ceremony',
      'factor',
      'mailed_link',
      'rating_sum_pending',
      'recovery_code',
      // Drafts of reports alone: a trigger refuses to remove any other.
      'report',
      'session',
      'sign_in_rate_limit',
      // Files to which no record refers: a foreign key refuses to remove any other.
      'stored_file',
    ]
    expect(rows.map(({ name }) => name)).toEqual(
      [
        ...partsOfDrafts,
        ...partsOfUnpublished,
        ...takenBack,
        ...partsOfPlans,
        ...partsOfGatherings,
        ...filesOfDrafts,
        ...nobodysRecord,
      ].sort(),
    )
  })
})
