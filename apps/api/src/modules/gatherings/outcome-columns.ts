import type { concludeGatheringInput } from '@hamkori/schema/gatherings'
import type { z } from 'zod'

/** The columns of a gathering's outcome. */
export function outcomeColumns({ original, tg, ru, en }: z.output<typeof concludeGatheringInput>['outcome']) {
  return { outcomeOriginal: original, outcomeTg: tg ?? null, outcomeRu: ru ?? null, outcomeEn: en ?? null }
}
