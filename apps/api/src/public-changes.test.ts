import { beforeAll, expect, test } from 'vitest'
import './schema.ts'
import { atMoment } from './platform/clock.ts'
import { db } from './platform/db.ts'
import { recordVersion } from './platform/record-version.ts'
import { adopted } from './modules/proposals/testing/proposals.ts'
import { sendShortcoming } from './modules/shortcomings/index.ts'
import { noonOf, registered } from './modules/shortcomings/testing/findings.ts'
import { ownerDb, ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

// Only what the public sees moves the version of the record: whoever writes drafts makes nobody wait.

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

let drafts = 0
/** Minutes like those of Khujand, that nobody has signed. */
async function draftMinutes(): Promise<string> {
  const { id: _id, ...like } = await db.meeting.findUniqueOrThrow({ where: { id: stage.khujandMeeting.id } })
  const draft = {
    state: 'minutesDrafted',
    reference: `JLS-TJ-2026-${90_000 + drafts++}`,
    publishedAt: null,
    chairSignedAt: null,
  } as const
  return (await db.meeting.create({ data: { ...like, ...draft, secretarySignedAt: null } })).id
}

test('is not raised by what only the council sees: a draft, its edit, and minutes that are not signed', async () => {
  const before = await recordVersion()
  const finding = await registered(stage, '2026-03-02')
  await adopted(stage, '2026-03-02')
  await ownerPool.query(`UPDATE shortcoming SET title_tg = 'Дигар' WHERE id = $1`, [finding.id])
  const minutes = await draftMinutes()
  expect(await recordVersion()).toBe(before)

  await atMoment(noonOf('2026-03-02'), () => sendShortcoming(stage.secretary, { shortcomingId: finding.id }))
  const sentVersion = Number(await recordVersion())
  expect(sentVersion).toBeGreaterThan(Number(before))
  for (const change of [`answer_due_on = answer_due_on + 1`, `state = 'acknowledged', acknowledged_on = sent_on`])
    await ownerPool.query(`UPDATE shortcoming SET ${change} WHERE id = $1`, [finding.id])
  await ownerPool.query(
    `UPDATE meeting SET state = 'published', secretary_signed_at = now(), chair_signed_at = now(), published_at = now() WHERE id = $1`,
    [minutes],
  )
  expect(Number(await recordVersion())).toBe(sentVersion + 3)
})

test('is raised by what belongs to minutes once they are published', async () => {
  const membership = (await db.membership.findFirstOrThrow()).id
  const fill = async (meetingId: string): Promise<void> => {
    await ownerDb.agendaItem.create({ data: { meetingId, position: 9, text: 'Масъала' } })
    await ownerDb.attendance.create({ data: { meetingId, membershipId: membership, presence: 'present' } })
    const votes = {
      ...{ votesFor: 1, votesAgainst: 0, votesAbstained: 0 },
      ...{ presentCount: 1, voterCount: 1, quorate: true, binding: true },
    }
    const decision = await ownerDb.decision.create({ data: { meetingId, number: 9, text: 'Қарор', ...votes } })
    await ownerDb.meetingGuest.create({ data: { meetingId, position: 9, role: 'Меҳмон', people: 1 } })
    await ownerDb.nonVoter.create({
      data: { decisionId: decision.id, membershipId: membership, reason: 'absentAtVote' },
    })
    await ownerDb.assignment.create({
      data: { decisionId: decision.id, task: 'Кор', ownerMembershipId: membership, dueOn: new Date('2026-04-01') },
    })
  }
  const before = Number(await recordVersion())
  await fill(await draftMinutes())
  expect(Number(await recordVersion())).toBe(before)
  await fill(stage.khujandMeeting.id)
  expect(Number(await recordVersion())).toBe(before + 6)
})
