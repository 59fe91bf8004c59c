import { addDays } from '@hamkori/schema/dates'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { identityTypes } from '../identity/index.ts'
import { people, peopleTypes } from '../people/index.ts'
import { Council, Membership } from './councils.graphql.ts'
import { councilsWithTermsFor, mayReadHolders } from './councils.policy.ts'
import { offersByCouncil, offersByPerson } from './seat-offers.queries.ts'
import type { SeatOfferRow } from './seat-offers.queries.ts'
import { listEndingTerms, loadCouncils, membershipsByPerson } from './councils.queries.ts'

const { CouncilOffice, Invitation } = identityTypes
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

const SeatOffer = builder.objectRef<SeatOfferRow>('SeatOffer').implement({
  description:
    'A seat that waits for the answer of somebody who was invited: nobody sits on it yet, and nobody else is given it.',
  fields: (t) => ({
    seat: t.exposeInt('seat', { description: 'The number of the seat.' }),
    office: t.expose('office', { type: CouncilOffice, description: 'The office that comes with it.' }),
    termFrom: t.expose('termFrom', {
      type: 'Date',
      description: 'The first day of the term; the seat begins with the acceptance where that is later.',
    }),
    termTo: t.expose('termTo', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null where no end is set.',
    }),
    offeredAt: t.expose('createdAt', { type: 'DateTime', description: 'When the person was invited to it.' }),
    council: t.field({
      type: Council,
      description: 'The council.',
      resolve: ({ councilId }, _args, context) => councilWith(context, councilId),
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who was invited to it; null for whoever may not know of that person.',
      resolve: async ({ personId }, _args, context) => (await loadOne(context, people.load, personId)) ?? null,
    }),
  }),
})

builder.objectFields(Council, (t) => ({
  seatOffers: t.field({
    type: [SeatOffer],
    nullable: true,
    cache: 'never',
    description: 'Seats that wait for an answer, by number; null for whoever may not know who sits on the council.',
    resolve: async ({ id }, _args, context) =>
      mayReadHolders(context.viewer, id) ? [...((await loadOne(context, offersByCouncil, id)) ?? [])] : null,
  }),
}))

builder.objectFields(Person, (t) => ({
  seatOffers: t.field({
    type: [SeatOffer],
    description: 'Seats that wait for the person’s answer, as far as the viewer may know of them.',
    resolve: async ({ id }, _args, context) =>
      ((await loadOne(context, offersByPerson, id)) ?? []).filter(({ councilId }) =>
        mayReadHolders(context.viewer, councilId),
      ),
  }),
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
      'Seats whose term ends soon, the soonest first, at most a hundred; null for others than coordinators, administrators, and a council’s chair, deputy chair and secretary.',
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
