import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { TrilingualText } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { titleOf } from './case-fields.queries.ts'
import { Deadline } from './deadline-types.graphql.ts'
import type { NamedCaseRow } from './named-cases.queries.ts'
import { actionDeadline } from './response-clock.ts'

/** A public case as another record names it. */
export const NamedCase = builder.objectRef<NamedCaseRow>('NamedCase').implement({
  cache: 'publicRecord',
  description: 'A public case as another record names it: what it is about, whose it is, and how far it has come.',
  fields: (t) => ({
    recordType: t.exposeString('recordType', { description: 'The type of the record: Shortcoming or Proposal.' }),
    reference: t.exposeString('reference', { description: 'The printed number.' }),
    title: t.field({ type: TrilingualText, description: 'What it is about, in one line.', resolve: titleOf }),
    council: t.field({
      type: Council,
      nullable: true,
      description: 'The council that registered it.',
      resolve: ({ councilId }, _args, context) => loadOne(context, loadCouncils, councilId),
    }),
    answeredOn: t.expose('answeredOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the first answer that decides.',
    }),
    action: t.field({
      type: Deadline,
      description: 'The time limit that the department has set itself; met by its report.',
      resolve: actionDeadline,
    }),
    reportedOn: t.expose('reportedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the department reported it as done.',
    }),
    verifiedOn: t.expose('verifiedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the council confirmed that it is done.',
    }),
  }),
})
