import { attendanceAtVote, isAdopted, isQuorate } from '@hamkori/schema/meetings'
import { dateOf } from '../../platform/clock.ts'
import { isForeignKeyViolation } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import type { CouncilOnDay } from './council-on-day.queries.ts'
import type { HeldMeeting } from './held-meeting.ts'

/** Writes agenda, attendance, decisions and tasks of a meeting that has none yet. */
export async function writeParts(
  tx: Tx,
  meetingId: string,
  content: HeldMeeting,
  council: CouncilOnDay,
): Promise<void> {
  await writeSheet(tx, meetingId, content, council)
  await tx.decision.createMany({
    data: decisionRows(content, council).map((columns) => ({ meetingId, ...columns })),
  })
  await writePartsOfDecisions(tx, meetingId, content)
}

/**
 * Writes the parts of a draft anew. Decisions that stay keep their ids, for the records that come from them. Throws InvalidInputError
 * at a decision that is not this meeting's, and at `decisions` where one is missing that a record comes from.
 */
export async function rewriteParts(
  tx: Tx,
  meetingId: string,
  content: HeldMeeting,
  council: CouncilOnDay,
): Promise<void> {
  const before = await tx.decision.findMany({ where: { meetingId }, select: { id: true } })
  const known = new Set(before.map(({ id }) => id))
  const strangers = content.decisions.flatMap(({ id }, at) =>
    id === undefined || known.delete(id) ? [] : [invalidAt(['decisions', at, 'id'], 'unknown_record')],
  )
  if (strangers.length > 0) throw new InvalidInputError(strangers)

  await tx.agendaItem.deleteMany({ where: { meetingId } })
  await tx.attendance.deleteMany({ where: { meetingId } })
  await tx.meetingGuest.deleteMany({ where: { meetingId } })
  await tx.nonVoter.deleteMany({ where: { decision: { meetingId } } })
  await tx.assignment.deleteMany({ where: { decision: { meetingId } } })
  await deleteDecisions(tx, [...known])
  // Out of the way first: two decisions may change places.
  await tx.decision.updateMany({ where: { meetingId }, data: { number: { increment: 1000 } } })
  for (const columns of decisionRows(content, council)) {
    const id = content.decisions[columns.number - 1]?.id
    if (id === undefined) await tx.decision.create({ data: { meetingId, ...columns } })
    else await tx.decision.update({ where: { id }, data: columns })
  }
  await writeSheet(tx, meetingId, content, council)
  await writePartsOfDecisions(tx, meetingId, content)
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

/** The agenda, who came, and the guests; a seat that is not listed was absent. */
async function writeSheet(tx: Tx, meetingId: string, content: HeldMeeting, council: CouncilOnDay): Promise<void> {
  const attended = new Map(content.attendance.map(({ membershipId, ...seat }) => [membershipId, seat]))
  await tx.agendaItem.createMany({ data: content.agenda.map((text, at) => ({ meetingId, position: at + 1, text })) })
  await tx.attendance.createMany({
    data: council.membershipIds.map((membershipId) => {
      const { presence, online, arrivedAt, leftAt } = attended.get(membershipId) ?? { presence: 'absent' }
      const times = { arrivedAt: arrivedAt ?? null, leftAt: leftAt ?? null }
      return { meetingId, membershipId, presence, online: online ?? false, ...times }
    }),
  })
  await tx.meetingGuest.createMany({
    data: content.guests.map(({ role, people }, at) => ({ meetingId, position: at + 1, role, people })),
  })
}

/** The columns of the decisions. Each binds by the quorum that there was at its vote. */
function decisionRows({ attendance, decisions }: HeldMeeting, { membershipIds }: CouncilOnDay) {
  return decisions.map(({ text, votesFor, votesAgainst, votesAbstained, nonVoters }, at) => {
    const { present, voters } = attendanceAtVote(attendance, nonVoters)
    const quorate = isQuorate(membershipIds.length, present)
    return {
      ...{ number: at + 1, text, votesFor, votesAgainst, votesAbstained },
      ...{ presentCount: present, voterCount: voters, quorate },
      binding: quorate && isAdopted({ votesFor, votesAgainst }),
    }
  })
}

/** Who took no part in the votes, and the tasks. */
async function writePartsOfDecisions(tx: Tx, meetingId: string, content: HeldMeeting): Promise<void> {
  const decisions = await tx.decision.findMany({ where: { meetingId }, select: { id: true, number: true } })
  await tx.nonVoter.createMany({
    data: decisions.flatMap(({ id: decisionId, number }) =>
      (content.decisions[number - 1]?.nonVoters ?? []).map((nonVoter) => ({ decisionId, ...nonVoter })),
    ),
  })
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
