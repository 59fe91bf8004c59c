import type { Context } from '../../platform/context.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { MeetingRow } from './meeting-rows.ts'
import { findMeetings } from './meetings.queries.ts'

/** The meeting that an act has changed, as the viewer sees it now. Throws NotFoundError. */
export async function recorded(context: Context, id: string): Promise<MeetingRow> {
  const meeting = (await findMeetings(context.viewer, [id])).get(id)
  if (meeting === undefined) throw new NotFoundError()
  return meeting
}
