import type { MinutesRemarkModel } from '../../../generated/prisma/models.ts'
import { db } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'

/** The remarks to the minutes of these meetings, oldest first, by the meeting's id; for `loadOne`. Whoever asks has asked who may read them. */
export async function findRemarks(
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MinutesRemarkModel[]>> {
  const rows = await db.minutesRemark.findMany({
    where: { meetingId: { in: [...meetingIds] } },
    orderBy: { number: 'asc' },
  })
  return Map.groupBy(rows, ({ meetingId }) => meetingId)
}

/** Whether a remark to the minutes has no answer. */
export async function hasOpenRemark(tx: Tx, meetingId: string): Promise<boolean> {
  return (await tx.minutesRemark.count({ where: { meetingId, answeredAt: null } })) > 0
}
