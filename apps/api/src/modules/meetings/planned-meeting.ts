import { isTooFarAhead, dueYearsAhead } from '@hamkori/schema/due-days'
import type { revisePlanInput } from '@hamkori/schema/meetings.plans'
import type { z } from 'zod'
import { dateOf, today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { textColumns } from './held-meeting.ts'

/** What a secretary writes of a meeting that is to be held. */
export type PlannedMeeting = Omit<z.output<typeof revisePlanInput>, 'meetingId' | 'version'>

/** Throws InvalidInputError at `path` for a day that has passed or is too far ahead. */
export function refuseDay(heldOn: string, path = 'heldOn'): void {
  if (heldOn < today()) throw new InvalidInputError([invalidAt([path], 'date_in_past')])
  if (isTooFarAhead(heldOn, today()))
    throw new InvalidInputError([invalidAt([path], 'date_too_far', { maximum: dueYearsAhead })])
}

/** The columns of a meeting that follow from its plan. */
export function planColumns({ kind, heldOn, startsAt, title, place }: PlannedMeeting) {
  return { kind, heldOn: dateOf(heldOn), startsAt, ...textColumns({ title, place, minutes: undefined }) }
}

/** Writes the agenda of a plan, in place of the one that was there. */
export async function writePlannedAgenda(tx: Tx, meetingId: string, agenda: PlannedMeeting['agenda']): Promise<void> {
  await tx.agendaItem.deleteMany({ where: { meetingId } })
  await tx.agendaItem.createMany({
    data: agenda.map(({ text, durationMinutes }, at) => ({
      meetingId,
      position: at + 1,
      text,
      durationMinutes: durationMinutes ?? null,
    })),
  })
}
