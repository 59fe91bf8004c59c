import { meetingTransitions } from '@hamkori/schema/meetings'
import type { MeetingVerb } from '@hamkori/schema/meetings'
import type { Prisma } from '../../../generated/prisma/client.ts'
import type { MeetingModel } from '../../../generated/prisma/models.ts'
import type { Db } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Lifecycle } from '../../platform/transition.ts'
import { subjectOf } from './meetings.policy.ts'
import type { MeetingFacts } from './meetings.policy.ts'

/** A meeting as an action reads it. */
export type MeetingForAction = MeetingModel & MeetingFacts

/** The states of meetings. Each transition counts the version up, so that of two at once only one wins. */
export const meetingLifecycle: Lifecycle<MeetingForAction, MeetingVerb, Prisma.MeetingUncheckedUpdateManyInput> = {
  recordType: 'Meeting',
  transitions: meetingTransitions,
  subjectOf,
  update: (tx, { id, state, version }, change) =>
    tx.meeting.updateMany({ where: { id, state, version }, data: { ...change, version: { increment: 1 } } }),
}

/** A meeting with what its policy needs to know. Throws {@link NotFoundError} for an unknown id. */
export async function findMeetingForAction(tx: Db, id: string): Promise<MeetingForAction> {
  const meeting = await tx.meeting.findUnique({ where: { id } })
  if (meeting === null) throw new NotFoundError()
  return {
    ...meeting,
    isAnnounced: meeting.announcedAt !== null,
    secretarySigned: meeting.secretarySignedAt !== null,
    chairSigned: meeting.chairSignedAt !== null,
  }
}
