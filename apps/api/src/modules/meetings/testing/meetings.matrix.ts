import { addDays } from '@hamkori/schema/dates'
import { dateOf, today } from '../../../platform/clock.ts'
import type { ActionScope } from '../../../testing/matrix/module-matrix.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb, rewrite } from '../../../testing/owner.ts'
import { sentFile } from '../../../testing/sent-file.ts'
import { makeMeetings } from './matrix-records.ts'

/** What the module of meetings contributes to the authorization matrix. */
export const matrix = defineMatrix({
  async fillColumns() {
    await rewrite(`UPDATE meeting SET source_codes = '{S1}'`)
  },
  tables: {
    agenda_item: { restricted: ['text'] },
    assignment: { restricted: ['task'] },
    // Only assignments in force are reported.
    assignment_report: { others: ['evidence'] },
    attendance: { others: ['arrived_at', 'left_at'] },
    decision: { restricted: ['text'] },
    meeting: {
      restricted: ['title', 'place', 'minutes', 'content_hash'],
      others: ['reference', 'starts_at', 'original', 'source_codes'],
    },
    // What was announced is everybody's.
    meeting_announcement: {
      others: [
        'starts_at',
        'original',
        'title',
        'place',
        'agenda',
        'agenda_minutes',
        'short_notice_reason',
        'reason',
        'what_changed',
      ],
    },
    meeting_guest: { restricted: ['role'] },
    meeting_paper: { restricted: ['title'], others: ['file_hash', 'media_type', 'removal_reason'] },
    minutes_remark: { restricted: ['text'], others: ['answer'] },
    // Texts of published minutes that newer ones replaced.
    minutes_version: { others: ['original', 'title', 'place', 'minutes', 'agenda', 'decisions', 'reason'] },
  },
  types: ['Meeting', 'Decision', 'Assignment', 'MeetingPaper'],
  withoutScope: { authorizedByLoader: ['Assignment', 'Decision', 'Meeting', 'MeetingPaper'] },
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
    amendAnnouncement: (_thing, id, scope) => ({
      input: {
        ...{ meetingId: id('Meeting', 'announcedMeeting'), version: 2, startsAt: '15:00' },
        ...{ place: trilingual(scope, 'Бинои шӯро'), title: trilingual(scope, 'Ҷаласаи оянда') },
        agenda: [{ text: 'Масъала', durationMinutes: 20 }],
        whatChanged: textIn(scope, 'Соат дигар шуд.'),
      },
    }),
    addMeetingPaper: (thing, id, scope) => ({
      input: {
        ...{
          meetingId: id('Meeting', 'plannedMeeting'),
          fileHash: thing('publicPaperHash'),
          title: textIn(scope, 'Лоиҳа'),
        },
        ...{ forEverybody: false, facesConsidered: false },
      },
    }),
    removeMeetingPaper: (_thing, id, scope) => ({
      input: { paperId: id('MeetingPaper', 'ownPaper'), reason: textIn(scope, 'Куҳна шуд.') },
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
        ...{ guests: [], decisions: [] },
      },
    }),
    recordAnnouncedMeeting: (_thing, id, scope) => ({
      input: {
        meetingId: id('Meeting', 'announcedMeeting'),
        version: 2,
        ...{ kind: 'regular', heldOn: '2026-03-02', agenda: ['Масъала'], attendance: [], guests: [], decisions: [] },
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
        guests: [],
        decisions: [
          {
            id: id('Decision', 'draftDecision'),
            text: 'Қарор',
            votesFor: 0,
            votesAgainst: 0,
            votesAbstained: 0,
            nonVoters: [],
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
    remarkMinutes: (_thing, id, scope) => ({
      input: { meetingId: id('Meeting', 'reviewedMeeting'), text: textIn(scope, 'Рӯз дигар буд.') },
    }),
    answerRemark: (_thing, id, scope) => ({
      input: {
        ...{ meetingId: id('Meeting', 'reviewedMeeting'), number: 1, outcome: 'declined' },
        answer: textIn(scope, 'Рӯз дуруст аст.'),
      },
    }),
    returnMinutes: (_thing, id, scope) => ({
      input: { meetingId: id('Meeting', 'reviewedMeeting'), version: 3, reason: textIn(scope, 'Хато дорад.') },
    }),
    publishMinutes: (_thing, id) => ({ input: { meetingId: id('Meeting', 'approvedMeeting') } }),
    // One of the department: its officers report it, and nobody of the council.
    reportAssignment: (_thing, id, scope) => ({
      input: {
        ...{ assignmentId: id('Assignment', 'openAssignment'), version: 2, doneOn: '2026-03-20' },
        evidence: textIn(scope, 'Иҷро шуд.'),
      },
    }),
    dropAssignment: (_thing, id, scope) => ({
      input: { assignmentId: id('Assignment', 'openAssignment'), version: 2, reason: textIn(scope, 'Лозим нест.') },
    }),
    // One of a member, reported by a secretary who is none of the actors: whoever has reported it cannot decide about it.
    confirmAssignment: (_thing, id) => ({
      input: { assignmentId: id('Assignment', 'reportedAssignment'), version: 3 },
    }),
    returnAssignment: (_thing, id, scope) => ({
      input: { assignmentId: id('Assignment', 'reportedAssignment'), version: 3, reason: textIn(scope, 'Нест.') },
    }),
  },
  makeRecords: makeMeetings,
  async plantCanaries(maker) {
    for (const { id, contentHash } of await ownerDb.meeting.findMany())
      if (contentHash !== null) maker.mark('secret', 'meeting.content_hash', id, contentHash)
  },
  async cacheExample({ secretary, khujandCouncilId, khujandMeeting: { id: meetingId, decisionId } }) {
    const seat = await ownerDb.membership.findFirstOrThrow({ where: { councilId: khujandCouncilId } })
    await ownerDb.agendaItem.create({ data: { meetingId, position: 1, text: 'A' } })
    await ownerDb.attendance.create({ data: { meetingId, membershipId: seat.id, presence: 'present' } })
    await ownerDb.meetingGuest.create({ data: { meetingId, position: 1, role: 'G', people: 2 } })
    await ownerDb.nonVoter.create({ data: { decisionId, membershipId: seat.id, reason: 'conflictOfInterest' } })
    const { id: assignmentId } = await ownerDb.assignment.create({
      data: {
        ...{ decisionId, task: 'T', ownerMembershipId: seat.id, dueOn: dateOf('2026-04-01') },
        ...{ state: 'reported', doneOn: dateOf('2026-03-20'), inForceFrom: new Date('2026-03-03T07:00:00Z') },
      },
    })
    await ownerDb.assignmentReport.create({
      data: { assignmentId, number: 1, reportedAt: new Date(), doneOn: dateOf('2026-03-20'), evidence: 'E' },
    })
    const { fileHash } = await sentFile(secretary.personId)
    const paper = { meetingId, mediaType: 'application/pdf', bytes: 1200, forEverybody: true, agendaPosition: 1 }
    const publicFrom = { addedAt: new Date(), publishedAt: new Date() }
    await ownerDb.meetingPaper.create({ data: { ...paper, ...publicFrom, number: 1, title: 'T', fileHash } })
    await ownerDb.meetingPaper.create({
      data: { ...paper, ...publicFrom, number: 2, removedAt: new Date(), removalReason: 'R' },
    })
    await ownerDb.transition.create({
      data: {
        ...{ at: new Date(), recordType: 'Assignment', recordId: assignmentId, capacity: 'member' },
        ...{ fromState: 'open', verb: 'report', toState: 'reported' },
      },
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

/** A plan for some day after that of the actions. */
function planIn(scope: ActionScope) {
  return {
    ...{ kind: 'regular', heldOn: inDays(90), startsAt: '14:00' },
    ...{ place: trilingual(scope, 'Бинои шӯро'), title: trilingual(scope, 'Ҷаласаи оянда') },
    agenda: [{ text: 'Масъала', durationMinutes: 20 }],
  }
}
