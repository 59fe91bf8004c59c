import { addDays } from '@hamkori/schema/dates'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { identityTypes } from '../identity/index.ts'
import { people, peopleTypes } from '../people/index.ts'
import { Council, Membership } from './councils.graphql.ts'
import { councilsWithTermsFor, mayReadHolders } from './councils.policy.ts'
import { listEndingTerms, loadCouncils, membershipsByPerson } from './councils.queries.ts'

const { Invitation } = identityTypes
const { Person } = peopleTypes

builder.objectFields(Invitation, (t) => ({
  council: t.field({
    type: Council,
    nullable: true,
    description: 'The council of the seat that waits; null without one.',
    resolve: async ({ councilId }, _args, context) =>
      councilId === null ? null : ((await loadOne(context, loadCouncils, councilId)) ?? null),
  }),
}))

builder.objectFields(Person, (t) => ({
  seats: t.field({
    type: [Membership],
    description:
      'All seats, the newest first, as far as the viewer may know of them: a chair is told of those on the own council.',
    resolve: async ({ id }, _args, context) =>
      ((await loadOne(context, membershipsByPerson, id)) ?? []).filter(({ councilId }) =>
        mayReadHolders(context.viewer, councilId),
      ),
  }),
}))

builder.objectFields(Membership, (t) => ({
  council: t.field({
    type: Council,
    description: 'The council.',
    resolve: async ({ councilId }, _args, context) => councilWith(context, councilId),
  }),
  person: t.field({
    type: Person,
    nullable: true,
    cache: 'never',
    description:
      'Who holds or held it; null for the public, for whoever may not know of people, and where the record names nobody.',
    resolve: async ({ councilId, personId }, _args, context) =>
      personId === null || !mayReadHolders(context.viewer, councilId)
        ? null
        : ((await loadOne(context, people.load, personId)) ?? null),
  }),
}))

const longestOutlook = 366

builder.queryField('termsEnding', (t) =>
  t.field({
    type: [Membership],
    nullable: true,
    description:
      'Seats whose term ends soon, the soonest first, at most a hundred; null for whoever may not end or renew them: others than coordinators, administrators, and a council’s chair and deputy chair.',
    authScopes: { public: true },
    args: {
      councilId: t.arg.globalID({ for: Council, description: 'Only those of this council.' }),
      withinDays: t.arg.int({
        defaultValue: 60,
        description: 'How many days from today the last day may lie; 0 to 366, 60 when absent.',
      }),
    },
    resolve: (_root, { councilId, withinDays }, { viewer }) => {
      const told = councilsWithTermsFor(viewer)
      if (told === null) return null
      const wanted = councilId?.id
      if (wanted !== undefined && told !== 'every' && !told.includes(wanted)) return null
      const days = Math.min(Math.max(withinDays ?? 60, 0), longestOutlook)
      const of = wanted === undefined ? (told === 'every' ? null : told) : [wanted]
      return listEndingTerms(today(), addDays(today(), days), of)
    },
  }),
)

async function councilWith(context: Context, councilId: string) {
  const council = await loadOne(context, loadCouncils, councilId)
  if (council === undefined) throw new Error('the seat points to no council')
  return council
}
