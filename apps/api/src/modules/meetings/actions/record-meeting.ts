import { importMeetingInput, recordMeetingInput } from '@hamkori/schema/meetings'
import type { ImportMeetingInput, RecordMeetingInput } from '@hamkori/schema/meetings'
import { formatReference } from '@hamkori/schema/references'
import type { z } from 'zod'
import type { MeetingModel } from '../../../../generated/prisma/models.ts'
import { councilCapacity, requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { takeReferenceNumber } from '../../../platform/references.ts'
import { createByTransition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findCouncilOnDay } from '../council-on-day.queries.ts'
import type { CouncilOnDay } from '../council-on-day.queries.ts'
import { meetingLifecycle } from '../lifecycle.queries.ts'
import { heldColumns, refuseWhatCannotBe } from '../held-meeting.ts'
import { writeParts } from '../meeting-parts.queries.ts'

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
 * quorum is more than half of those seats; a decision binds when there was a quorum at its vote and more voted for it than against.
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
  const columns = heldColumns(content, council)
  const hash = hashOf(content)
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
            createMeeting(tx, content, council, columns, {
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
        await writeParts(tx, meeting.id, content, council)
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

/** The hash of what was sent. Lists that are empty are left out of it: keys of before they could be sent keep their content. */
function hashOf({ guests, decisions, ...content }: Content): Uint8Array<ArrayBuffer> {
  return contentHash({
    ...content,
    guests: guests.length === 0 ? undefined : guests,
    decisions: decisions.map(({ nonVoters, ...decision }) =>
      nonVoters.length === 0 ? decision : { ...decision, nonVoters },
    ),
  })
}

interface Marks {
  readonly idempotencyKey: string
  readonly contentHash: Uint8Array<ArrayBuffer>
  readonly state: MeetingModel['state']
  readonly demonstration: boolean
  readonly sourceCodes: string[]
}

async function createMeeting(
  tx: Tx,
  content: Content,
  council: CouncilOnDay,
  columns: ReturnType<typeof heldColumns>,
  marks: Marks,
): Promise<MeetingModel> {
  const year = Number(content.heldOn.slice(0, 4))
  const number = await takeReferenceNumber(tx, 'meeting', council.region, year)
  return tx.meeting.create({
    data: {
      ...marks,
      reference: formatReference({ kind: 'meeting', region: council.region, year, number }),
      councilId: content.councilId,
      ...columns,
      recordedAt: now(),
    },
  })
}
