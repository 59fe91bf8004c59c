import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { GatheringItemKind, GatheringState } from './gathering-enums.ts'
import type { GatheringCouncilRow, GatheringItemRow, GatheringStepRow } from './gathering-parts.queries.ts'
import { packTypes } from './pack-types.graphql.ts'
import type { ReadPack } from './read-pack.ts'

export const GatheringItem = builder.objectRef<GatheringItemRow>('GatheringItem').implement({
  cache: 'publicRecord',
  description: 'One point of the programme.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number, from 1.' }),
    kind: t.expose('kind', { type: GatheringItemKind, description: 'What it is for.' }),
    what: t.field({
      type: TrilingualText,
      description: 'What is said.',
      resolve: (i) => trilingual(i.original, i.whatTg, i.whatRu, i.whatEn),
    }),
    speaker: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'The office or body that speaks; never a person’s name. Null where that is not said.',
      resolve: (i) =>
        i.speakerTg === null && i.speakerRu === null && i.speakerEn === null
          ? null
          : trilingual(i.original, i.speakerTg, i.speakerRu, i.speakerEn),
    }),
    minutes: t.exposeInt('minutes', { nullable: true, description: 'How many minutes it is meant to take.' }),
  }),
})

export const GatheringCouncil = builder.objectRef<GatheringCouncilRow>('GatheringCouncil').implement({
  cache: 'publicRecord',
  description: 'A council that was invited.',
  fields: (t) => ({
    council: t.field({
      type: Council,
      description: 'The council.',
      resolve: async ({ councilId }, _args, context) => {
        const council = await loadOne(context, loadCouncils, councilId)
        if (council === undefined) throw new Error('the gathering invites no council')
        return council
      },
    }),
    tookPart: t.exposeBoolean('tookPart', {
      nullable: true,
      description: 'Whether it took part; null until the gathering was held.',
    }),
  }),
})

export const GatheringStep = builder.objectRef<GatheringStepRow>('GatheringStep').implement({
  cache: 'publicRecord',
  description: 'A step in the life of a gathering, as it was published. Never changed.',
  fields: (t) => ({
    state: t.expose('state', { type: GatheringState, description: 'Where it stood from then on.' }),
    capacity: t.exposeString('capacity', { description: 'In which office somebody did it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    heldOn: t.expose('heldOn', { type: 'Date', nullable: true, description: 'The day from then on; null if none.' }),
    startsAt: t.exposeString('startsAt', { nullable: true, description: 'The hour in Dushanbe, HH:MM.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was put off or called off.' }),
  }),
})

export const GatheringPack = builder.objectRef<ReadPack>('GatheringPack').implement({
  cache: 'publicRecord',
  description: 'What the public record says of the councils of a gathering for its period.',
  fields: (t) => ({
    takenOn: t.expose('takenOn', { type: 'Date', description: 'The day on which it stood so.' }),
    text: t.exposeString('text', {
      description: 'All of it as JSON, to the byte as it is kept; SHA-256 of it is `Gathering.packHash`.',
    }),
    from: t.expose('from', { type: 'Date', description: 'The first day of the period.' }),
    to: t.expose('to', { type: 'Date', description: 'The last day of the period.' }),
    councils: t.field({
      type: [packTypes.PackCouncil],
      description: 'The councils: those that were invited, and once it was held those that took part.',
      complexity: { multiplier: 5 },
      resolve: ({ councils }) => [...councils],
    }),
    activities: t.expose('activities', { type: packTypes.Activities, description: 'What the councils held.' }),
    shortcomings: t.expose('shortcomings', {
      type: packTypes.Cases,
      description: 'Shortcomings that were sent in the period, with what departments answered.',
    }),
    implemented: t.expose('implemented', {
      type: packTypes.Cases,
      description: 'Shortcomings and proposals that councils confirmed as done in the period.',
    }),
    plans: t.expose('plans', { type: packTypes.Plans, description: 'Adopted plans of the years of the period.' }),
    proposals: t.expose('proposals', {
      type: packTypes.Cases,
      description: 'Proposals that were submitted in the period.',
    }),
    recommendations: t.expose('recommendations', {
      type: packTypes.Cases,
      description:
        'Recommendations that were made at the gathering and submitted; none in papers that were kept before they were told.',
    }),
  }),
})
