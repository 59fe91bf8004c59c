import { z } from 'zod'
import { fileHashPattern } from './files.constants.ts'
import { meetingLimits as limits } from './meetings.constants.ts'
import { absentable, codeText, plainText, refuse, uuid, wholeNumber } from './text.ts'

/**
 * A paper for a meeting, which its sender has uploaded before: for everybody, or for the council alone. `title` is in the original
 * language of the meeting, `agendaPosition` the point of the agenda that it belongs to. What is for everybody needs the sender's word
 * (`facesConsidered`) to have thought of the people, addresses and number plates in it.
 */
export const addMeetingPaperInput = z
  .strictObject({
    meetingId: uuid(),
    fileHash: codeText(fileHashPattern, 'unknown_record'),
    title: plainText({ max: limits.paperTitle }),
    agendaPosition: absentable(wholeNumber({ min: 1, max: limits.agenda })),
    forEverybody: z.boolean(),
    facesConsidered: z.boolean(),
  })
  .check((ctx) => {
    if (ctx.value.forEverybody && !ctx.value.facesConsidered) refuse(ctx, false, 'required', {}, ['facesConsidered'])
  })
export type AddMeetingPaperInput = z.input<typeof addMeetingPaperInput>

/** A paper that is taken off, with the reason, which whoever could read the paper reads. */
export const removeMeetingPaperInput = z.strictObject({ paperId: uuid(), reason: plainText({ max: limits.reason }) })
export type RemoveMeetingPaperInput = z.input<typeof removeMeetingPaperInput>
