import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from './platform/db.ts'
import { publishMinutes, recordMeeting, signMinutes } from './modules/meetings/index.ts'
import { correctMinutes } from './modules/meetings/testing/acts.ts'
import { sent } from './modules/shortcomings/testing/findings.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

// What somebody can change who has got hold of the password with which the API signs in to the database, in straight SQL and past
// all of our code. docs/security.md says the same in words.

/** Every column that the API's role may change. A column that is not here is written once, with its row. */
const changeable: Readonly<Record<string, readonly string[]>> = {
  activity: [
    ...['kind', 'started_on', 'ended_on', 'area_code', 'original', 'title_tg', 'title_ru', 'title_en', 'attendance'],
    ...['women', 'men', 'under_14', 'from_14_to_30', 'from_31_to_59', 'from_60'],
    ...['participants', 'topics', 'shortcomings', 'proposals', 'version'],
  ],
  activity_photo: ['file_hash', 'small_hash', 'removed_at', 'removal_reason'],
  agenda_item: ['text'],
  assignment: ['in_force_from', 'state', 'version', 'done_on', 'closed_at'],
  case_file: [
    'published_at',
    ...['file_hash', 'small_hash', 'description', 'removed_at', 'removal_ground', 'removal_reason', 'removed_hash'],
  ],
  council: ['seat_count'],
  council_profile: [
    ...['reach_original', 'reach_tg', 'reach_ru', 'reach_en', 'phone', 'email'],
    ...['founding_act_original', 'founding_act_tg', 'founding_act_ru', 'founding_act_en'],
  ],
  decision: [
    ...['number', 'text', 'votes_for', 'votes_against', 'votes_abstained'],
    ...['present_count', 'voter_count', 'quorate', 'binding'],
  ],
  factor: ['last_used_at', 'last_step', 'sign_count'],
  gathering: [
    ...['state', 'area_code', 'council_id', 'original', 'title_tg', 'title_ru', 'title_en', 'place_tg', 'place_ru'],
    ...['place_en', 'held_on', 'starts_at', 'day_open', 'covers_from', 'covers_to', 'outcome_original', 'outcome_tg'],
    ...['outcome_ru', 'outcome_en', 'announced_at', 'pack', 'pack_sha256', 'version'],
  ],
  gathering_council: ['took_part'],
  invitation: ['used_at', 'withdrawn_at'],
  link_mail: ['attempts', 'tried_at', 'outcome', 'answer'],
  mailed_link: ['used_at'],
  meeting: [
    ...['kind', 'state', 'held_on', 'starts_at', 'original', 'title_tg', 'title_ru', 'title_en'],
    ...['place_tg', 'place_ru', 'place_en', 'minutes_tg', 'minutes_ru', 'minutes_en', 'seats_in_force', 'quorum'],
    ...[
      'announced_at',
      'present_count',
      'quorate',
      'secretary_signed_at',
      'chair_signed_at',
      'published_at',
      'version',
    ],
  ],
  meeting_paper: ['title', 'file_hash', 'published_at', 'removed_at', 'removal_reason'],
  meeting_tally: ['published'],
  minutes_remark: ['outcome', 'answer', 'answered_at'],
  membership: ['holder_name', 'person_id', 'term_to', 'ended_reason', 'ended_at_once'],
  notice_choice: ['is_on', 'chosen_at'],
  notice_mail: ['attempts', 'tried_at', 'outcome', 'answer'],
  organisation_link: ['last_used_at'],
  person: [
    ...['email', 'password_hash', 'label', 'language', 'accepted_at', 'last_seen_on', 'suspended_at', 'suspended_for'],
    'search_text',
  ],
  plan: ['state', 'decision_id', 'adoption_note', 'adopted_at', 'version'],
  plan_item: ['due_on', 'state', 'version'],
  post: ['valid_to', 'ended_reason', 'ended_at_once'],
  proposal: [
    ...['meeting_id', 'decision_id', 'state', 'topic', 'original', 'title_tg', 'title_ru', 'title_en', 'detail_tg'],
    ...['detail_ru', 'detail_en', 'sent_on', 'acknowledge_due_on', 'acknowledged_on', 'answer_due_on', 'answered_on'],
    ...['published_at', 'version', 'response_count', 'responsible_department_id', 'action_due_on', 'reported_on'],
    ...['verified_on', 'ended_on', 'merged_into'],
  ],
  proposal_tally: ['published'],
  rating_sum: ['ratings', 'answers', 'facts', 'channels', 'demonstration'],
  recommendation: [
    ...['meeting_id', 'decision_id', 'state', 'topic', 'original', 'title_tg', 'title_ru', 'title_en', 'detail_tg'],
    ...['detail_ru', 'detail_en', 'sent_on', 'acknowledge_due_on', 'acknowledged_on', 'answer_due_on', 'answered_on'],
    ...['published_at', 'version', 'response_count', 'responsible_department_id', 'action_due_on', 'reported_on'],
    ...['verified_on', 'ended_on', 'merged_into', 'source_numbers', 'gathering_slug'],
  ],
  recommendation_tally: ['published'],
  recovery_code: ['used_at'],
  reference_counter: ['last'],
  release_note: ['version', 'removed_at'],
  session: ['token_hash', 'phase', 'created_at', 'last_seen_at', 'expires_at', 'confirmed_at'],
  shortcoming: [
    ...['responsible_department_id', 'meeting_id', 'decision_id', 'state', 'topic', 'severity', 'original', 'title_tg'],
    ...['title_ru', 'title_en', 'detail_tg', 'detail_ru', 'detail_en', 'sent_on', 'acknowledge_due_on'],
    ...['acknowledged_on', 'answer_due_on', 'answered_on', 'published_at', 'version', 'response_count'],
    ...['action_due_on', 'reported_on', 'verified_on', 'ended_on', 'merged_into', 'recurrence_of'],
  ],
  shortcoming_tally: ['published'],
  stored_file: ['uploaded_by_id', 'uploaded_at', 'uses', 'drafts'],
  sign_in_rate_limit: ['attempts', 'at'],
}

