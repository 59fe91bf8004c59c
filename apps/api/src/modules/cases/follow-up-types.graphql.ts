import type { EarlierClockModel, FollowUpModel } from '../../../generated/prisma/models.ts'
import { builder } from '../../platform/builder.ts'
import { dayOf } from '../../platform/clock.ts'
import { Language, Name } from '../../platform/text-types.ts'
import { Department } from '../territory/index.ts'
import { CaseFile, fewFiles } from './case-file-types.graphql.ts'
import { filesOfFollowUp } from './case-files.queries.ts'
import { departmentOf } from './departments.queries.ts'

/** What was said of a case after its answer. */
export const FollowUp = builder.objectRef<FollowUpModel>('FollowUp').implement({
  cache: 'publicRecord',
  description:
    'What a department or a council said of a case after its answer: a plan, a report, a verification and the like. Signed, published at once and never changed.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1 within its case.' }),
    verb: t.exposeString('verb', { description: 'What was done, a verb of the transition table of its kind.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was signed and published.' }),
    department: t.field({
      type: Department,
      nullable: true,
      description: 'The department that says it; null for the council.',
      resolve: ({ departmentId }) => (departmentId === null ? null : departmentOf(departmentId)),
    }),
    capacity: t.exposeString('capacity', { description: 'The office in which somebody signed; never a name.' }),
    signerTitle: t.field({
      type: Name,
      nullable: true,
      description: 'The post of the officer who signed; null for the council.',
      resolve: ({ signerTitleTg, signerTitleRu, signerTitleEn }) =>
        signerTitleTg === null || signerTitleRu === null || signerTitleEn === null
          ? null
          : { tg: signerTitleTg, ru: signerTitleRu, en: signerTitleEn },
    }),
    language: t.field({
      type: Language,
      description: 'The language in which it is written.',
      // A column of text; the input lets in nothing else.
      resolve: ({ language }) => language as 'tg' | 'ru' | 'en',
    }),
    text: t.exposeString('text', { description: 'What is said.' }),
    evidence: t.exposeString('evidence', {
      nullable: true,
      description: 'What shows it; every report that something is done has it.',
    }),
    files: t.field({
      type: [CaseFile],
      complexity: fewFiles,
      description: 'The photos and documents that were published with it, in order.',
      resolve: (said, _args, context) => filesOfFollowUp(said, context),
    }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'By when the department will have done what it plans.',
      resolve: ({ dueOn }) => (dueOn === null ? null : dayOf(dueOn)),
    }),
  }),
})

/** A response clock that ran before the one that runs now. */
export const EarlierClock = builder.objectRef<EarlierClockModel>('EarlierClock').implement({
  cache: 'publicRecord',
  description:
    'A response clock that ran before a case went to the superior department or was sent again. What was missed then stays missed.',
  fields: (t) => ({
    department: t.field({
      type: Department,
      description: 'The department that had the case.',
      resolve: ({ departmentId }) => departmentOf(departmentId),
    }),
    sentOn: t.field({
      type: 'Date',
      description: 'The day on which that department got it.',
      resolve: ({ sentOn }) => dayOf(sentOn),
    }),
    answerDueOn: t.field({
      type: 'Date',
      description: 'The last day to answer.',
      resolve: ({ answerDueOn }) => dayOf(answerDueOn),
    }),
    answeredOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of its answer; null where none came.',
      resolve: ({ answeredOn }) => (answeredOn === null ? null : dayOf(answeredOn)),
    }),
    endedOn: t.field({
      type: 'Date',
      description: 'The day on which the case went on.',
      resolve: ({ endedOn }) => dayOf(endedOn),
    }),
  }),
})
