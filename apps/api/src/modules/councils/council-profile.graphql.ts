import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import { TrilingualText, TrilingualTextInput, trilingual } from '../../platform/text-types.ts'
import { describeCouncil } from './actions/describe-council.ts'
import { councilProfiles } from './council-profiles.queries.ts'
import { Council } from './councils.graphql.ts'
import { loadCouncils } from './councils.queries.ts'

builder.objectFields(Council, (t) => ({
  reach: t.field({
    type: TrilingualText,
    nullable: true,
    cache: 'publicRecord',
    description: 'Where and when it can be reached; null where it has not said.',
    resolve: async ({ id }, _args, context) => {
      const profile = await loadOne(context, councilProfiles, id)
      if (!profile?.reachOriginal) return null
      return trilingual(profile.reachOriginal, profile.reachTg, profile.reachRu, profile.reachEn)
    },
  }),
  phone: t.string({
    nullable: true,
    cache: 'publicRecord',
    description: 'Its phone, as people dial it.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, councilProfiles, id))?.phone ?? null,
  }),
  email: t.string({
    nullable: true,
    cache: 'publicRecord',
    description: 'The email at which it is reached.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, councilProfiles, id))?.email ?? null,
  }),
  foundingAct: t.field({
    type: TrilingualText,
    nullable: true,
    cache: 'publicRecord',
    description: 'The act by which it was founded; null where that is not on record.',
    resolve: async ({ id }, _args, context) => {
      const profile = await loadOne(context, councilProfiles, id)
      if (!profile?.foundingActOriginal) return null
      const { foundingActOriginal, foundingActTg, foundingActRu, foundingActEn } = profile
      return trilingual(foundingActOriginal, foundingActTg, foundingActRu, foundingActEn)
    },
  }),
}))

const DescribeCouncilInput = builder.inputType('DescribeCouncilInput', {
  description: 'How a council is reached and by what act it was founded; what is absent is taken off.',
  fields: (t) => ({
    councilId: t.globalID({ for: Council, required: true, description: 'The council.' }),
    reach: t.field({ type: TrilingualTextInput, description: 'Where and when; up to 500 characters.' }),
    phone: t.string({ description: 'A phone; up to 60 characters.' }),
    email: t.string({ description: 'An email.' }),
    foundingAct: t.field({ type: TrilingualTextInput, description: 'The act, with its number and date.' }),
  }),
})

builder.mutationField('describeCouncil', (t) =>
  t.field({
    type: Council,
    description:
      'Says how a council is reached and by what act it was founded; public at once. Coordinators and administrators; the council’s chair and deputy chair.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError] },
    args: {
      input: t.arg({ type: DescribeCouncilInput, required: true, description: 'The council and what it says.' }),
    },
    resolve: async (_root, { input }, context) => {
      const { id } = await describeCouncil(context.viewer, { ...input, councilId: input.councilId.id })
      const council = await loadOne(context, loadCouncils, id)
      if (council === undefined) throw new Error('a council has vanished')
      return council
    },
  }),
)
