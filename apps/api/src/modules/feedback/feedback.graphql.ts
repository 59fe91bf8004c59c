import { scoreKeys } from '@hamkori/schema/feedback'
import type { SubmitRatingInput } from '@hamkori/schema/feedback'
import { builder } from '../../platform/builder.ts'
import { ConflictError, InvalidInputError, NotFoundError, UnavailableError } from '../../platform/errors.ts'
import { Language } from '../../platform/text-types.ts'
import { PoliceUnit, readTerritory } from '../territory/index.ts'
import { submitRating } from './actions/submit-rating.ts'
import type { AcceptedRating } from './actions/submit-rating.ts'
import { answeredFacts } from './fact-letters.ts'
import type { AnsweredFact } from './fact-letters.ts'
import { ratingByReceipt } from './feedback.queries.ts'
import type { OwnRatingRow } from './feedback.queries.ts'
import { isoWeek } from './iso-week.ts'
import { AgeBand, ContactKind, ContactTime, FactAnswer, Initiator, RatingChannel, Sex } from './rating-enums.ts'

const CommentState = builder.enumType('CommentState', {
  description: 'Where the comment of a rating stands. It is judged apart from the answers and never changes a score.',
  values: {
    inReview: { description: 'Waits for moderation; nobody but its author and the moderators see it.' },
    published: { description: 'Everybody may read it.' },
    redacted: { description: 'Published without the parts that a listed reason forbids.' },
    withheld: { description: 'Not published, for a listed reason.' },
  } as const,
})

const SubmitRatingInputType = builder.inputType('SubmitRatingInput', {
  description:
    "A resident's answers about one contact with one police unit. Unit, kind of contact and A8 are a complete answer.",
  fields: (t) => {
    const statement = (text: string) => t.int({ description: `${text} 1 to 5, 0 for "does not apply".` })
    const fact = (description: string) => t.field({ type: FactAnswer, description })
    return {
      idempotencyKey: t.string({
        required: true,
        description: 'A random UUID (version 4) made on the device; sent twice, the rating is stored once.',
      }),
      receiptKey: t.string({
        required: true,
        description: 'SHA-256 of the receipt, 64 hexadecimal digits. The receipt itself never leaves the device.',
      }),
      unitCode: t.string({ required: true, description: 'The unit, as on the poster: SU-01-1.' }),
      instrument: t.string({ required: true, description: 'The version of the questionnaire: HRS-8/2.' }),
      contactKind: t.field({ type: ContactKind, required: true, description: 'What kind of contact it was.' }),
      channel: t.field({ type: RatingChannel, required: true, description: 'The way on which the rating comes.' }),
      a1: statement('They let me explain my side before deciding what to do.'),
      a2: statement('They explained the reasons for what they did.'),
      a3: statement('They treated me the same as they would treat anyone else.'),
      a4: statement('They were polite and respected my dignity.'),
      a5: statement('They seemed to care about what happened to me.'),
      a6: statement('They acted within the law and their powers.'),
      a7: statement('They did what was needed without needless delay.'),
      a8: t.int({
        required: true,
        description: 'All in all, how satisfied? 1 (very dissatisfied) to 5 (very satisfied).',
      }),
      f1: fact('They gave a name or showed identification.'),
      f2: fact('My case was registered, or I was given a document.'),
      f3: fact('They told me my rights or the next step.'),
      f4: fact('They served me in a language I understand.'),
      f5: fact('I waited over an hour.'),
      f6: fact('They asked for money, a gift or a favour.'),
      f7: fact('They used force or threats.'),
      f8: fact('They talked me out of filing a report or complaint.'),
      initiatedBy: t.field({ type: Initiator, description: 'Who made contact first.' }),
      happened: t.field({ type: ContactTime, description: 'When it was.' }),
      ageBand: t.field({ type: AgeBand, description: 'The age of the resident.' }),
      sex: t.field({ type: Sex, description: 'The sex of the resident.' }),
      comment: t.string({
        description: 'What the police should keep doing or change; up to 1,000 characters, naming no one.',
      }),
      commentLanguage: t.field({ type: Language, description: 'The language of the comment; required with one.' }),
    }
  },
})

const RatingAccepted = builder.objectRef<AcceptedRating>('RatingAccepted').implement({
  description: 'The rating is on disk.',
  fields: (t) => ({
    unit: t.expose('unit', { type: PoliceUnit, description: 'The unit that was rated.' }),
    receivedWeek: t.exposeString('receivedWeek', {
      description: 'The ISO week under which it stands, for example 2026-W47.',
    }),
  }),
})

