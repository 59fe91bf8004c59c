import { z } from 'zod'
import {
  ageBands,
  channels,
  commentMax,
  contactKinds,
  contactTimes,
  factAnswers,
  initiators,
  instruments,
  sexes,
} from './feedback.constants.ts'
import { languages } from './languages.ts'
import { unitCode } from './territory.ts'
import { absentable, codeText, optionalText, refuse, uuidV4, wholeNumber } from './text.ts'

export * from './feedback.constants.ts'

/** SHA-256 of the receipt, as 64 hexadecimal digits: what a rating is found by. The receipt itself is never sent. */
export const receiptKey = () => codeText(/^[0-9a-f]{64}$/u, 'not_a_receipt_key', (text) => text.trim().toLowerCase())

const statement = () => absentable(wholeNumber({ min: 0, max: 5 }))
const fact = () => absentable(z.enum(factAnswers))

/**
 * A resident's answers about one contact with one unit. Unit, kind of contact and A8 are a complete answer;
 * 0 in A1–A7 means "does not apply". Nothing here tells who sent it.
 */
export const submitRatingInput = z
  .strictObject({
    idempotencyKey: uuidV4(),
    receiptKey: receiptKey(),
    unitCode: unitCode(),
    instrument: z.enum(instruments),
    contactKind: z.enum(contactKinds),
    a8: wholeNumber({ min: 1, max: 5 }),
    a1: statement(),
    a2: statement(),
    a3: statement(),
    a4: statement(),
    a5: statement(),
    a6: statement(),
    a7: statement(),
    f1: fact(),
    f2: fact(),
    f3: fact(),
    f4: fact(),
    f5: fact(),
    f6: fact(),
    f7: fact(),
    f8: fact(),
    initiatedBy: absentable(z.enum(initiators)),
    happened: absentable(z.enum(contactTimes)),
    channel: z.enum(channels).default('web'),
    ageBand: absentable(z.enum(ageBands)),
    sex: absentable(z.enum(sexes)),
    comment: optionalText({ max: commentMax, multiline: true }),
    commentLanguage: absentable(z.enum(languages)),
  })
  .check((ctx) => {
    if (ctx.value.comment !== undefined && ctx.value.commentLanguage === undefined)
      refuse(ctx, undefined, 'required', {}, ['commentLanguage'])
  })
export type SubmitRatingInput = z.input<typeof submitRatingInput>
export type Rating = z.output<typeof submitRatingInput>
