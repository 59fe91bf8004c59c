import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { Recommendation, recommendationsAt } from '../recommendations/index.ts'
import { Gathering } from './gathering-types.graphql.ts'
import { findGatheringsBySlug } from './gatherings.queries.ts'

builder.objectField(Gathering, 'recommendations', (t) =>
  t.field({
    type: [Recommendation],
    description:
      'The recommendations that were made at it, in order; those of its council too that are not submitted yet.',
    complexity: { multiplier: 3 },
    resolve: ({ slug }, _args, context) => recommendationsAt(slug, context),
  }),
)

builder.objectField(Recommendation, 'gathering', (t) =>
  t.field({
    type: Gathering,
    nullable: true,
    description:
      'The round table at which it was made; null where it was made at none, or at one that the viewer may not know of.',
    resolve: async ({ gatheringSlug }, _args, context) =>
      gatheringSlug === null ? null : ((await loadOne(context, findGatheringsBySlug, gatheringSlug)) ?? null),
  }),
)
