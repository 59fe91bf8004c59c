import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { refusalPayload, textPayload } from '@hamkori/schema/audit'
import { applyMigrations } from '@hamkori/launch/migrations/apply-migrations.ts'
import { migrationsFolder } from '@hamkori/launch/paths.ts'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents } from '../src/modules.ts'

/** The migration that turns notes into payloads. */
const migration = '20261129151000_type_audit_payloads'

const reason = 'Left, last day 2026-01-01:\nseat 3, from 2026-05-03'
/** Every note that code has ever written, by action and outcome, and notes that none wrote. */
const entries: [action: string, note: string | null, refused: boolean, payload: object][] = [
  ['identity:signIn', 'secondFactor', false, { phase: 'secondFactor' }],
  ['identity:signIn', 'enrolment', false, { phase: 'enrolment' }],
  ...['totp', 'recoveryCode', 'passkey', 'organisation'].map((by): (typeof entries)[number] => [
    'identity:signIn',
    by,
    false,
    { by },
  ]),
  ...['code', 'passkey', 'organisation'].map((by): (typeof entries)[number] => ['identity:signIn', by, true, { by }]),
  ['identity:signIn', null, true, {}],
  ['identity:signOut', null, false, {}],
  ['identity:confirm', 'totp', false, { by: 'totp' }],
  ['identity:confirm', 'recoveryCode', false, { by: 'recoveryCode' }],
  ['identity:confirm', 'passkey', false, { by: 'passkey' }],
  ['identity:confirm', 'passkey', true, { by: 'passkey' }],
  ['identity:confirm', null, true, {}],
  ['invitation:accept', null, false, {}],
  ['invitation:accept', 'organisation', false, { by: 'organisation' }],
  ['invitation:withdraw', reason, false, { reason }],
  ['password:reset', 'asked', false, { step: 'asked' }],
  ['password:reset', 'changed', false, { step: 'changed' }],
  ['factor:add', 'totp', false, { factor: 'totp' }],
  ['factor:remove', 'passkey', false, { factor: 'passkey' }],
  ['session:end', null, false, {}],
  ['session:end', 'others: 0', false, { others: 0 }],
  ['session:end', 'others: 12', false, { others: 12 }],
  ['person:suspend', reason, false, { reason }],
  ['person:suspend', 'suspendPerson', false, { reason: 'suspendPerson' }],
  ['person:suspend', 'suspendPerson', true, { mutation: 'suspendPerson' }],
  ['person:restore', 'Фармон бекор шуд "\\', false, { reason: 'Фармон бекор шуд "\\' }],
  ['person:resetFactors', reason, false, { reason }],
  ['post:assign', 'observer', false, { role: 'observer' }],
  ['post:end', `officer, last day 2026-11-20: ${reason}`, false, { role: 'officer', lastDay: '2026-11-20', reason }],
  ['audit:export', '0 entries', false, { entries: 0 }],
  ['audit:export', '1 entries, from 2026-03-02', false, { entries: 1, from: '2026-03-02' }],
  ['audit:export', '10 entries, to 2026-03-02', false, { entries: 10, to: '2026-03-02' }],
  [
    'audit:export',
    '7 entries, from 2026-03-02, to 2026-03-04, narrowed',
    false,
    { entries: 7, from: '2026-03-02', to: '2026-03-04', narrowed: true },
  ],
  ['audit:export', '7 entries, narrowed', false, { entries: 7, narrowed: true }],
  ['audit:export', 'exportAuditTrail', true, { mutation: 'exportAuditTrail' }],
  [
    'territory:import',
    'areas +74 ~0, aliases +587 ~1, departments +76 ~0, units +70 ~2',
    false,
    {
      imported: {
        areas: { created: 74, changed: 0 },
        aliases: { created: 587, changed: 1 },
        departments: { created: 76, changed: 0 },
        units: { created: 70, changed: 2 },
      },
    },
  ],
  ['territory:import', 'units +0 ~1', false, { imported: { units: { created: 0, changed: 1 } } }],
  ['source:record', null, false, {}],
  ['council:establish', 'khujand', false, { slug: 'khujand' }],
  [
    'membership:start',
    'deputyChair, seat 3, from 2026-05-03',
    false,
    { office: 'deputyChair', seat: 3, from: '2026-05-03' },
  ],
  ['membership:end', 'resigned, last day 2026-05-03', false, { ended: 'resigned', lastDay: '2026-05-03' }],
  ['body:register', 'swg', false, { code: 'swg' }],
  ['document:register', 'law-police', false, { code: 'law-police' }],
  ['activity:record', 'reception-2026-1', false, { code: 'reception-2026-1' }],
  ['installation:markDemonstration', '2026-11-20', false, { day: '2026-11-20' }],
  ['shortcoming:register', null, false, {}],
  ['shortcoming:answer', 'version 1: partly', false, { version: 1, outcome: 'partly' }],
  ['shortcoming:supersedeAnswer', 'version 2: referred', false, { version: 2, outcome: 'referred' }],
  ['shortcoming:answer', 'answerShortcoming', true, { mutation: 'answerShortcoming' }],
  ['proposal:answer', 'version 1: acceptedInPart', false, { version: 1, outcome: 'acceptedInPart' }],
  ['proposal:supersedeAnswer', 'version 12: deferred', false, { version: 12, outcome: 'deferred' }],
  // What no code wrote is kept as it was.
  ...[
    ['post:end', 'officer, last day tomorrow: x', false],
    ['post:assign', 'general', false],
    ['membership:start', 'chair, seat 007, from 2026-05-03', false],
    ['membership:end', 'resigned, last day 2026-05-03 or so', false],
    ['session:end', 'others: 99999999999999999999', false],
    ['audit:export', 'all of it', false],
    ['territory:import', 'areas +1 ~0, areas +2 ~0', false],
    ['territory:import', 'areas +1 ~0, roads +2 ~0', false],
    ['shortcoming:answer', 'version 1: declined', false],
    ['identity:signIn', 'by owl', false],
    ['person:suspend', 'not a mutation', true],
    ['moon:land', '', false],
  ].map(([action, text, refused]): (typeof entries)[number] => [
    String(action),
    String(text),
    refused === true,
    { text },
  ]),
]

