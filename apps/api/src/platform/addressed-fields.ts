import type { TransitionModel } from '../../generated/prisma/models.ts'
import type { AddressedRow, AnswerRow, DetailRow } from './addressed-records.ts'
import { loadOne } from './batch.ts'
import type { Context } from './context.ts'
import { db } from './db.ts'
import { trilingual } from './text-types.ts'
import type { NameShape, TrilingualShape } from './text-types.ts'

/** The title of a record in its languages. */
export function titleOf(row: AddressedRow): TrilingualShape {
  return trilingual(row.original, row.titleTg, row.titleRu, row.titleEn)
}

/** The full text of a record in its languages; one statement for all records of a list. */
export async function detailOf(
  row: AddressedRow,
  context: Context,
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, DetailRow>>,
): Promise<TrilingualShape> {
  const detail = await loadOne(context, read, row.id)
  return trilingual(row.original, detail?.tg ?? null, detail?.ru ?? null, detail?.en ?? null)
}

/** The post that signed an answer. */
export function signerTitleOf(answer: AnswerRow): NameShape {
  return { tg: answer.signerTitleTg, ru: answer.signerTitleRu, en: answer.signerTitleEn }
}

/** The public history of a record, oldest first; one statement for all records of a list. */
export async function historyOf(context: Context, recordId: string): Promise<TransitionModel[]> {
  return (await loadOne(context, readHistories, recordId)) ?? []
}

async function readHistories(recordIds: readonly string[]): Promise<ReadonlyMap<string, TransitionModel[]>> {
  const steps = await db.transition.findMany({
    where: { recordType: { in: ['Shortcoming', 'Proposal'] }, recordId: { in: [...recordIds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return Map.groupBy(steps, ({ recordId }) => recordId)
}