/** Tables that change as wholes before they are published, and by their own triggers never after it. */
const changeableUntilPublished = ['release', 'report']

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

/** Runs statements as the API's role, in one transaction that ends well. */
async function asRole(...statements: readonly string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    await client.query('COMMIT')
  } catch (failure) {
    await client.query('ROLLBACK')
    throw failure
  } finally {
    client.release()
  }
}

describe('the columns that the API’s role may change', () => {
  it('are those of the list, and no others', async () => {
    const { rows } = await ownerPool.query<{ table: string; columns: string[] }>(`
      SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND has_column_privilege('hamkori_api', c.oid, a.attnum, 'UPDATE')
      GROUP BY 1 ORDER BY 1`)
    const found = rows.filter(({ table }) => !changeableUntilPublished.includes(table))
    const sorted = (columns: readonly string[] | undefined) => [...(columns ?? [])].sort()
    expect(Object.fromEntries(found.map(({ table, columns }) => [table, sorted(columns)]))).toEqual(
      Object.fromEntries(Object.entries(changeable).map(([table, columns]) => [table, sorted(columns)])),
    )
  })

  it.each([
    ['the address of a council', `UPDATE council SET slug = 'other'`],
    ['the name of a council', `UPDATE council SET name_tg = 'x'`],
    ['the sources of a council', `UPDATE council SET source_codes = '{}'`],
    ['the sources of a finding', `UPDATE shortcoming SET source_codes = '{}'`],
    ['the number of a finding', `UPDATE shortcoming SET reference = 'KMB-TJ-2026-99999'`],
    ['the council of a meeting', `UPDATE meeting SET council_id = council_id`],
    ['the address of a source', `UPDATE source SET url = 'https://example.org'`],
    ['the name of a place', `UPDATE area SET name_tg = 'x'`],
    ['the department of a unit', `UPDATE police_unit SET department_id = department_id`],
    ['what is noted of the installation', `UPDATE installation_fact SET value = 'x'`],
    ['the role of a post', `UPDATE post SET role = 'administrator'`],
    ['the holder of a post', `UPDATE post SET person_id = person_id`],
    ['the office of a seat', `UPDATE membership SET office = 'chair'`],
    ['the person of a session', `UPDATE session SET person_id = person_id`],
    ['the key of a passkey', `UPDATE factor SET public_key = '\\x00'`],
    ['the address to which a link changes an account', `UPDATE mailed_link SET new_email = 'x'`],
    ['who was present', `UPDATE attendance SET presence = 'present'`],
  ])('do not hold %s', async (_what, statement) => {
    await expect(asRole(statement)).rejects.toThrow('permission denied')
  })
})

