import type { MeetingAnnouncementModel } from '../../../generated/prisma/models.ts'
import { db } from '../../platform/db.ts'

/** Everything that was said in public of meetings before they were held, the first first, by meeting; for `loadOne` of platform/batch.ts. */
export async function findAnnouncementChanges(
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, MeetingAnnouncementModel[]>> {
  const rows = await db.meetingAnnouncement.findMany({
    where: { meetingId: { in: [...meetingIds] } },
    orderBy: { number: 'asc' },
  })
  return Map.groupBy(rows, ({ meetingId }) => meetingId)
}
