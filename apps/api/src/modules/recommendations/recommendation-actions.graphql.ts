import { builder } from '../../platform/builder.ts'
import { caseFields } from '../cases/index.ts'
import { acceptingFields } from '../proposals/index.ts'
import { acknowledgeRecommendation } from './actions/acknowledge-recommendation.ts'
import { answerRecommendation } from './actions/answer-recommendation.ts'
import { attachRecommendationFiles } from './actions/attach-recommendation-files.ts'
import { discardRecommendation } from './actions/discard-recommendation.ts'
import { amendRecommendation } from './actions/amend-recommendation.ts'
import { followUpRecommendation } from './actions/follow-up-recommendation.ts'
import { registerRecommendation } from './actions/register-recommendation.ts'
import { submitRecommendation } from './actions/submit-recommendation.ts'
import { Recommendation } from './recommendation-types.graphql.ts'
import { recommendations } from './recommendations.queries.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** What a recommendation has beside what every case has. */
function ownFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    sourceNumbers: t.stringList({
      required: true,
      description: 'The printed numbers of the public shortcomings and proposals that it comes from, one to fifty.',
    }),
    gatheringSlug: t.string({
      description:
        'The round table at which it was made, by its name in addresses: one of its council that is not called off.',
    }),
  }
}

const RegisterRecommendationInput = builder.inputType('RegisterRecommendationInput', {
  description: 'A recommendation that a round table or its council has adopted, with the records that it comes from.',
  fields: (t) => ({
    ...caseFields.registerFields(t),
    ...acceptingFields.adoptionFields(t),
    ...ownFields(t),
  }),
})

const AmendRecommendationInput = builder.inputType('AmendRecommendationInput', {
  description: 'A recommendation that was not submitted yet, written anew.',
  fields: (t) => ({
    recommendationId: t.globalID({ for: Recommendation, required: true, description: 'Its id.' }),
    ...caseFields.amendFields(t),
    ...acceptingFields.adoptionFields(t),
    ...ownFields(t),
  }),
})

const AttachRecommendationFilesInput = builder.inputType('AttachRecommendationFilesInput', {
  description: 'The photos and documents of a recommendation that was not submitted yet.',
  fields: (t) => ({
    recommendationId: t.globalID({ for: Recommendation, required: true, description: 'Its id.' }),
    ...caseFields.attachFields(t),
  }),
})

const DiscardRecommendationInput = builder.inputType('DiscardRecommendationInput', {
  description: 'A recommendation that is discarded before it is submitted.',
  fields: (t) => ({
    recommendationId: t.globalID({ for: Recommendation, required: true, description: 'Its id.' }),
    ...caseFields.discardFields(t),
  }),
})

const RecommendationInput = builder.inputType('RecommendationInput', {
  description: 'The recommendation that an action is about.',
  fields: (t) => ({ recommendationId: t.globalID({ for: Recommendation, required: true, description: 'Its id.' }) }),
})

const AnswerRecommendationInput = builder.inputType('AnswerRecommendationInput', {
  description: "A department's answer. It is published at once and never changed.",
  fields: (t) => ({
    ...acceptingFields.answerInput(t),
    recommendationId: t.globalID({
      for: Recommendation,
      required: true,
      description: 'The recommendation that is answered.',
    }),
  }),
})

const FollowUpRecommendationInput = builder.inputType('FollowUpRecommendationInput', {
  description: 'An act that follows the answer: signed, published at once and never changed.',
  fields: (t) => ({
    ...caseFields.followUpFields(t),
    recommendationId: t.globalID({
      for: Recommendation,
      required: true,
      description: 'The recommendation that it is about.',
    }),
    verb: t.field({ type: acceptingFields.FollowUp, required: true, description: 'What is done.' }),
  }),
})

builder.mutationFields((t) => ({
  registerRecommendation: t.field({
    type: Recommendation,
    description:
      'Puts an adopted recommendation on the record of the council that holds the round table, under the next number of its region and year.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: RegisterRecommendationInput, required: true, description: 'The recommendation.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await registerRecommendation(context.viewer, caseFields.withDatabaseIds(input))
      return caseFields.reread(recommendations, id, context)
    },
  }),
  amendRecommendation: t.field({
    type: Recommendation,
    description: 'Writes a recommendation anew that was not submitted yet; its number, council and department stay.',
    ...caseFields.caseMutation,
    args: {
      input: t.arg({
        type: AmendRecommendationInput,
        required: true,
        description: 'The recommendation, written anew.',
      }),
    },
    resolve: async (_root, { input }, context) => {
      const ids = { ...caseFields.sourceIds(input), recommendationId: input.recommendationId.id }
      const { id } = await amendRecommendation(context.viewer, { ...input, ...ids })
      return caseFields.reread(recommendations, id, context)
    },
  }),
  attachRecommendationFiles: t.field({
    type: Recommendation,
    description:
      'Says which photos and documents show what a recommendation says that was not submitted yet. Nobody but its council reads them before.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: AttachRecommendationFilesInput, required: true, description: 'All of its files.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await attachRecommendationFiles(context.viewer, {
        ...input,
        recommendationId: input.recommendationId.id,
      })
      return caseFields.reread(recommendations, id, context)
    },
  }),
  discardRecommendation: t.field({
    type: Recommendation,
    description:
      'Discards a recommendation that was not submitted yet. Its number is not given again, and everybody can read why.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: DiscardRecommendationInput, required: true, description: 'The recommendation.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await discardRecommendation(context.viewer, {
        recommendationId: input.recommendationId.id,
        reason: input.reason,
      })
      return caseFields.reread(recommendations, id, context)
    },
  }),
  submitRecommendation: t.field({
    type: Recommendation,
    description: 'Submits an adopted recommendation to the department: the clock starts and the record becomes public.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: RecommendationInput, required: true, description: 'The recommendation.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await submitRecommendation(context.viewer, { recommendationId: input.recommendationId.id })
      return caseFields.reread(recommendations, id, context)
    },
  }),
  acknowledgeRecommendation: t.field({
    type: Recommendation,
    description: 'Says that the department has the recommendation and will answer.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: RecommendationInput, required: true, description: 'The recommendation.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await acknowledgeRecommendation(context.viewer, { recommendationId: input.recommendationId.id })
      return caseFields.reread(recommendations, id, context)
    },
  }),
  answerRecommendation: t.field({
    type: Recommendation,
    description: "Gives the department's signed answer, published at once; a later one supersedes it.",
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: AnswerRecommendationInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input }, context) => {
      const { recommendationId } = await answerRecommendation(context.viewer, {
        ...input,
        recommendationId: input.recommendationId.id,
      })
      return caseFields.reread(recommendations, recommendationId, context)
    },
  }),
  followUpRecommendation: t.field({
    type: Recommendation,
    description:
      'Does what follows the answer: the department plans and reports, the council verifies, disputes, escalates, ends or takes back.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: FollowUpRecommendationInput, required: true, description: 'The act.' }) },
    resolve: async (_root, { input: { recommendationId, ...input } }, context) => {
      const { id } = await followUpRecommendation(context.viewer, { ...input, caseId: recommendationId.id })
      return caseFields.reread(recommendations, id, context)
    },
  }),
}))
