import { z } from 'zod'
import { correctionReasonLimit } from './releases.constants.ts'
import { nameInput, refuse } from './text.ts'

export * from './releases.constants.ts'

/** A release to make now. A correction names the release that it corrects, and says why, in three languages. */
export const beginReleaseInput = z
  .strictObject({
    corrects: z.int().min(1).nullish(),
    reason: nameInput({ max: correctionReasonLimit }).nullish(),
  })
  .check((ctx) => {
    const { corrects, reason } = ctx.value
    if (corrects != null && reason == null) refuse(ctx, reason, 'required', {}, ['reason'])
    if (corrects == null && reason != null) refuse(ctx, reason, 'not_applicable_here', {}, ['reason'])
  })
export type BeginReleaseInput = z.input<typeof beginReleaseInput>
