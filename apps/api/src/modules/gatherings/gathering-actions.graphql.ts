import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { announceGathering } from './actions/announce-gathering.ts'
import { cancelGathering } from './actions/cancel-gathering.ts'
import { concludeGathering } from './actions/conclude-gathering.ts'
import { discardGathering } from './actions/discard-gathering.ts'
import { draftGathering } from './actions/draft-gathering.ts'
import { holdGathering } from './actions/hold-gathering.ts'
import { postponeGathering } from './actions/postpone-gathering.ts'
import {
  CancelGatheringInput,
  ConcludeGatheringInput,
  DraftGatheringInput,
  GatheringInput,
  HoldGatheringInput,
  PostponeGatheringInput,
} from './gathering-inputs.graphql.ts'
import { Gathering } from './gathering-types.graphql.ts'
import { findGatherings } from './gatherings.queries.ts'

/** The gathering after an act on it, as the one who acted sees it. */
async function after(viewer: Viewer, { id }: { readonly id: string }) {
  const gathering = (await findGatherings(viewer, [id])).get(id)
  if (gathering === undefined) throw new Error('a gathering that was changed cannot be read')
  return gathering
}

const common = { type: Gathering, authScopes: { signedIn: true }, errors: { types: actionErrors } } as const
const who = 'Chair, deputy chair and secretary of the host, and coordinators; of the whole country coordinators alone.'

builder.mutationFields((t) => ({
  draftGathering: t.field({
    ...common,
    description: `Plans a gathering, for the first time or anew until it is announced. ${who}`,
    args: { input: t.arg({ type: DraftGatheringInput, required: true, description: 'The gathering.' }) },
    resolve: async (_root, { input: { councils, ...input } }, { viewer }) =>
      after(
        viewer,
        await draftGathering(viewer, {
          ...input,
          gatheringId: input.gatheringId?.id,
          councilId: input.councilId.id,
          councilIds: councils.map(({ councilId }) => councilId.id),
        }),
      ),
  }),
  announceGathering: t.field({
    ...common,
    description: `Announces a draft as it stands: public from then on. ${who}`,
    args: { input: t.arg({ type: GatheringInput, required: true, description: 'The draft.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      after(viewer, await announceGathering(viewer, { ...input, gatheringId: input.gatheringId.id })),
  }),
  discardGathering: t.field({
    ...common,
    description: `Throws a draft away. ${who}`,
    args: { input: t.arg({ type: GatheringInput, required: true, description: 'The draft.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      after(viewer, await discardGathering(viewer, { ...input, gatheringId: input.gatheringId.id })),
  }),
  postponeGathering: t.field({
    ...common,
    description: `Puts an announced gathering off, with a reason. ${who}`,
    args: { input: t.arg({ type: PostponeGatheringInput, required: true, description: 'Why, and until when.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      after(viewer, await postponeGathering(viewer, { ...input, gatheringId: input.gatheringId.id })),
  }),
  cancelGathering: t.field({
    ...common,
    description: `Calls an announced gathering off, with a reason. ${who}`,
    args: { input: t.arg({ type: CancelGatheringInput, required: true, description: 'Why.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      after(viewer, await cancelGathering(viewer, { ...input, gatheringId: input.gatheringId.id })),
  }),
  holdGathering: t.field({
    ...common,
    description: `Records that a gathering was held and who took part, and keeps its pack as it stands. ${who}`,
    args: { input: t.arg({ type: HoldGatheringInput, required: true, description: 'When, and who took part.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      after(
        viewer,
        await holdGathering(viewer, {
          ...input,
          gatheringId: input.gatheringId.id,
          tookPart: input.tookPart.map(({ councilId }) => councilId.id),
        }),
      ),
  }),
  concludeGathering: t.field({
    ...common,
    description: `Publishes what a gathering that was held has come to. ${who}`,
    args: { input: t.arg({ type: ConcludeGatheringInput, required: true, description: 'The outcome.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      after(viewer, await concludeGathering(viewer, { ...input, gatheringId: input.gatheringId.id })),
  }),
}))
