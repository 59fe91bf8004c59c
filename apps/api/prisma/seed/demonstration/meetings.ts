import { isInForce } from '@hamkori/schema/councils'
import { attendanceAtVote } from '@hamkori/schema/meetings.attendance.constants'
import type { MeetingKind, NonVotingReason, RecordMeetingInput } from '@hamkori/schema/meetings'
import { dayOf } from '../../../src/platform/clock.ts'
import { db } from '../../../src/platform/db.ts'
import { publishMinutes, recordMeeting, signMinutes } from '../../../src/modules/meetings/index.ts'
import type { Actors } from './actors.ts'
import type { SeededCouncil } from './councils.ts'
import { actOn, keyOf, workingDay } from './days.ts'

/** A text in three languages. */
export interface Text {
  readonly original: 'tg' | 'ru' | 'en'
  readonly tg: string
  readonly ru: string
  readonly en?: string
}

/** A meeting of the demonstration. Days are counted back from the day of the first load. */
export interface SeededMeeting {
  readonly key: string
  readonly council: string
  readonly held: number
  readonly kind: MeetingKind
  readonly state: 'minutesDrafted' | 'minutesUnderReview' | 'minutesApproved' | 'published'
  /** How many seats stayed empty; 99 means so many that there was no quorum. */
  readonly absent: number
  readonly title: Text
  readonly place: Text
  readonly agenda: readonly string[]
  readonly decisions: readonly {
    text: string
    task: string | null
    owner: 'secretary' | 'department' | null
    due: number
    /** Seats whose holders came and took no part in the vote. */
    nonVoters?: readonly { seat: number; reason: NonVotingReason }[]
  }[]
  /** Holders of seats who were not in the room for the whole meeting. */
  readonly stays?: readonly { seat: number; online?: boolean; arrivedAt?: string; leftAt?: string }[]
  readonly guests?: RecordMeetingInput['guests']
}

type Attendance = RecordMeetingInput['attendance']
const noQuorum = 99

/** Records a meeting, has it signed and published as far as it goes. Returns its decisions in order. */
export async function seedMeeting(
  actors: Actors,
  council: SeededCouncil,
  day: string,
  seeded: SeededMeeting,
): Promise<{ id: string; decisionIds: string[] }> {
  const heldOn = workingDay(day, seeded.held)
  const { attendance, secretaryId, present, seatId } = await attendanceOn(council.id, heldOn, seeded)
  const { departmentId } = await db.council.findUniqueOrThrow({
    where: { id: council.id },
    select: { departmentId: true },
  })
  const secretary = actors(`secretary.${council.slug}`)
  const meeting = await actOn(heldOn, '15:00', () =>
    recordMeeting(secretary, {
      idempotencyKey: keyOf(seeded.key),
      councilId: council.id,
      kind: seeded.kind,
      heldOn,
      startsAt: '14:00',
      title: seeded.title,
      place: seeded.place,
      minutes: minutesOf(seeded, present),
      agenda: seeded.agenda,
      attendance,
      guests: seeded.guests ?? [],
      decisions: seeded.decisions.map(({ text, task, owner, due, nonVoters = [] }) => ({
        text,
        ...votesOf(
          attendance,
          nonVoters.map(({ seat, reason }) => ({ membershipId: seatId(seat), reason })),
        ),
        assignments:
          task === null
            ? []
            : [
                {
                  task,
                  dueOn: workingDay(day, due),
                  ...(owner === 'department'
                    ? { ownerDepartmentId: departmentId }
                    : { ownerMembershipId: secretaryId }),
                },
              ],
      })),
    }),
  )
  await signAndPublish(actors, council, workingDay(day, seeded.held - 1), seeded.state, meeting)
  const decisions = await db.decision.findMany({
    where: { meetingId: meeting.id },
    orderBy: { number: 'asc' },
    select: { id: true },
  })
  return { id: meeting.id, decisionIds: decisions.map(({ id }) => id) }
}

async function signAndPublish(
  actors: Actors,
  { slug }: SeededCouncil,
  on: string,
  target: SeededMeeting['state'],
  meeting: { id: string; state: string },
): Promise<void> {
  const meetingId = meeting.id
  const steps = [
    {
      from: 'minutesDrafted',
      to: 'minutesUnderReview',
      act: () => actOn(on, '16:00', () => signMinutes(actors(`secretary.${slug}`), { meetingId })),
    },
    {
      from: 'minutesUnderReview',
      to: 'minutesApproved',
      act: () => actOn(on, '16:30', () => signMinutes(actors(`chair.${slug}`), { meetingId })),
    },
    {
      from: 'minutesApproved',
      to: 'published',
      act: () => actOn(on, '17:00', () => publishMinutes(actors(`secretary.${slug}`), { meetingId })),
    },
  ]
  let { state } = meeting
  for (const step of steps) {
    if (state === target || state !== step.from) continue
    await step.act()
    state = step.to
  }
}

/** Everybody who could vote did: one abstained, the others were for it. */
function votesOf(attendance: Attendance, nonVoters: readonly { membershipId: string; reason: NonVotingReason }[]) {
  const { voters } = attendanceAtVote(attendance, nonVoters)
  return { votesFor: Math.max(0, voters - 1), votesAgainst: 0, votesAbstained: Math.min(1, voters), nonVoters }
}

async function attendanceOn(councilId: string, day: string, { absent, stays = [] }: SeededMeeting) {
  const seats = (await db.membership.findMany({ where: { councilId }, orderBy: { seat: 'asc' } })).filter(
    ({ termFrom, termTo }) =>
      isInForce({ termFrom: dayOf(termFrom), termTo: termTo === null ? null : dayOf(termTo) }, day),
  )
  const empty = absent === noQuorum ? Math.ceil(seats.length / 2) : absent
  // The last seats stay empty, and the first of them sent word.
  const attendance = seats.map(({ id, seat }, at) => ({
    membershipId: id,
    ...stayOf(stays.find((stay) => stay.seat === seat)),
    presence:
      at < seats.length - empty
        ? ('present' as const)
        : at === seats.length - empty
          ? ('excused' as const)
          : ('absent' as const),
  }))
  const secretaryId = seats.find(({ office }) => office === 'secretary')?.id
  if (secretaryId === undefined) throw new Error(`council ${councilId} has no secretary on ${day}`)
  const seatId = (number: number): string => {
    const found = seats.find(({ seat }) => seat === number)
    if (found === undefined) throw new Error(`council ${councilId} has no seat ${number} on ${day}`)
    return found.id
  }
  return { attendance, secretaryId, present: seats.length - empty, seatId }
}

const stayOf = (stay: NonNullable<SeededMeeting['stays']>[number] | undefined) => ({
  online: stay?.online,
  arrivedAt: stay?.arrivedAt,
  leftAt: stay?.leftAt,
})

function minutesOf({ agenda, decisions }: SeededMeeting, present: number): { original: 'tg'; tg: string; ru: string } {
  return {
    original: 'tg',
    tg: `Дар ҷаласа ${present} аъзо иштирок карданд. Рӯзнома аз ${agenda.length} масъала иборат буд. Қарорҳои қабулшуда: ${decisions.length}. Ҷаласа ошкоро гузашт, маълумоти шахсии шаҳрвандон ба суратҷаласа дохил карда нашуд.`,
    ru: `На заседании присутствовали члены совета: ${present}. Вопросов в повестке: ${agenda.length}. Принято решений: ${decisions.length}. Заседание было открытым, личные данные граждан в протокол не вносились.`,
  }
}
