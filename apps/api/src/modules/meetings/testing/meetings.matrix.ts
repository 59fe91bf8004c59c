import { randomUUID } from 'node:crypto'
import { addDays } from '@hamkori/schema/dates'
import { atMoment, dateOf, today } from '../../../platform/clock.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import type { ActionScope } from '../../../testing/matrix/module-matrix.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb, rewrite } from '../../../testing/owner.ts'
import { announceMeeting, planMeeting, publishMinutes, recordMeeting, signMinutes } from '../index.ts'
import { cancelMeeting, correctMinutes, discardMeeting, postponeMeeting } from './acts.ts'

/** What the module of meetings contributes to the authorization matrix. */
export const matrix = defineMatrix({
  async fillColumns() {
    await rewrite(`UPDATE meeting SET source_codes = '{S1}'`)
  },
  tables: {
    agenda_item: { restricted: ['text'] },
    assignment: { restricted: ['task'] },
    decision: { restricted: ['text'] },
    meeting: {
      restricted: ['title', 'place', 'minutes', 'content_hash'],
      others: ['reference', 'starts_at', 'original', 'source_codes'],
    },
    // What was announced is everybody's.
    meeting_announcement: {
      others: ['starts_at', 'original', 'title', 'place', 'agenda', 'agenda_minutes', 'short_notice_reason', 'reason'],
    },
    // Texts of published minutes that newer ones replaced.
    minutes_version: { others: ['original', 'title', 'place', 'minutes', 'agenda', 'decisions', 'reason'] },
  },
  types: ['Meeting', 'Decision', 'Assignment'],
  withoutScope: { authorizedByLoader: ['Assignment', 'Decision', 'Meeting'] },
  queries: {
    meeting: byThing('reference', 'meetingReference', 'draftMeetingReference'),
    meetings: 'first: 8',
    discardedMeeting: byThing('reference', 'discardedMeetingReference'),
    announcement: byThing('reference', 'announcedMeetingReference', 'plannedMeetingReference'),
    announcements: 'first: 8, when: all',
  },
  actions: {
    planMeeting: (_thing, id, scope) => ({
      input: { idempotencyKey: keyIn(scope), councilId: id('Council', 'council'), ...planIn(scope) },
    }),
    revisePlan: (_thing, id, scope) => ({
      input: { meetingId: id('Meeting', 'plannedMeeting'), version: 1, ...planIn(scope) },
    }),
    announceMeeting: (_thing, id, scope) => ({
      input: { meetingId: id('Meeting', 'plannedMeeting'), version: 1, shortNoticeReason: textIn(scope, 'Фаврӣ.') },
    }),
    postponeMeeting: (_thing, id, scope) => ({
      input: { meetingId: id('Meeting', 'announcedMeeting'), version: 2, reason: textIn(scope, 'Толор банд аст.') },
    }),
    cancelMeeting: (_thing, id, scope) => ({
      input: { meetingId: id('Meeting', 'announcedMeeting'), version: 2, reason: textIn(scope, 'Кворум намешавад.') },
    }),
    recordMeeting: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        councilId: id('Council', 'council'),
        kind: 'regular',
        heldOn: '2026-04-01',
        place: trilingual(scope, 'Бинои шӯро'),
        title: trilingual(scope, 'Ҷаласа'),
        agenda: ['Масъала'],
        attendance: [{ membershipId: id('Membership', 'memberSeat'), presence: 'present' }],
        decisions: [],
      },
    }),
    recordAnnouncedMeeting: (_thing, id, scope) => ({
      input: {
        meetingId: id('Meeting', 'announcedMeeting'),
        version: 2,
        ...{ kind: 'regular', heldOn: '2026-03-02', agenda: ['Масъала'], attendance: [], decisions: [] },
        ...{ place: trilingual(scope, 'Бинои шӯро'), title: trilingual(scope, 'Ҷаласа') },
      },
    }),
    draftMinutes: (_thing, id, scope) => ({
      input: {
        meetingId: id('Meeting', 'draftMeeting'),
        version: 1,
        kind: 'regular',
        heldOn: '2026-03-02',
        place: trilingual(scope, 'Бинои шӯро'),
        title: trilingual(scope, 'Ҷаласа'),
        agenda: ['Масъала'],
        attendance: [],
        decisions: [
          {
            id: id('Decision', 'draftDecision'),
            text: 'Қарор',
            votesFor: 0,
            votesAgainst: 0,
            votesAbstained: 0,
            assignments: [],
          },
        ],
      },
    }),
    discardMeeting: (_thing, id, scope) => ({
      input: { meetingId: id('Meeting', 'draftMeeting'), reason: textIn(scope, 'Ду бор сабт шуд.') },
    }),
    correctMinutes: (_thing, id, scope) => ({
      input: {
        meetingId: id('Meeting', 'meeting'),
        version: 4,
        place: trilingual(scope, 'Бинои шӯро'),
        title: trilingual(scope, 'Ҷаласаи навбатӣ'),
        agenda: ['Масъала'],
        decisions: ['Қарор'],
        reason: textIn(scope, 'Хатои чопӣ.'),
      },
    }),
    signMinutes: (_thing, id) => ({ input: { meetingId: id('Meeting', 'draftMeeting') } }),
    publishMinutes: (_thing, id) => ({ input: { meetingId: id('Meeting', 'approvedMeeting') } }),
  },
  makeRecords: makeMeetings,
  async plantCanaries(maker) {
    for (const { id, contentHash } of await ownerDb.meeting.findMany())
      if (contentHash !== null) maker.mark('secret', 'meeting.content_hash', id, contentHash)
  },
  async cacheExample({ khujandCouncilId, khujandMeeting: { id: meetingId, decisionId } }) {
    const seat = await ownerDb.membership.findFirstOrThrow({ where: { councilId: khujandCouncilId } })
    await ownerDb.agendaItem.create({ data: { meetingId, position: 1, text: 'A' } })
    await ownerDb.attendance.create({ data: { meetingId, membershipId: seat.id, presence: 'present' } })
    await ownerDb.assignment.create({
      data: { decisionId, task: 'T', ownerMembershipId: seat.id, dueOn: dateOf('2026-04-01') },
    })
    await ownerDb.minutesVersion.create({
      data: { meetingId, number: 1, original: 'tg', titleTg: 'T', placeTg: 'P', replacedAt: new Date(), reason: 'R' },
    })
    const { reference } = await ownerDb.meeting.update({ where: { id: meetingId }, data: { state: 'corrected' } })
    await ownerDb.meetingAnnouncement.create({
      data: {
        ...{ meetingId, number: 1, state: 'announced', announcedAt: new Date('2026-02-01T07:00:00Z'), kind: 'regular' },
        ...{ heldOn: dateOf('2026-03-02'), startsAt: '14:00', original: 'tg', titleTg: 'T', placeTg: 'P' },
        ...{ agenda: ['A'], agendaMinutes: [10], noticeDays: 5 },
      },
    })
    return {
      meetings: 'first: 1',
      meeting: `reference: "${reference}"`,
      discardedMeeting: 'reference: "JLS-SU-2026-00009"',
      announcement: `reference: "${reference}"`,
      announcements: 'first: 1, when: all',
    }
  },
})

