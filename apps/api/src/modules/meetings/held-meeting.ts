import { quorumOf, wasQuorate } from '@hamkori/schema/meetings'
import type { draftMinutesInput } from '@hamkori/schema/meetings'
import type { z } from 'zod'
import { dateOf, today } from '../../platform/clock.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import type { InputIssue } from '../../platform/errors.ts'
import { findDepartments } from './council-on-day.queries.ts'
import type { CouncilOnDay } from './council-on-day.queries.ts'

/** What a secretary writes of a meeting that was held. A decision that exists already carries its id. */
export type HeldMeeting = Omit<z.output<typeof draftMinutesInput>, 'meetingId' | 'version'>

/** Throws InvalidInputError for a meeting in the future, seats that were not in force, and owners that do not exist. */
export async function refuseWhatCannotBe(content: HeldMeeting, council: CouncilOnDay): Promise<void> {
  const issues: InputIssue[] = []
  if (content.heldOn > today()) issues.push(invalidAt(['heldOn'], 'date_in_future'))
  const seated = new Set(council.membershipIds)
  content.attendance.forEach(({ membershipId }, at) => {
    if (!seated.has(membershipId)) issues.push(invalidAt(['attendance', at, 'membershipId'], 'unknown_record'))
  })
  const owners = content.decisions.flatMap(({ assignments }) =>
    assignments.flatMap(({ ownerDepartmentId }) => ownerDepartmentId ?? []),
  )
  const departments = await findDepartments(owners)
  content.decisions.forEach(({ assignments }, decision) => {
    assignments.forEach(({ ownerMembershipId, ownerDepartmentId }, assignment) => {
      const at = ['decisions', decision, 'assignments', assignment]
      if (ownerMembershipId !== undefined && !seated.has(ownerMembershipId))
        issues.push(invalidAt([...at, 'ownerMembershipId'], 'unknown_record'))
      if (ownerDepartmentId !== undefined && !departments.has(ownerDepartmentId))
        issues.push(invalidAt([...at, 'ownerDepartmentId'], 'unknown_record'))
    })
  })
  if (issues.length > 0) throw new InvalidInputError(issues)
}

/**
 * The columns of a meeting that follow from what was written. Attendance is counted over the seats in force that day; the meeting had a
 * quorum if at some moment enough were there.
 */
export function heldColumns(content: HeldMeeting, council: CouncilOnDay) {
  const { title, place, minutes } = content
  const seatsInForce = council.membershipIds.length
  const presentCount = content.attendance.filter(({ presence }) => presence === 'present').length
  return {
    kind: content.kind,
    heldOn: dateOf(content.heldOn),
    startsAt: content.startsAt ?? null,
    ...textColumns({ title, place, minutes }),
    seatsInForce,
    quorum: quorumOf(seatsInForce),
    presentCount,
    quorate: wasQuorate(seatsInForce, content.attendance),
  }
}

/** The columns of the texts of minutes in their languages. */
export function textColumns({ title, place, minutes }: Pick<HeldMeeting, 'title' | 'place' | 'minutes'>) {
  return {
    original: title.original,
    titleTg: title.tg ?? null,
    titleRu: title.ru ?? null,
    titleEn: title.en ?? null,
    placeTg: place.tg ?? null,
    placeRu: place.ru ?? null,
    placeEn: place.en ?? null,
    minutesTg: minutes?.tg ?? null,
    minutesRu: minutes?.ru ?? null,
    minutesEn: minutes?.en ?? null,
  }
}
