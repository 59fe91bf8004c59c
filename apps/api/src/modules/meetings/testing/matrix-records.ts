import { randomUUID } from 'node:crypto'
import { addDays } from '@hamkori/schema/dates'
import { atMoment, today } from '../../../platform/clock.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { announcingActs, publishMinutes, recordMeeting, signMinutes } from '../index.ts'
import { sentFile } from '../../../testing/sent-file.ts'
import {
  addMeetingPaper,
  cancelMeeting,
  correctMinutes,
  discardMeeting,
  postponeMeeting,
  remarkMinutes,
  removeMeetingPaper,
  reportAssignment,
} from './acts.ts'

/** A day ahead, whenever the matrix is run. */
const inDays = (days: number) => addDays(today(), days)
const noon = (day: string) => new Date(`${day}T07:00:00Z`)
const title = (text: string) => ({ original: 'tg' as const, tg: text })

/** The meetings of one half of the matrix: held and signed, drafted, planned, announced. */
export async function makeMeetings(maker: Maker, ground: Ground): Promise<Things> {
  const { half, secretary, chair, councilId, memberSeatId, presentSeatIds, departmentId } = ground
  const make = async (name: string, isDraft: boolean) => {
    const secret = (column: string, plain: string) =>
      isDraft ? maker.canary('draft', column, councilId) : `${plain} (${name})`
    const meeting = await recordMeeting(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      kind: 'regular',
      heldOn: '2026-03-02',
      startsAt: '14:00',
      place: title(secret('meeting.place', 'Бинои шӯро')),
      title: title(secret('meeting.title', 'Ҷаласа')),
      agenda: [secret('agenda_item.text', 'Масъала')],
      minutes: title(secret('meeting.minutes', 'Суратҷаласа')),
      attendance: presentSeatIds.map((membershipId, at) => ({
        ...{ membershipId, presence: 'present' as const },
        ...(at === 0 ? { online: true, arrivedAt: '14:10', leftAt: '15:30' } : {}),
      })),
      guests: [{ role: secret('meeting_guest.role', 'Сардори шуъба'), people: 1 }],
      decisions: [
        {
          text: secret('decision.text', 'Қарор'),
          ...{ votesFor: 2, votesAgainst: 0, votesAbstained: 0 },
          nonVoters: presentSeatIds.slice(0, 1).map((membershipId) => ({
            ...{ membershipId, reason: 'conflictOfInterest' as const },
          })),
          assignments: [
            { task: secret('assignment.task', 'Супориш'), ownerMembershipId: memberSeatId, dueOn: '2026-05-01' },
            { task: secret('assignment.task', 'Супориш'), ownerDepartmentId: departmentId, dueOn: '2026-06-01' },
          ],
        },
      ],
    })
    const tag = isDraft ? (`${half}-draft` as const) : half
    maker.record('Meeting', meeting.id, tag)
    const decision = await ownerDb.decision.findFirstOrThrow({
      where: { meetingId: meeting.id },
      include: { assignments: true },
    })
    maker.record('Decision', decision.id, tag)
    for (const assignment of decision.assignments) maker.record('Assignment', assignment.id, tag)
    return { id: meeting.id, reference: meeting.reference, decisionId: decision.id }
  }
  const drafted = await atMoment(noon('2026-03-03'), () => make('drafted', true))
  const approved = await atMoment(noon('2026-03-03'), () => make('approved', true))
  const published = await atMoment(noon('2026-03-03'), () => make('published', false))
  const corrected = await atMoment(noon('2026-03-03'), () => make('corrected', false))
  const reviewed = await atMoment(noon('2026-03-03'), () => make('reviewed', true))
  const discarded = await atMoment(noon('2026-03-03'), () => make('discarded', true))
  await atMoment(noon('2026-03-04'), async () => {
    await signMinutes(secretary, { meetingId: reviewed.id })
    await remarkMinutes(chair, {
      meetingId: reviewed.id,
      text: maker.canary('draft', 'minutes_remark.text', councilId),
    })
    for (const { id } of [approved, published, corrected])
      for (const signer of [secretary, chair]) await signMinutes(signer, { meetingId: id })
    await publishMinutes(secretary, { meetingId: published.id })
    const { version } = await publishMinutes(secretary, { meetingId: corrected.id })
    await correctMinutes(secretary, {
      meetingId: corrected.id,
      version,
      title: title('Ҷаласаи навбатӣ'),
      place: title('Бинои шӯро'),
      minutes: title('Суратҷаласа'),
      agenda: ['Масъала'],
      decisions: ['Қарор'],
      reason: 'Хатои чопӣ.',
    })
    await discardMeeting(secretary, { meetingId: discarded.id, reason: 'Ду бор сабт шуд.' })
  })
  const inForce = await ownerDb.assignment.findMany({ where: { decision: { meetingId: published.id } } })
  const assignmentOf = (isOfMember: boolean) =>
    inForce.find(({ ownerMembershipId }) => (ownerMembershipId !== null) === isOfMember)?.id ?? ''
  await atMoment(noon('2026-03-20'), () =>
    reportAssignment(secretary, {
      assignmentId: assignmentOf(true),
      version: 2,
      doneOn: '2026-03-19',
      evidence: 'Нома фиристода шуд.',
    }),
  )
  const planned = (name: string, heldOn: string, isDraft: boolean) => {
    const text = (column: string, plain: string) =>
      isDraft ? maker.canary('draft', column, councilId) : `${plain} (${name})`
    return announcingActs.plan(secretary, {
      ...{ idempotencyKey: randomUUID(), councilId, kind: 'regular', heldOn, startsAt: '14:00' },
      ...{ title: title(text('meeting.title', 'Ҷаласа')), place: title(text('meeting.place', 'Бинои шӯро')) },
      agenda: [{ text: text('agenda_item.text', 'Масъала'), durationMinutes: 15 }],
    })
  }
  const ahead = [inDays(60), inDays(61), inDays(62)] as const
  const [plan, told, off] = await atMoment(noon('2026-03-05'), async () => {
    const made = [
      await planned('planned', ahead[0], true),
      await planned('announced', ahead[1], false),
      await planned('cancelled', ahead[2], false),
    ] as const
    for (const { id, version } of made.slice(1)) await announcingActs.announce(secretary, { meetingId: id, version })
    return made
  })
  maker.record('Meeting', plan.id, `${half}-draft`)
  const papers = await makePapers(maker, ground, told.id)
  await atMoment(noon('2026-03-06'), async () => {
    await postponeMeeting(secretary, { meetingId: off.id, version: 2, reason: 'Толор банд аст.' })
    await cancelMeeting(secretary, { meetingId: off.id, version: 3, reason: 'Кворум намешавад.' })
  })
  return {
    plannedMeeting: plan.id,
    plannedMeetingReference: plan.reference,
    announcedMeeting: told.id,
    announcedMeetingReference: told.reference,
    meeting: published.id,
    meetingReference: published.reference,
    decision: published.decisionId,
    draftMeeting: drafted.id,
    draftMeetingReference: drafted.reference,
    draftDecision: drafted.decisionId,
    approvedMeeting: approved.id,
    reviewedMeeting: reviewed.id,
    openAssignment: assignmentOf(false),
    reportedAssignment: assignmentOf(true),
    correctedMeetingReference: corrected.reference,
    discardedMeetingReference: discarded.reference,
    ...papers,
  }
}

/** Papers of an announced meeting: for everybody, one of these taken off, and for the council alone. */
async function makePapers(maker: Maker, { half, secretary, councilId }: Ground, meetingId: string): Promise<Things> {
  const add = async (title: string, forEverybody: boolean) => {
    const { fileHash } = await sentFile(secretary.personId)
    const paper = { meetingId, fileHash, title, agendaPosition: 1, forEverybody, facesConsidered: true }
    return { fileHash, ...(await addMeetingPaper(secretary, paper)) }
  }
  const shown = await add('Мактуб', true)
  const removed = await add('Рӯйхат', true)
  const own = await add(maker.canary('draft', 'meeting_paper.title', councilId), false)
  await removeMeetingPaper(secretary, { paperId: removed.id, reason: 'Номҳо ҳастанд.' })
  for (const { id } of [shown, removed]) maker.record('MeetingPaper', id, half)
  maker.record('MeetingPaper', own.id, `${half}-draft`)
  return { publicPaperHash: shown.fileHash, ownPaper: own.id }
}
