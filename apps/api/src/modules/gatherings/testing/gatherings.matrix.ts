import { addDays } from '@hamkori/schema/dates'
import { today } from '../../../platform/clock.ts'
import { defineMatrix, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { answerShortcoming, followUpShortcoming } from '../../shortcomings/index.ts'
import { acknowledged, confirmation, followUp } from '../../shortcomings/testing/findings.ts'
import { gatheringActs } from '../index.ts'

const text = (tg: string) => ({ original: 'tg' as const, tg })
const written = (councilId: string, areaCode: string, title: string, inDays: number) => ({
  idempotencyKey: crypto.randomUUID(),
  ...{ areaCode, councilId, title: text(title), place: text('Хуҷанд'), startsAt: '10:00' },
  heldOn: addDays(today(), inDays),
  ...{ coversFrom: addDays(today(), -180), coversTo: today() },
  items: [{ kind: 'opening' as const, what: text('Ифтитоҳ'), speaker: text('Раиси шӯро'), minutes: 15 }],
  councilIds: [councilId],
  guests: [text('Вазорати корҳои дохилӣ')],
})

/** The ids of the tables have no place in what the API is sent. */
const withoutCouncilIds = ({ councilIds: _ids, ...sent }: ReturnType<typeof written>) => sent

/** What the module of gatherings contributes to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    gathering: {
      restricted: ['title', 'place'],
      others: [
        'slug',
        'area_code',
        'original',
        'starts_at',
        'outcome_original',
        'outcome',
        'pack',
        'source_codes',
        'content_hash',
        'pack_sha256',
      ],
    },
    gathering_item: { restricted: ['what', 'speaker'] },
    gathering_guest: { restricted: ['name'] },
    gathering_step: { others: ['capacity', 'starts_at', 'reason'] },
  },
  types: [
    'Gathering',
    'GatheringItem',
    'GatheringCouncil',
    'GatheringStep',
    'GatheringPack',
    'PackCouncil',
    'PackActivity',
    'PackActivities',
    'PackAnswer',
    'PackCase',
    'PackCases',
    'PackPlan',
    'PackPlans',
  ],
  withoutScope: { authorizedByLoader: ['Gathering'] },
  canaryRules: {
    // A gathering that was not announced is its host's own, and the coordinators'.
    gatheringDraft: `EXISTS (SELECT FROM seat_now WHERE council_id::text = $3) OR EXISTS (SELECT FROM post_now WHERE role = 'coordinator')`,
  },
  queries: {
    gathering: (fixtures, _actor, half) => [
      { tag: half, args: `slug: "${fixtures.halves[half]['gatheringSlug'] ?? ''}"` },
      { tag: `${half}-draft`, args: `slug: "${fixtures.halves[half]['draftGatheringSlug'] ?? ''}"` },
    ],
    gatheringPack: (fixtures, _actor, half) => [
      { tag: half, args: `slug: "${fixtures.halves[half]['gatheringSlug'] ?? ''}"` },
      { tag: `${half}-draft`, args: `slug: "${fixtures.halves[half]['draftGatheringSlug'] ?? ''}"` },
    ],
    gatherings: '',
    gatheringYears: '',
    gatheringsAtDesk: '',
  },
  async makeRecords(maker, { half, councilId, secretary, areaCode }) {
    const region = areaCode.split('-').slice(0, 2).join('-')
    const held = await gatheringActs.draft(secretary, written(councilId, region, 'Мизи мудаввар', 0))
    await gatheringActs.announce(secretary, { gatheringId: held.id, version: 1 })
    await gatheringActs.postpone(secretary, {
      ...{ gatheringId: held.id, version: 2, reason: 'Толор банд аст.', startsAt: '11:00' },
      heldOn: today(),
    })
    await gatheringActs.hold(secretary, {
      ...{ gatheringId: held.id, version: 3, heldOn: today(), tookPart: [councilId] },
    })
    const announced = await gatheringActs.draft(secretary, written(councilId, region, 'Мизи дигар', 20))
    await gatheringActs.announce(secretary, { gatheringId: announced.id, version: 1 })
    const secret = (column: string) => text(maker.canary('gatheringDraft', column, councilId))
    const draft = await gatheringActs.draft(secretary, {
      ...written(councilId, region, '', 30),
      title: secret('gathering.title'),
      place: secret('gathering.place'),
      items: [
        {
          kind: 'other',
          what: secret('gathering_item.what'),
          speaker: secret('gathering_item.speaker'),
        },
      ],
      guests: [secret('gathering_guest.name')],
    })
    const { slug } = await ownerDb.gathering.findUniqueOrThrow({ where: { id: held.id } })
    const drafted = await ownerDb.gathering.findUniqueOrThrow({ where: { id: draft.id } })
    maker.record('Gathering', held.id, half)
    maker.record('Gathering', draft.id, `${half}-draft`)
    return {
      ...{ gatheringSlug: slug, draftGatheringSlug: drafted.slug, gatheringRegion: region },
      ...{ heldGathering: held.id, announcedGathering: announced.id, draftGathering: draft.id },
    }
  },
  actions: {
    draftGathering: (thing, id, scope) => ({
      input: {
        ...withoutCouncilIds(written('', thing('gatheringRegion'), '', 40)),
        councilId: id('Council', 'council'),
        councils: [{ councilId: id('Council', 'council') }],
        title: trilingual(scope, 'Мизи мудаввар'),
      },
    }),
    announceGathering: (_thing, id) => ({ input: { gatheringId: id('Gathering', 'draftGathering'), version: 1 } }),
    discardGathering: (_thing, id) => ({ input: { gatheringId: id('Gathering', 'draftGathering'), version: 1 } }),
    postponeGathering: (_thing, id, scope) => ({
      input: {
        ...{ gatheringId: id('Gathering', 'announcedGathering'), version: 2, heldOn: addDays(today(), 50) },
        reason: textIn(scope, 'Толор банд аст.'),
      },
    }),
    cancelGathering: (_thing, id, scope) => ({
      input: {
        ...{ gatheringId: id('Gathering', 'announcedGathering'), version: 2 },
        reason: textIn(scope, 'Дигар лозим нест.'),
      },
    }),
    holdGathering: (_thing, id) => ({
      input: {
        ...{ gatheringId: id('Gathering', 'announcedGathering'), version: 2, heldOn: today() },
        tookPart: [{ councilId: id('Council', 'council') }],
      },
    }),
    concludeGathering: (_thing, id, scope) => ({
      input: {
        ...{ gatheringId: id('Gathering', 'heldGathering'), version: 4 },
        outcome: trilingual(scope, 'Қарорҳо қабул шуданд.'),
      },
    }),
  },
  async cacheExample(records) {
    const { secretary, khujandCouncilId: councilId } = records
    const answered = await acknowledged(records, today())
    await answerShortcoming(records.officer, confirmation(answered.id))
    await followUpShortcoming(records.officer, await followUp(answered.id, 'reportFixed'))
    await followUpShortcoming(records.secretary, await followUp(answered.id, 'confirmFixed'))
    const { id } = await gatheringActs.draft(secretary, written(councilId, 'TJ-SU', 'Мизи мудаввар', 0))
    await gatheringActs.announce(secretary, { gatheringId: id, version: 1 })
    await gatheringActs.hold(secretary, { gatheringId: id, version: 2, heldOn: today(), tookPart: [councilId] })
    await gatheringActs.conclude(secretary, { gatheringId: id, version: 3, outcome: text('Қарорҳо қабул шуданд.') })
    const { slug } = await ownerDb.gathering.findUniqueOrThrow({ where: { id } })
    return {
      gathering: `slug: "${slug}"`,
      gatheringPack: `slug: "${slug}"`,
      gatherings: 'first: 5',
    }
  },
})
