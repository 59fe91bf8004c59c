import { isAdopted } from '@hamkori/schema/meetings'
import { dateOf } from '../../platform/clock.ts'
import { isForeignKeyViolation } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import type { CouncilOnDay } from './council-on-day.queries.ts'
import type { HeldMeeting } from './held-meeting.ts'

interface MeetingOfParts {
  readonly id: string
  readonly quorate: boolean
}

/** Writes agenda, attendance, decisions and tasks of a meeting that has none yet. */
export async function writeParts(
  tx: Tx,
  meeting: MeetingOfParts,
  content: HeldMeeting,
  council: CouncilOnDay,
): Promise<void> {
  await writeSheet(tx, meeting.id, content, council)
  await tx.decision.createMany({
    data: content.decisions.map((decision, at) => ({
      meetingId: meeting.id,
      ...decisionColumns(meeting, decision, at),
    })),
  })
  await writeTasks(tx, meeting.id, content)
}

/**
 * Writes the parts of a draft anew. Decisions that stay keep their ids, for the records that come from them. Throws InvalidInputError
 * at a decision that is not this meeting's, and at `decisions` where one is missing that a record comes from.
 */
export async function rewriteParts(
  tx: Tx,
  meeting: MeetingOfParts,
  content: HeldMeeting,
  council: CouncilOnDay,
): Promise<void> {
  const meetingId = meeting.id
  const before = await tx.decision.findMany({ where: { meetingId }, select: { id: true } })
  const known = new Set(before.map(({ id }) => id))
  const strangers = content.decisions.flatMap(({ id }, at) =>
    id === undefined || known.delete(id) ? [] : [invalidAt(['decisions', at, 'id'], 'unknown_record')],
  )
  if (strangers.length > 0) throw new InvalidInputError(strangers)

  await tx.agendaItem.deleteMany({ where: { meetingId } })
  await tx.attendance.deleteMany({ where: { meetingId } })
  await tx.assignment.deleteMany({ where: { decision: { meetingId } } })
  await deleteDecisions(tx, [...known])
  // Out of the way first: two decisions may change places.
  await tx.decision.updateMany({ where: { meetingId }, data: { number: { increment: 1000 } } })
  for (const [at, decision] of content.decisions.entries()) {
    const columns = decisionColumns(meeting, decision, at)
    if (decision.id === undefined) await tx.decision.create({ data: { meetingId, ...columns } })
    else await tx.decision.update({ where: { id: decision.id }, data: columns })
  }
  await writeSheet(tx, meetingId, content, council)
  await writeTasks(tx, meetingId, content)
}

async function deleteDecisions(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  try {
    await tx.decision.deleteMany({ where: { id: { in: ids } } })
  } catch (failure) {
    if (isForeignKeyViolation(failure)) throw new InvalidInputError([invalidAt(['decisions'], 'in_use')])
    throw failure
  }
}

/** The agenda and who came; a seat that is not listed was absent. */
async function writeSheet(tx: Tx, meetingId: string, content: HeldMeeting, council: CouncilOnDay): Promise<void> {
  const presenceOf = new Map(content.attendance.map(({ membershipId, presence }) => [membershipId, presence]))
  await tx.agendaItem.createMany({ data: content.agenda.map((text, at) => ({ meetingId, position: at + 1, text })) })
  await tx.attendance.createMany({
    data: council.membershipIds.map((membershipId) => ({
      meetingId,
      membershipId,
      presence: presenceOf.get(membershipId) ?? 'absent',
    })),
  })
}

function decisionColumns(
  { quorate }: MeetingOfParts,
  { text, votesFor, votesAgainst, votesAbstained }: HeldMeeting['decisions'][number],
  at: number,
) {
  const binding = quorate && isAdopted({ votesFor, votesAgainst })
  return { number: at + 1, text, votesFor, votesAgainst, votesAbstained, binding }
}

async function writeTasks(tx: Tx, meetingId: string, content: HeldMeeting): Promise<void> {
  const decisions = await tx.decision.findMany({ where: { meetingId }, select: { id: true, number: true } })
  await tx.assignment.createMany({
    data: decisions.flatMap(({ id, number }) =>
      (content.decisions[number - 1]?.assignments ?? []).map(
        ({ task, ownerMembershipId, ownerDepartmentId, dueOn }) => ({
          decisionId: id,
          task,
          ownerMembershipId: ownerMembershipId ?? null,
          ownerDepartmentId: ownerDepartmentId ?? null,
          dueOn: dateOf(dueOn),
        }),
      ),
    ),
  })
}