describe('a published finding', () => {
  it.each(['title_ru', 'detail_ru', 'original', 'topic', 'severity', 'meeting_id', 'published_at'])(
    'keeps %s, even with a step in its history',
    async (column) => {
      const { id } = await sent(stage, '2026-03-05')
      const value = {
        topic: `'other'`,
        severity: `'low'`,
        original: `'en'`,
        meeting_id: `'${stage.khujandMeeting.id}'`,
        published_at: 'now()',
      }
      const [before] = (await ownerPool.query(`SELECT * FROM shortcoming WHERE id = $1`, [id])).rows
      await expect(
        asRole(
          stepSql(id, 'sent', 'sent'),
          `UPDATE shortcoming SET ${column} = ${value[column as keyof typeof value] ?? `'x'`} WHERE id = '${id}'`,
        ),
      ).rejects.toThrow('stays as it was published')
      expect((await ownerPool.query(`SELECT * FROM shortcoming WHERE id = $1`, [id])).rows).toEqual([before])
    },
  )

  it('gets no state, day or department without a step in its history that leads there', async () => {
    const { id } = await sent(stage, '2026-03-05')
    const answered = `UPDATE shortcoming SET state = 'acknowledged', acknowledged_on = '2026-03-06' WHERE id = '${id}'`
    for (const statements of [
      [answered],
      [`UPDATE shortcoming SET answer_due_on = '2036-01-01' WHERE id = '${id}'`],
      [`UPDATE shortcoming SET responsible_department_id = '${stage.bokhtarDepartmentId}' WHERE id = '${id}'`],
      [answered, stepSql(id, 'sent', 'answered')],
      [answered, stepSql(id, 'registered', 'acknowledged')],
      [answered, stepSql(randomUUID(), 'sent', 'acknowledged')],
    ])
      await expect(asRole(...statements)).rejects.toThrow('changes by a step of its history only')
    // A step of another transaction counts for nothing.
    await asRole(stepSql(id, 'sent', 'acknowledged'))
    await expect(asRole(answered)).rejects.toThrow('changes by a step of its history only')
    await asRole(answered, stepSql(id, 'sent', 'acknowledged'))
  })
})

describe('signed minutes', () => {
  it.each([
    ['the title', (id: string) => `UPDATE meeting SET title_ru = 'x' WHERE id = '${id}'`],
    ['the minutes', (id: string) => `UPDATE meeting SET minutes_ru = 'x' WHERE id = '${id}'`],
    ['the day', (id: string) => `UPDATE meeting SET held_on = '2020-01-01' WHERE id = '${id}'`],
    ['the quorum', (id: string) => `UPDATE meeting SET quorum = 1 WHERE id = '${id}'`],
    ['the signatures', (id: string) => `UPDATE meeting SET chair_signed_at = now() WHERE id = '${id}'`],
    ['the day of publication', (id: string) => `UPDATE meeting SET published_at = now() WHERE id = '${id}'`],
    ['the text of a decision', (id: string) => `UPDATE decision SET text = 'x' WHERE meeting_id = '${id}'`],
    ['the votes', (id: string) => `UPDATE decision SET votes_for = 9 WHERE meeting_id = '${id}'`],
    ['the agenda', (id: string) => `UPDATE agenda_item SET text = 'x' WHERE meeting_id = '${id}'`],
    ['the attendance', (id: string) => `DELETE FROM attendance WHERE meeting_id = '${id}'`],
    ['the quorum at a vote', (id: string) => `UPDATE decision SET present_count = 99 WHERE meeting_id = '${id}'`],
    [
      'that no guest is added',
      (id: string) =>
        `INSERT INTO meeting_guest (id, meeting_id, position, role, people) VALUES (gen_random_uuid(), '${id}', 9, 'x', 1)`,
    ],
    [
      'that nobody is said afterwards not to have voted',
      (id: string) =>
        `INSERT INTO non_voter (decision_id, membership_id, reason) SELECT d.id, a.membership_id, 'absentAtVote' FROM decision d JOIN attendance a USING (meeting_id) WHERE meeting_id = '${id}'`,
    ],
    [
      'when tasks came into force',
      (id: string) =>
        `UPDATE assignment SET in_force_from = NULL WHERE decision_id IN (SELECT id FROM decision WHERE meeting_id = '${id}')`,
    ],
    [
      'that no point is added',
      (id: string) =>
        `INSERT INTO agenda_item (id, meeting_id, position, text) VALUES (gen_random_uuid(), '${id}', 9, 'x')`,
    ],
    [
      'that no decision is added',
      (id: string) =>
        `INSERT INTO decision (id, meeting_id, number, text, votes_for, votes_against, votes_abstained, present_count, voter_count, quorate, binding) VALUES (gen_random_uuid(), '${id}', 9, 'x', 1, 0, 0, 1, 1, true, true)`,
    ],
  ])('keep %s', async (_what, statement) => {
    const id = await publishedMeeting()
    await expect(asRole(stepSql(id, 'published', 'published', 'Meeting'), statement(id))).rejects.toThrow(
      /stays as it was signed|by a new version only|of signed minutes stays|stays in force/,
    )
  })

  it('change their texts where the version before is kept, and not a second time by the same one', async () => {
    const id = await publishedMeeting()
    const { version, titleRu } = await db.meeting.findUniqueOrThrow({ where: { id } })
    await correctMinutes(stage.secretary, {
      meetingId: id,
      version,
      reason: 'Опечатка',
      title: { original: 'ru', ru: 'Заседание' },
      place: { original: 'ru', ru: 'Зал' },
      minutes: { original: 'ru', ru: 'Обсудили.' },
      agenda: ['Первое', 'Второе и третье'],
      decisions: ['Решение'],
    })
    expect((await db.minutesVersion.findMany({ where: { meetingId: id } })).map((kept) => kept.titleRu)).toEqual([
      titleRu,
    ])
    for (const statement of [
      `UPDATE meeting SET title_ru = 'x' WHERE id = '${id}'`,
      `UPDATE agenda_item SET text = 'x' WHERE meeting_id = '${id}' AND position = 2`,
    ])
      await expect(asRole(stepSql(id, 'corrected', 'corrected', 'Meeting'), statement)).rejects.toThrow(
        'by a new version only',
      )
  })
})

