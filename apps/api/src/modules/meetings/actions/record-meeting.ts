import { importMeetingInput, isAdopted, isQuorate, quorumOf, recordMeetingInput } from '@hamkori/schema/meetings'
import type { ImportMeetingInput, RecordMeetingInput } from '@hamkori/schema/meetings'
import { formatReference } from '@hamkori/schema/references'
import type { z } from 'zod'
import type { MeetingModel } from '../../../../generated/prisma/models.ts'
import { councilCapacity, requirePermission } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { InputIssue } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { takeReferenceNumber } from '../../../platform/references.ts'
import { createByTransition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findCouncilOnDay, findDepartments } from '../council-on-day.queries.ts'
import type { CouncilOnDay } from '../council-on-day.queries.ts'
import { meetingLifecycle } from '../lifecycle.queries.ts'

type Content = Omit<z.output<typeof recordMeetingInput>, 'idempotencyKey'>

/** What only an import knows. */
interface Provenance {
  readonly sourceCodes: readonly string[]
  readonly demonstration: boolean
}

/**
 * Puts a meeting that was held on the council's record, with its agenda, attendance, decisions and the draft of its
 * minutes. Chair, deputy chair and secretary of that council only, or an import; leaves two steps in the history and one
 * audit entry. Attendance is that of the memberships in force on the day: a seat that is not listed was absent. The
 * quorum is more than half of those seats; a decision binds when there was a quorum and more voted for it than against.
 * The printed reference carries the year of the meeting. The same key with the same content answers with the same
 * meeting, with other content it is a ConflictError. Throws InvalidInputError, ForbiddenError, NotFoundError too.
 */
export async function recordMeeting(
  actor: Actor,
  input: RecordMeetingInput | ImportMeetingInput,
): Promise<MeetingModel> {
  const { idempotencyKey, content, provenance } = read(actor, input)
  requirePermission(actor, 'meeting:record', { councilId: content.councilId })
  const council = await findCouncilOnDay(content.councilId, content.heldOn)
  await refuseWhatCannotBe(content, council)
  const hash = contentHash({ ...content })
  const demonstration =
    council.demonstration || provenance.demonstration || (actor.kind === 'person' && actor.demonstration)
  return onceOnly(
    hash,
    () => db.meeting.findUnique({ where: { idempotencyKey } }),
    () =>
      db.$transaction(async (tx) => {
        const meeting = await createByTransition(tx, meetingLifecycle, {
          verbs: ['record', 'draftMinutes'],
          create: (state) =>
            createMeeting(tx, content, council, {
              idempotencyKey,
              contentHash: hash,
              state,
              demonstration,
              sourceCodes: [...provenance.sourceCodes],
            }),
          actor,
          capacity: councilCapacity(actor, content.councilId) ?? 'system',
          event: { action: 'meeting:record', payload: {} },
        })
        await createParts(tx, meeting, content, council)
        return meeting
      }),
  )
}

function read(
  actor: Actor,
  input: RecordMeetingInput | ImportMeetingInput,
): { idempotencyKey: string; content: Content; provenance: Provenance } {
  if (actor.kind !== 'system') {
    const { idempotencyKey, ...content } = parseInput(recordMeetingInput, input)
    return { idempotencyKey, content, provenance: { sourceCodes: [], demonstration: false } }
  }
  const { idempotencyKey, sourceCodes, demonstration, ...content } = parseInput(importMeetingInput, input)
  return { idempotencyKey, content, provenance: { sourceCodes, demonstration } }
}

async function refuseWhatCannotBe(content: Content, council: CouncilOnDay): Promise<void> {
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

interface Marks {
  readonly idempotencyKey: string
  readonly contentHash: Uint8Array<ArrayBuffer>
  readonly state: MeetingModel['state']
  readonly demonstration: boolean
  readonly sourceCodes: string[]
}

async function createMeeting(tx: Tx, content: Content, council: CouncilOnDay, marks: Marks): Promise<MeetingModel> {
  const { title, place, minutes } = content
  const year = Number(content.heldOn.slice(0, 4))
  const number = await takeReferenceNumber(tx, 'meeting', council.region, year)
  const seatsInForce = council.membershipIds.length
  const presentCount = content.attendance.filter(({ presence }) => presence === 'present').length
  return tx.meeting.create({
    data: {
      ...marks,
      reference: formatReference({ kind: 'meeting', region: council.region, year, number }),
      councilId: content.councilId,
      kind: content.kind,
      heldOn: dateOf(content.heldOn),
      startsAt: content.startsAt ?? null,
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
      seatsInForce,
      quorum: quorumOf(seatsInForce),
      presentCount,
      quorate: isQuorate(seatsInForce, presentCount),
      recordedAt: now(),
    },
  })
}

async function createParts(tx: Tx, meeting: MeetingModel, content: Content, council: CouncilOnDay): Promise<void> {
  const meetingId = meeting.id
  const presenceOf = new Map(content.attendance.map(({ membershipId, presence }) => [membershipId, presence]))
  await tx.agendaItem.createMany({ data: content.agenda.map((text, at) => ({ meetingId, position: at + 1, text })) })
  await tx.attendance.createMany({
    data: council.membershipIds.map((membershipId) => ({
      meetingId,
      membershipId,
      presence: presenceOf.get(membershipId) ?? 'absent',
    })),
  })
  const decisions = await tx.decision.createManyAndReturn({
    data: content.decisions.map(({ text, votesFor, votesAgainst, votesAbstained }, at) => ({
      meetingId,
      number: at + 1,
      text,
      votesFor,
      votesAgainst,
      votesAbstained,
      binding: meeting.quorate && isAdopted({ votesFor, votesAgainst }),
    })),
    select: { id: true, number: true },
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
