import { beforeAll, describe, expect, it } from 'vitest'
import { sendShortcoming } from './modules/shortcomings/index.ts'
import { noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { atMoment } from './platform/clock.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

// What the database itself refuses, to its owner too and past all of our code.

let fixture: RecordFixture
beforeAll(async () => {
  fixture = await setUpRecordFixture()
})

/** The name of the constraint that refuses a statement of the owner; null where the statement is accepted. Nothing stays. */
async function refusalOf(sql: string, values: readonly unknown[] = []): Promise<string | null> {
  const client = await ownerPool.connect()
  try {
    await client.query('BEGIN')
    // Triggers that keep what is published would refuse first (changeable-columns.test.ts); here constraints are asked alone.
    if (sql.startsWith('UPDATE')) await client.query('SET LOCAL session_replication_role = replica')
    await client.query(sql, [...values])
    return null
  } catch (failure) {
    const { constraint } = failure as { constraint?: string }
    if (constraint === undefined) throw failure
    return constraint
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

it('the values of enums are spelled in the database as in the code', async () => {
  const { rows } = await ownerPool.query<{ value: string }>(
    'SELECT t.typname || $1 || e.enumlabel AS value FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid',
    ['.'],
  )
  const values = rows.map(({ value }) => value)
  expect(values).toContain('CouncilOffice.deputyChair')
  expect(values.filter((value) => !/^[A-Z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(value))).toEqual([])
})

describe('a seat', () => {
  const put = `INSERT INTO membership (id, council_id, seat, office, term_from, term_to)
    VALUES (gen_random_uuid(), $1, $2, $3::"CouncilOffice", $4::date, $5::date)`

  it.each([
    ['of a holder without an end', '2030-01-01', null],
    ['for one day of the term', '2021-01-01', '2021-01-01'],
    ['from before', '2019-01-01', '2020-01-01'],
  ])('is not given away again %s', async (_when, from, to) => {
    const { rows } = await ownerPool.query<{ seat: number }>(
      `SELECT seat FROM membership WHERE council_id = $1 AND office = 'member'`,
      [fixture.khujandCouncilId],
    )
    const values = [fixture.khujandCouncilId, rows[0]?.seat, 'member', from, to]
    expect(await refusalOf(put, values)).toBe('membership_seat_has_one_holder')
  })

  it('of a former holder is free from the day after', async () => {
    const { rows } = await ownerPool.query<{ seat: number }>(
      `SELECT seat FROM membership WHERE council_id = $1 AND office = 'member'`,
      [fixture.khujandCouncilId],
    )
    const values = [fixture.khujandCouncilId, rows[0]?.seat, 'member', '2019-01-01', '2019-12-31']
    expect(await refusalOf(put, values)).toBeNull()
  })

  it.each(['chair', 'secretary'])('of a second %s is refused', async (office) => {
    const values = [fixture.khujandCouncilId, 199, office, '2024-01-01', null]
    expect(await refusalOf(put, values)).toBe('membership_office_has_one_holder')
  })

  it.each(['deputyChair', 'member'])('of one more %s is not', async (office) => {
    expect(await refusalOf(put, [fixture.khujandCouncilId, 199, office, '2024-01-01', null])).toBeNull()
  })

  it('beyond those of the council is refused, held or offered', async () => {
    expect(await refusalOf(put, [fixture.khujandCouncilId, 201, 'member', '2024-01-01', null])).toBe('seat_exists')
    const offer = `INSERT INTO seat_offer (id, council_id, person_id, seat, office, term_from)
      SELECT gen_random_uuid(), $1, id, 201, 'member', '2024-01-01' FROM person LIMIT 1`
    expect(await refusalOf(offer, [fixture.khujandCouncilId])).toBe('seat_exists')
  })

  it('is not ended for a reason without a day', async () => {
    const sql = `UPDATE membership SET ended_reason = 'resigned' WHERE council_id = $1`
    expect(await refusalOf(sql, [fixture.khujandCouncilId])).toBe('membership_ended_with_a_day')
  })
})

describe('a shortcoming', () => {
  let draftId: string
  let sentId: string
  beforeAll(async () => {
    draftId = (await registered(fixture, '2026-03-05')).id
    const other = await registered(fixture, '2026-03-05')
    await atMoment(noonOf('2026-03-06'), () => sendShortcoming(fixture.secretary, { shortcomingId: other.id }))
    sentId = other.id
  })
  const set = (change: string, id: string) => refusalOf(`UPDATE shortcoming SET ${change} WHERE id = $1`, [id])

  it('is not sent without its day, its due dates and its publication', async () => {
    expect(await set(`state = 'sent'`, draftId)).toBe('shortcoming_state_fits_dates')
    expect(await set(`state = 'sent', sent_on = registered_on`, draftId)).toBe('shortcoming_sent_is_whole')
    for (const column of ['acknowledge_due_on', 'answer_due_on', 'published_at'])
      expect(await set(`${column} = NULL`, sentId), column).toBe('shortcoming_sent_is_whole')
  })

  it('is not acknowledged without a day, nor answered without an answer', async () => {
    expect(await set(`state = 'acknowledged'`, sentId)).toBe('shortcoming_state_fits_dates')
    expect(await set(`state = 'answered', answered_on = sent_on`, sentId)).toBe('shortcoming_state_fits_dates')
    expect(await set(`state = 'discarded'`, sentId)).toBe('shortcoming_state_fits_dates')
  })

  it('has its days in their order', async () => {
    expect(await set(`acknowledged_on = sent_on - 1`, sentId)).toBe('shortcoming_dates_in_order')
    expect(await set(`registered_on = sent_on + 1`, sentId)).toBe('shortcoming_dates_in_order')
    expect(await set(`answer_due_on = sent_on - 1`, sentId)).toBe('shortcoming_dates_in_order')
  })

  it('is signed by a person, who cannot be removed', async () => {
    const sign = `INSERT INTO shortcoming_response (id, shortcoming_id, department_id, version, outcome, language, reasons, omission_reason, signed_by_id,
      signer_title_tg, signer_title_ru, signer_title_en, published_at)
      SELECT gen_random_uuid(), s.id, s.department_id, 1, 'confirmed', 'tg', 'x', 'x', $2, 'x', 'x', 'x', now() FROM shortcoming s WHERE s.id = $1`
    const officer = fixture.officer.personId
    expect(await refusalOf(sign, [sentId, officer])).toBeNull()
    expect(await refusalOf(sign, [sentId, sentId])).toBe('shortcoming_response_signed_by_id_fkey')
  })

  it.each([
    ['confirmed', 'NULL, NULL, NULL', 'shortcoming_response_remedy_explained'],
    ['partly', `'Ҷадвал', NULL, NULL`, 'shortcoming_response_remedy_explained'],
    ['confirmed', `NULL, '2027-01-01', 'Маблағ нест'`, 'shortcoming_response_date_of_remedy'],
    ['confirmed', `NULL, NULL, 'Маблағ нест'`, null],
    ['confirmed', `'Ҷадвал', NULL, 'Рӯз баъд'`, null],
    ['partly', `'Ҷадвал', '2027-01-01', NULL`, null],
  ])('that is %s with %s for remedy, date and reason is answered by %s', async (outcome, columns, expected) => {
    const answer = `INSERT INTO shortcoming_response (id, shortcoming_id, department_id, version, outcome, language, reasons, remedy, remedy_due_on,
      omission_reason, signed_by_id, signer_title_tg, signer_title_ru, signer_title_en, published_at)
      SELECT gen_random_uuid(), s.id, s.department_id, 1, '${outcome}', 'tg', 'x', ${columns}, $2, 'x', 'x', 'x', now() FROM shortcoming s WHERE s.id = $1`
    expect(await refusalOf(answer, [sentId, fixture.officer.personId])).toBe(expected)
  })
})

describe('a proposal', () => {
  const put = (state: string, columns: string) =>
    refusalOf(
      `INSERT INTO proposal (id, reference, council_id, department_id, responsible_department_id, state, topic, original, title_tg, registered_on, sent_on,
        acknowledge_due_on, answer_due_on, published_at, acknowledged_on, answered_on, response_count)
       SELECT gen_random_uuid(), 'TVS-SU-2026-09999', c.id, c.department_id, c.department_id, '${state}', 'other', 'tg', 'x', '2026-03-01', ${columns} FROM council c WHERE c.id = $1`,
      [fixture.khujandCouncilId],
    )
  const none = 'NULL, NULL, NULL, NULL'
  const submitted = `'2026-03-02', '2026-03-05', '2026-04-01', now()`

  it.each([
    ['adopted', `${none}, NULL, NULL, 0`, null],
    ['submitted', `${submitted}, NULL, NULL, 0`, null],
    ['acknowledged', `${submitted}, '2026-03-03', NULL, 0`, null],
    ['answered', `${submitted}, '2026-03-03', '2026-03-04', 1`, null],
    ['submitted', `${none}, NULL, NULL, 0`, 'proposal_state_fits_dates'],
    ['adopted', `${submitted}, NULL, NULL, 0`, 'proposal_state_fits_dates'],
    ['acknowledged', `${submitted}, NULL, NULL, 0`, 'proposal_state_fits_dates'],
    ['answered', `${submitted}, '2026-03-03', NULL, 1`, 'proposal_state_fits_dates'],
    ['answered', `${submitted}, '2026-03-03', '2026-03-04', 0`, 'proposal_state_fits_dates'],
    ['submitted', `'2026-03-02', NULL, '2026-04-01', now(), NULL, NULL, 0`, 'proposal_submitted_is_whole'],
    ['submitted', `'2026-02-02', '2026-03-05', '2026-04-01', now(), NULL, NULL, 0`, 'proposal_dates_in_order'],
  ])('%s with %s: %s', async (state, columns, refusal) => {
    expect(await put(state, columns)).toBe(refusal)
  })
})

describe('minutes', () => {
  const set = (change: string) => refusalOf(`UPDATE meeting SET ${change} WHERE id = $1`, [fixture.khujandMeeting.id])

  it.each([
    ['are published at a moment', `published_at = NULL`],
    ['are not published before their state says so', `state = 'minutesApproved'`],
    ['are published with both signatures', `chair_signed_at = NULL`],
    ['are approved with both signatures', `state = 'minutesApproved', published_at = NULL, secretary_signed_at = NULL`],
    ['are under review with one signature', `state = 'minutesUnderReview', published_at = NULL`],
    ['are drafted without a signature', `state = 'minutesDrafted', published_at = NULL`],
  ])('%s', async (_rule, change) => {
    expect(await set(change)).toBe('meeting_state_fits_dates')
  })

  it('may be drafts', async () => {
    const draft = `state = 'minutesDrafted', published_at = NULL, chair_signed_at = NULL, secretary_signed_at = NULL`
    expect(await set(draft)).toBeNull()
  })
})

describe('what a record points to', () => {
  it('is never emptied by removing it: every foreign key refuses, but for what ends with its session or its link', async () => {
    const { rows } = await ownerPool.query<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype <> 'r' ORDER BY 1`,
    )
    // A WebAuthn ceremony; what became of a link's message.
    expect(rows.map(({ name }) => name)).toEqual([
      'ceremony_session_id_fkey',
      'link_mail_invitation_id_fkey',
      'link_mail_mailed_link_id_fkey',
    ])
  })

  it('stays: the decision behind a shortcoming cannot be removed', async () => {
    await sent(fixture, '2026-03-05', { decisionId: fixture.khujandMeeting.decisionId })
    // The minutes are signed: of a draft, in which decisions may be taken out, this one stays too.
    const sql = `DO $$ BEGIN
      SET LOCAL session_replication_role = replica;
      UPDATE meeting SET state = 'minutesDrafted', published_at = NULL, chair_signed_at = NULL, secretary_signed_at = NULL
        WHERE id = '${fixture.khujandMeeting.id}';
      SET LOCAL session_replication_role = origin;
      DELETE FROM decision WHERE id = '${fixture.khujandMeeting.decisionId}';
    END $$`
    expect(await refusalOf(sql)).toBe('shortcoming_decision_id_fkey')
  })
})