describe('a seat', () => {
  it('that is held is not given to another person', async () => {
    await expect(
      asRole(`UPDATE membership SET person_id = '${stage.nobody.personId}' WHERE id = '${stage.member.membershipId}'`),
    ).rejects.toThrow('is not given to another person')
    await expect(
      asRole(`UPDATE membership SET person_id = NULL WHERE id = '${stage.member.membershipId}'`),
    ).rejects.toThrow('is not given to another person')
  })
})

describe('an account, a right or a seat', () => {
  const entry = (
    type: string,
    id: string,
  ) => `INSERT INTO audit_entry (id, at, action, subject_type, subject_id, payload, refused)
    VALUES (gen_random_uuid(), now(), 'invented:act', '${type}', '${id}', '{}', false)`

  it('does not change without an entry in the audit log, which then cannot be taken back', async () => {
    const { personId, membershipId } = stage.member
    const post = (id: string) =>
      `INSERT INTO post (id, person_id, role, valid_from) VALUES ('${id}', '${personId}', 'administrator', '2020-01-01')`
    const [postId, factorId] = [randomUUID(), randomUUID()]
    for (const [statement, type, id] of [
      [`UPDATE person SET password_hash = 'x' WHERE id = '${personId}'`, 'Person', personId],
      [`UPDATE person SET email = 'thief@example.org' WHERE id = '${personId}'`, 'Person', personId],
      [`UPDATE person SET suspended_at = now() WHERE id = '${personId}'`, 'Person', personId],
      [post(postId), 'Post', postId],
      [`UPDATE post SET valid_to = NULL, ended_reason = 'x' WHERE id = '${postId}'`, 'Post', postId],
      [`UPDATE membership SET ended_at_once = ended_at_once WHERE id = '${membershipId}'`, 'Membership', membershipId],
      [`UPDATE council SET seat_count = 3 WHERE id = '${stage.khujandCouncilId}'`, 'Council', stage.khujandCouncilId],
      [
        `INSERT INTO factor (id, person_id, kind, label, encrypted_secret, last_step) VALUES ('${factorId}', '${personId}', 'totp', 'x', '\\x00', 0)`,
        'Factor',
        factorId,
      ],
    ] as const) {
      await expect(asRole(statement), statement).rejects.toThrow('with an entry in the audit log only')
      await expect(asRole(statement, entry(type, randomUUID())), statement).rejects.toThrow('in the audit log only')
      if (!statement.includes('factor')) await asRole(statement, entry(type, id))
    }
    await expect(asRole(`DELETE FROM audit_entry WHERE action = 'invented:act'`)).rejects.toThrow('permission denied')
  })
})

/** A step in the public history, as the role can add one. */
function stepSql(id: string, from: string, to: string, recordType = 'Shortcoming'): string {
  return `INSERT INTO transition (id, at, record_type, record_id, from_state, verb, to_state, capacity)
    VALUES (gen_random_uuid(), now(), '${recordType}', '${id}', '${from}', 'invented', '${to}', 'system')`
}

async function publishedMeeting(): Promise<string> {
  const { id } = await recordMeeting(stage.secretary, {
    councilId: stage.khujandCouncilId,
    idempotencyKey: randomUUID(),
    kind: 'regular',
    heldOn: '2026-01-15',
    title: { original: 'ru', ru: 'Засидание' },
    place: { original: 'ru', ru: 'Зал' },
    minutes: { original: 'ru', ru: 'Обсудили.' },
    agenda: ['Первое', 'Второе'],
    attendance: [stage.chair, stage.secretary, stage.member].map(({ membershipId }) => ({
      membershipId,
      presence: 'present' as const,
    })),
    decisions: [
      {
        text: 'Решение',
        votesFor: 3,
        votesAgainst: 0,
        votesAbstained: 0,
        assignments: [{ task: 'Исполнить', ownerDepartmentId: stage.khujandDepartmentId, dueOn: '2026-02-01' }],
      },
    ],
  })
  await signMinutes(stage.secretary, { meetingId: id })
  await signMinutes(stage.chair, { meetingId: id })
  await publishMinutes(stage.secretary, { meetingId: id })
  return id
}
