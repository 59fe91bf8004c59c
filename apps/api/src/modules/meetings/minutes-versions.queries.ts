import type { MinutesVersionModel } from '../../../generated/prisma/models.ts'
import { db } from '../../platform/db.ts'

/** The texts of minutes before each correction, the newest first, by meeting; for `loadOne` of platform/batch.ts. */
export async function findMinutesVersions(
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, MinutesVersionModel[]>> {
  const versions = await db.minutesVersion.findMany({
    where: { meetingId: { in: [...meetingIds] } },
    orderBy: { number: 'desc' },
  })
  return Map.groupBy(versions, ({ meetingId }) => meetingId)
}
