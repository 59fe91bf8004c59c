import { recommendationLimits } from '@hamkori/schema/recommendations.constants'
import { builder } from '../../platform/builder.ts'
import { connectionType } from '../../platform/connection-types.ts'
import { badInput } from '../../platform/pagination.ts'
import { caseFields } from '../cases/index.ts'
import { Council } from '../councils/index.ts'
import { Meeting } from '../meetings/index.ts'
import { findSources } from './source-records.queries.ts'
import { recommendationsFrom, recommendationsFromCouncils } from './taken-up.queries.ts'
import './recommendation-actions.graphql.ts'
import { Recommendation } from './recommendation-types.graphql.ts'
import { recommendations } from './recommendations.queries.ts'

const QueryRecommendationsConnection = caseFields.publicListType(
  'QueryRecommendationsConnection',
  Recommendation,
  'A page of recommendations, the newest first.',
  'publicRecord',
)
const CouncilRecommendationsConnection = connectionType(
  'CouncilRecommendationsConnection',
  Recommendation,
  "A page of a council's recommendations, the newest first.",
  'publicRecord',
)

const publicList = caseFields.publicList(recommendations)

builder.queryFields((t) => ({
  recommendations: t.field({
    ...publicList,
    args: {
      ...publicList.args,
      topic: t.arg({ type: caseFields.CaseTopic, description: 'What it is about.' }),
      gatheringSlug: t.arg.string({
        description: 'The round table at which it was made, by its name in addresses: tj-su-2026-12-10.',
      }),
    },
    type: QueryRecommendationsConnection,
    cache: 'publicRecord',
    description:
      'Recommendations that were submitted, the newest first: of the whole country, or of what the filters together leave.',
  }),
  discardedRecommendation: t.field({
    ...caseFields.discardedByReference(recommendations),
    cache: 'publicRecord',
    description: 'When and why the recommendation with this number was discarded; null where it was not.',
  }),
  recommendationSources: t.field({
    type: [caseFields.NamedCase],
    cache: 'publicRecord',
    description: 'The public shortcomings and proposals with these numbers: what a recommendation may come from.',
    authScopes: { public: true },
    complexity: { field: 1, multiplier: 10 },
    args: {
      numbers: t.arg.stringList({
        required: true,
        description: 'Printed numbers, at most fifty; in any case and with any dashes.',
      }),
    },
    resolve: (_root, { numbers }) => {
      if (numbers.length > recommendationLimits.sourceNumbers)
        throw badInput(`numbers must be at most ${recommendationLimits.sourceNumbers}`)
      return findSources(numbers)
    },
  }),
  recommendationsFrom: t.field({
    type: [Recommendation],
    cache: 'publicRecord',
    description: 'The recommendations that come from the shortcoming or proposal with this number, the newest first.',
    authScopes: { public: true },
    args: { reference: t.arg.string({ required: true, description: 'The printed number of the record.' }) },
    resolve: (_root, { reference }) => recommendationsFrom(reference),
  }),
  recommendation: t.field({
    ...caseFields.caseByReference(recommendations),
    type: Recommendation,
    cache: 'publicRecord',
    description: 'One recommendation; null when there is none, or none that the viewer may know of.',
  }),
}))

builder.objectFields(Council, (t) => ({
  recommendations: t.field({
    ...caseFields.councilList(recommendations),
    type: CouncilRecommendationsConnection,
    description: 'Its recommendations, the newest first. Its members see those too that are not submitted yet.',
  }),
}))

builder.objectField(Council, 'recommendationsFromRecords', (t) =>
  t.field({
    type: [Recommendation],
    description: 'The latest twenty recommendations that come from its shortcomings and proposals, the newest first.',
    // Few councils have more than two, and they come in two statements.
    complexity: { field: 1, multiplier: 2 },
    resolve: ({ id }, _args, context) => recommendationsFromCouncils(id, context),
  }),
)

builder.objectFields(Meeting, (t) => ({
  recommendations: t.field({
    type: [Recommendation],
    description: 'Recommendations that it adopted, the newest first.',
    resolve: caseFields.casesOfMeeting(recommendations),
  }),
}))

builder.objectField(Council, 'recommendationCount', (t) =>
  t.int({ description: 'Recommendations that were submitted.', resolve: caseFields.councilCount(recommendations) }),
)