let folder: string
let client: Client
let before: readonly Record<string, unknown>[]
let after: readonly Record<string, unknown>[]

/** All rows in the order of their keys; the note is gone once it has become a payload. */
const rows = async () => (await client.query<Record<string, unknown>>('SELECT * FROM audit_entry ORDER BY id')).rows

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hamkori-payloads-'))
  const names = readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const url = new URL(process.env['HAMKORI_TEST_OWNER_URL'] ?? '')
  const server = new Client({ connectionString: url.href })
  await server.connect()
  const database = `${url.pathname.slice(1)}_before`
  await server.query(`CREATE DATABASE ${database} TEMPLATE template0`)
  await server.end()
  url.pathname = `/${database}`
  const copy = (wanted: (name: string) => boolean) => {
    for (const name of names.filter(wanted))
      cpSync(path.join(migrationsFolder, name), path.join(folder, name), { recursive: true })
  }
  copy((name) => name < migration)
  await applyMigrations(url.href, folder)
  client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(
    `INSERT INTO audit_entry (id, at, action, actor_id, capacity, subject_type, subject_id, note, refused)
     SELECT lpad(to_hex(nr), 32, '0')::uuid, '2026-01-01T00:00:00Z'::timestamptz + nr * interval '1 second', e.action,
       CASE WHEN nr % 2 = 0 THEN gen_random_uuid() END, CASE WHEN nr % 3 = 0 THEN 'chair' END, 'Person', 'subject ' || nr, e.note, e.refused
     FROM json_to_recordset($1) AS e(nr int, action text, note text, refused boolean)`,
    [JSON.stringify(entries.map(([action, note, refused], nr) => ({ nr, action, note, refused })))],
  )
  await client.query(
    `INSERT INTO audit_entry (id, action, subject_type, subject_id) VALUES (gen_random_uuid(), 'audit:export', 'AuditTrail', 'trail')`,
  )
  before = await rows()
  copy((name) => name === migration)
  expect(await applyMigrations(url.href, folder)).toEqual([migration])
  after = await rows()
})
afterAll(async () => {
  const { database } = client
  await client.end()
  rmSync(folder, { recursive: true, force: true })
  const server = new Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
  await server.connect()
  await server.query(`DROP DATABASE ${database} WITH (FORCE)`)
  await server.end()
})

describe('the migration of notes to payloads', () => {
  it('loses no row and changes nothing of a row but its note', () => {
    const known = (row: Record<string, unknown>) => {
      const [type, id] = [row['subject_type'], row['subject_id']]
      const renamed = {
        subject_type: type === 'AuditTrail' ? 'AuditLog' : type,
        subject_id: id === 'trail' ? 'log' : id,
      }
      return { ...row, ...renamed, note: undefined, payload: undefined }
    }
    expect(before).toHaveLength(entries.length + 1)
    expect(after.map(known)).toEqual(before.map(known))
    expect(after.every((row) => !('note' in row))).toBe(true)
  })

  it.each(entries.map((entry, nr) => ({ entry, nr, name: `${entry[0]} ${JSON.stringify(entry[1])}` })))(
    'reads $name',
    ({ entry: [action, , , payload], nr }) => {
      const row = after.find(({ subject_id: id }) => id === `subject ${nr}`)
      expect(row).toMatchObject({ action, payload })
      expect(row?.['payload']).toEqual(payload)
    },
  )

  it('makes payloads that the modules declare, or keeps the text', () => {
    const undeclared = after.filter(
      ({ action, payload }) =>
        !refusalPayload.safeParse(payload).success &&
        !textPayload.safeParse(payload).success &&
        !auditEvents.some((schema) => schema.safeParse({ action, payload }).success),
    )
    // The entry that stands for the renamed log has no note here, and so no count of entries.
    expect(undeclared.map(({ subject_type: type }) => type)).toEqual(['AuditLog'])
  })

  it('leaves the table append-only, and no function behind', async () => {
    await expect(client.query(`UPDATE audit_entry SET refused = true`)).rejects.toThrow('keeps its rows unchanged')
    await expect(client.query(`DELETE FROM audit_entry`)).rejects.toThrow('keeps its rows unchanged')
    expect((await client.query(`SELECT FROM pg_proc WHERE proname = 'payload_of_note'`)).rowCount).toBe(0)
  })
})
