import type { EarlierClockModel, FollowUpModel } from '../../../generated/prisma/models.ts'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { db } from '../../platform/db.ts'
import type { CaseRow } from './case-kind.ts'

// The id of a case is unique among all kinds, so that the cases of a list are read at once whatever their kinds.

/** What was said of a case after its answer, the newest first; one statement for all cases of a list. */
export async function followUpsOf(row: CaseRow, context: Context): Promise<readonly FollowUpModel[]> {
  return (await loadOne(context, readFollowUps, row.id)) ?? []
}

/** The clocks of a case before the one that runs now, oldest first; one statement for all cases of a list. */
export async function earlierClocksOf(row: CaseRow, context: Context): Promise<readonly EarlierClockModel[]> {
  return (await loadOne(context, readClocks, row.id)) ?? []
}

async function readFollowUps(ids: readonly string[]): Promise<ReadonlyMap<string, FollowUpModel[]>> {
  const all = await db.followUp.findMany({ where: { recordId: { in: [...ids] } }, orderBy: { number: 'desc' } })
  return Map.groupBy(all, ({ recordId }) => recordId)
}

async function readClocks(ids: readonly string[]): Promise<ReadonlyMap<string, EarlierClockModel[]>> {
  const all = await db.earlierClock.findMany({ where: { recordId: { in: [...ids] } }, orderBy: { number: 'asc' } })
  return Map.groupBy(all, ({ recordId }) => recordId)
}
