import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { inOrder } from '../../platform/in-order.ts'
import { Source, loadSources } from '../../platform/record-types.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { Area, readTerritory } from '../territory/index.ts'
import { GatheringState } from './gathering-enums.ts'
import { GatheringCouncil, GatheringItem, GatheringStep } from './gathering-parts.graphql.ts'
import {
  councilsByGathering,
  guestsByGathering,
  itemsByGathering,
  stepsByGathering,
} from './gathering-parts.queries.ts'
import { verbsOnGathering } from './gatherings.policy.ts'
import { findGatherings } from './gatherings.queries.ts'
import type { GatheringRow } from './gatherings.queries.ts'

export const Gathering = builder.objectRef<GatheringRow>('Gathering')

builder.node(Gathering, {
  cache: 'publicRecord',
  description: 'A regional or republican gathering of public councils: a round table. A draft is its planners’ own.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => inOrder(ids, await findGatherings(context.viewer, ids)),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses, such as tj-su-2026-12-10.' }),
    state: t.expose('state', { type: GatheringState, description: 'Where it stands.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The country or the region of the councils.',
      resolve: async ({ areaCode }) => (await readTerritory()).areaByCode.get(areaCode) ?? null,
    }),
    council: t.field({
      type: Council,
      description: 'The council that hosts it.',
      resolve: async ({ councilId }, _args, context) => {
        const council = await loadOne(context, loadCouncils, councilId)
        if (council === undefined) throw new Error('the gathering has no host')
        return council
      },
    }),
    title: t.field({
      type: TrilingualText,
      description: 'Its subject.',
      resolve: (g) => trilingual(g.original, g.titleTg, g.titleRu, g.titleEn),
    }),
    place: t.field({
      type: TrilingualText,
      description: 'Where.',
      resolve: (g) => trilingual(g.original, g.placeTg, g.placeRu, g.placeEn),
    }),
    heldOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day for which it is announced, or on which it was held; null while no day is known.',
      resolve: ({ heldOn, dayOpen }) => (dayOpen ? null : heldOn),
    }),
    startsAt: t.exposeString('startsAt', { nullable: true, description: 'The hour in Dushanbe, HH:MM.' }),
    coversFrom: t.expose('coversFrom', { type: 'Date', description: 'The first day of the period of its pack.' }),
    coversTo: t.expose('coversTo', { type: 'Date', description: 'The last day of that period.' }),
    outcome: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'What it came to; null until that is published.',
      resolve: (g) =>
        g.outcomeOriginal === null ? null : trilingual(g.outcomeOriginal, g.outcomeTg, g.outcomeRu, g.outcomeEn),
    }),
    announcedAt: t.expose('announcedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was announced; null for a draft, and for one that was recorded from a source.',
    }),
    version: t.exposeInt('version', { description: 'How often it has changed; an act names the one that was read.' }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for one of the demonstration content.' }),
    activityCode: t.exposeString('activityCode', {
      nullable: true,
      description: 'The code of the same event in the register of activities.',
    }),
    sources: t.field({
      type: [Source],
      description: 'Where it is reported, of one that was recorded from a source.',
      resolve: ({ sourceCodes }) => loadSources([...sourceCodes]),
    }),
    items: t.field({
      type: [GatheringItem],
      description: 'The programme, in order.',
      complexity: { multiplier: 2 },
      resolve: async ({ id }, _args, context) => [...((await loadOne(context, itemsByGathering, id)) ?? [])],
    }),
    councils: t.field({
      type: [GatheringCouncil],
      description: 'The councils that were invited.',
      complexity: { multiplier: 2 },
      resolve: async ({ id }, _args, context) => [...((await loadOne(context, councilsByGathering, id)) ?? [])],
    }),
    guests: t.field({
      type: [TrilingualText],
      description: 'Guests by office or body; never a person’s name.',
      complexity: { multiplier: 1 },
      resolve: async ({ id }, _args, context) =>
        ((await loadOne(context, guestsByGathering, id)) ?? []).map((guest) =>
          trilingual(guest.original, guest.nameTg, guest.nameRu, guest.nameEn),
        ),
    }),
    steps: t.field({
      type: [GatheringStep],
      description: 'What everybody was told, in order.',
      complexity: { multiplier: 1 },
      resolve: async ({ id }, _args, context) => [...((await loadOne(context, stepsByGathering, id)) ?? [])],
    }),
    packHash: t.exposeString('packHash', {
      nullable: true,
      description: 'SHA-256 of the kept pack, in hexadecimal; null while the pack follows the record.',
    }),
    viewerMay: t.stringList({
      cache: 'never',
      description: 'What the viewer may do with it now: draft, announce, postpone, cancel, hold, conclude, discard.',
      resolve: (gathering, _args, { viewer }) => verbsOnGathering(viewer, gathering),
    }),
  }),
})