const AnsweredStatement = builder.objectRef<{ statement: string; answer: number }>('AnsweredStatement').implement({
  description: 'One statement that was answered.',
  fields: (t) => ({
    statement: t.exposeString('statement', { description: 'A1 to A8.' }),
    answer: t.exposeInt('answer', { description: '1 to 5; 0 for "does not apply".' }),
  }),
})

const AnsweredFact = builder.objectRef<AnsweredFact>('AnsweredFact').implement({
  description: 'One question about what happened that was answered.',
  fields: (t) => ({
    fact: t.string({ description: 'F1 to F8.', resolve: ({ fact }) => fact.toUpperCase() }),
    answer: t.expose('answer', { type: FactAnswer, description: 'The answer.' }),
  }),
})

const OwnRating = builder.objectRef<OwnRatingRow>('OwnRating').implement({
  description: 'What the holder of a receipt sees of the own rating.',
  fields: (t) => ({
    unit: t.field({
      type: PoliceUnit,
      description: 'The unit that was rated.',
      resolve: async ({ unitCode }) => unitOf(unitCode),
    }),
    instrument: t.exposeString('instrument', { description: 'The version of the questionnaire that was answered.' }),
    contactKind: t.expose('contactKind', { type: ContactKind, description: 'The kind of contact.' }),
    receivedWeek: t.string({
      description: 'The ISO week under which it stands.',
      resolve: ({ receivedOn }) => isoWeek(receivedOn),
    }),
    answers: t.field({
      type: [AnsweredStatement],
      description: 'The statements that were answered, in order.',
      resolve: ({ answers }) =>
        answers.flatMap((answer, at) =>
          answer === null ? [] : [{ statement: (scoreKeys[at] ?? '').toUpperCase(), answer }],
        ),
    }),
    facts: t.field({
      type: [AnsweredFact],
      description: 'The questions about what happened that were answered, in order.',
      resolve: ({ facts }) => answeredFacts(facts),
    }),
    initiatedBy: t.expose('initiatedBy', {
      type: Initiator,
      nullable: true,
      description: 'Who made contact first; null where not answered.',
    }),
    happened: t.expose('happened', {
      type: ContactTime,
      nullable: true,
      description: 'When it was; null where not answered.',
    }),
    ageBand: t.expose('ageBand', { type: AgeBand, nullable: true, description: 'The age; null where not answered.' }),
    sex: t.expose('sex', { type: Sex, nullable: true, description: 'The sex; null where not answered.' }),
    comment: t.exposeString('comment', {
      nullable: true,
      description: 'The comment as it was sent; null without one.',
    }),
    commentLanguage: t.expose('commentLanguage', {
      type: Language,
      nullable: true,
      description: 'The language of the comment.',
    }),
    commentState: t.expose('commentState', {
      type: CommentState,
      nullable: true,
      description: 'Where the comment stands; null without one.',
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for invented data of the demonstration.' }),
  }),
})

builder.queryField('ratingByReceipt', (t) =>
  t.field({
    type: OwnRating,
    nullable: true,
    description: 'Finds a rating again by its receipt; null for a key that belongs to none.',
    authScopes: { public: true },
    // What is found takes some 600 bytes, with the longest comment up to 5,500.
    evenBytes: 6_144,
    args: {
      receiptKey: t.arg.string({ required: true, description: 'SHA-256 of the receipt, 64 hexadecimal digits.' }),
    },
    resolve: (_root, { receiptKey }) => ratingByReceipt(receiptKey),
  }),
)

builder.mutationField('submitRating', (t) =>
  t.field({
    type: RatingAccepted,
    description: 'Takes a rating from anybody; answered only when it is on disk.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, NotFoundError, ConflictError, UnavailableError] },
    args: { input: t.arg({ type: SubmitRatingInputType, required: true, description: 'The answers.' }) },
    // The action's own schema checks the values, so that every refusal stands at its field.
    resolve: (_root, { input }, { viewer }) => submitRating(viewer, { ...input } as SubmitRatingInput),
  }),
)

async function unitOf(code: string) {
  const unit = (await readTerritory()).unitByCode.get(code)
  if (unit === undefined) throw new Error('a rating belongs to a unit that is not on the map')
  return unit
}