/** A day ahead, whenever the matrix is run. */
const inDays = (days: number) => addDays(today(), days)
const noon = (day: string) => new Date(`${day}T07:00:00Z`)
const title = (text: string) => ({ original: 'tg' as const, tg: text })

/** A plan for some day after that of the actions. */
function planIn(scope: ActionScope) {
  return {
    ...{ kind: 'regular', heldOn: inDays(90), startsAt: '14:00' },
    ...{ place: trilingual(scope, 'Бинои шӯро'), title: trilingual(scope, 'Ҷаласаи оянда') },
    agenda: [{ text: 'Масъала', durationMinutes: 20 }],
  }
}

async function makeMeetings(maker: Maker, ground: Ground): Promise<Things> {
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
      attendance: presentSeatIds.map((membershipId) => ({ membershipId, presence: 'present' as const })),
      decisions: [
        {
          text: secret('decision.text', 'Қарор'),
          votesFor: 3,
          votesAgainst: 0,
          votesAbstained: 0,
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
  const discarded = await atMoment(noon('2026-03-03'), () => make('discarded', true))
  await atMoment(noon('2026-03-04'), async () => {
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
  const planned = (name: string, heldOn: string, isDraft: boolean) => {
    const text = (column: string, plain: string) =>
      isDraft ? maker.canary('draft', column, councilId) : `${plain} (${name})`
    return planMeeting(secretary, {
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
    for (const { id, version } of made.slice(1)) await announceMeeting(secretary, { meetingId: id, version })
    return made
  })
  maker.record('Meeting', plan.id, `${half}-draft`)
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
    correctedMeetingReference: corrected.reference,
    discardedMeetingReference: discarded.reference,
  }
}
