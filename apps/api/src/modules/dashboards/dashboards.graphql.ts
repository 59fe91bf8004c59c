import { statementCodes } from '@hamkori/schema/feedback'
import { builder } from '../../platform/builder.ts'
import { Name } from '../../platform/text-types.ts'
import { ContactKind } from '../feedback/index.ts'
import { Release } from '../releases/index.ts'
import type { ScopeDetails } from '../releases/index.ts'
import { Area, Department, PoliceUnit, readTerritory, Tile } from '../territory/index.ts'
import { Period, PeriodChange, QuarterChange, VerdictChange } from './change-types.graphql.ts'
import { firstDay } from './first-day.ts'
import { readDashboard } from './read-dashboard.ts'
import type { DashboardView } from './read-dashboard.ts'
import { DashboardLink, ScopeKind } from './scope-types.graphql.ts'
import { FunnelPosition, ScoreCell } from './score-types.graphql.ts'
import { scopeKindOf } from './scopes.ts'
import type { Scope } from './scopes.ts'

const DashboardRow = builder.objectRef<DashboardView['rows'][number]>('DashboardRow').implement({
  cache: 'scores',
  description: 'One place or unit of the table.',
  fields: (t) => ({
    code: t.string({ description: 'Its code.', resolve: ({ place }) => place.code }),
    name: t.field({ type: Name, description: 'Its name.', resolve: ({ place }) => place.name }),
    shortName: t.field({ type: Name, description: 'Its short name.', resolve: ({ place }) => place.shortName }),
    tile: t.field({
      type: Tile,
      nullable: true,
      description: 'Its tile on the map; only districts and cities have one.',
      resolve: ({ place }) => tileOf(place),
    }),
    scores: t.field({ type: [ScoreCell], description: 'Eight cells, A1 to A8.', resolve: ({ scores }) => [...scores] }),
    shares: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description:
        'Favourable answers, plain, per cent, where there is a mean to stand against; null below thirty answers.',
      resolve: ({ shares }) => [...shares],
    }),
    positions: t.field({
      type: [FunnelPosition],
      nullable: { list: false, items: true },
      description: 'Where it stands against all districts of the region, A1 to A8; null where it has no share.',
      resolve: ({ positions }) => [...positions],
    }),
  }),
})

const TrendSeries = builder.objectRef<ScopeDetails['series'][number]>('TrendSeries').implement({
  cache: 'scores',
  description: 'The course of one statement: one entry for each month, null where the cell is a dash.',
  fields: (t) => ({
    statement: t.exposeString('statement', { description: 'A1 to A8.' }),
    n: t.field({
      type: ['Int'],
      nullable: { list: false, items: true },
      description: 'How many answered; null below thirty.',
      resolve: ({ n }) => n,
    }),
    score: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description: 'Favourable answers, per cent; null below thirty.',
      resolve: ({ score }) => score,
    }),
    low: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description: 'Lower end of the 95 % interval, per cent; null below ten.',
      resolve: ({ low }) => low,
    }),
    high: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description: 'Upper end of the 95 % interval, per cent; null below ten.',
      resolve: ({ high }) => high,
    }),
    changed: t.exposeBoolean('changed', {
      description: 'True where the months rise or fall by more than chance, corrected over the eight statements.',
    }),
    changeZ: t.exposeFloat('changeZ', {
      nullable: true,
      description: 'The test behind it (Cochran–Armitage): above 0 rises. Null with fewer than four months to test.',
    }),
  }),
})

const Trend = builder.objectRef<Pick<DashboardView, 'months' | 'series'>>('Trend').implement({
  cache: 'scores',
  description: 'The months, and for each statement one entry a month.',
  fields: (t) => ({
    months: t.field({
      type: ['Date'],
      description: 'First day of each month, oldest first.',
      resolve: ({ months }) => months.map(firstDay),
    }),
    series: t.field({ type: [TrendSeries], description: 'A1 to A8.', resolve: ({ series }) => [...series] }),
  }),
})

const ContactKindScores = builder.objectRef<ScopeDetails['kinds'][number]>('ContactKindScores').implement({
  cache: 'scores',
  description: 'What people say of one kind of contact, compared with nothing.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ContactKind, description: 'The kind of contact.' }),
    scores: t.field({ type: [ScoreCell], description: 'Eight cells, A1 to A8.', resolve: ({ scores }) => [...scores] }),
  }),
})

const ChannelShare = builder.objectRef<ScopeDetails['channels'][number]>('ChannelShare').implement({
  cache: 'scores',
  description: 'How many of the ratings came in one way.',
  fields: (t) => ({
    channel: t.exposeString('channel', {
      description: 'web, qr, reception or paper; other for those whose way may not be told.',
    }),
    share: t.exposeFloat('share', { description: 'From 0 to 1, in hundredths.' }),
  }),
})

const Dashboard = builder.objectRef<DashboardView>('Dashboard').implement({
  cache: 'scores',
  description:
    'Scores of one scope, from people who chose to answer; not a survey of all contacts. Everybody sees the same.',
  fields: (t) => ({
    release: t.expose('release', {
      type: Release,
      nullable: true,
      description: 'The release that the scores come from; null before the first one.',
    }),
    scope: t.expose('scope', { type: ScopeKind, description: 'What it is about.' }),
    code: t.exposeString('code', { description: 'Its code.' }),
    name: t.field({ type: Name, description: 'Its name.', resolve: ({ place }) => place.name }),
    area: t.expose('area', { type: Area, nullable: true, description: 'The place; null for a unit.' }),
    unit: t.expose('unit', { type: PoliceUnit, nullable: true, description: 'The unit; null for a place.' }),
    parents: t.field({
      type: [DashboardLink],
      description: 'The way down from the country, without the scope itself.',
      resolve: ({ parents }) => [...parents],
    }),
    instrument: t.exposeString('instrument', { description: 'The version of the questionnaire.' }),
    statements: t.field({
      type: ['String'],
      description: 'A1 to A8, the order of all lists of scores.',
      resolve: () => statementCodes,
    }),
    fromMonth: t.field({
      type: 'Date',
      description: 'First month of the scores.',
      resolve: ({ fromMonth }) => firstDay(fromMonth),
    }),
    toMonth: t.field({
      type: 'Date',
      description: 'Last month of the scores: that of the release.',
      resolve: ({ toMonth }) => firstDay(toMonth),
    }),
    ratings: t.exposeInt('ratings', {
      nullable: true,
      description: 'How many ratings there are in these months; null below thirty.',
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True where invented ratings are among them.' }),
    scores: t.field({ type: [ScoreCell], description: 'Eight cells, A1 to A8.', resolve: ({ scores }) => [...scores] }),
    comparison: t.field({
      type: ['Float'],
      nullable: { list: true, items: true },
      description:
        'Favourable answers of the rest of the country, per cent, A1 to A8; null for the country and where the scope has fewer than thirty ratings.',
      resolve: ({ comparison }) => comparison,
    }),
    rows: t.field({
      type: [DashboardRow],
      description: 'The places or units one level down, by code; none for a unit.',
      resolve: ({ rows }) => [...rows],
    }),
    funnelMeans: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description:
        'Of a region, the share of favourable answers of all its districts with thirty answers, from 0 to 1, A1 to A8; null with fewer than five such districts, and for all other scopes.',
      resolve: ({ funnels }) => funnels.map((found) => found?.mean ?? null),
    }),
    funnelWidenings: t.field({
      type: ['Float'],
      nullable: { list: false, items: true },
      description:
        'How many times wider than by chance the limits around these means are, because districts differ anyway: mean ± z · √(mean · (1 − mean) / answers) · widening, with z = 1.96 for 95 and 3.09 for 99.8 per cent.',
      resolve: ({ funnels }) => funnels.map((found) => found?.widening ?? null),
    }),
    childScope: t.expose('childScope', {
      type: ScopeKind,
      nullable: true,
      description: 'What the rows are; null for a unit.',
    }),
    channels: t.field({
      type: [ChannelShare],
      description:
        'How the ratings of the quarters that have ended came in; empty below thirty, and where it may not be told.',
      resolve: ({ channels }) => [...channels],
    }),
    verdictChanges: t.field({
      type: [VerdictChange],
      description: 'Verdicts of the scope and of its rows that changed since the release before.',
      resolve: (view) => [...view.verdictChanges],
    }),
    quarterChange: t.field({
      type: QuarterChange,
      nullable: true,
      description: 'What changed within a year; null before a quarter has ended.',
      resolve: (view) => view.quarterChange,
    }),
    periods: t.field({
      type: [Period],
      description: 'The quarters and months of the release that have ended: quarters first, each newest first.',
      resolve: ({ periods }) => [...periods],
    }),
    periodChange: t.field({
      type: PeriodChange,
      nullable: true,
      description:
        'Two of these periods beside each other; the newest quarter and the same one a year before where none are named. Null where the release has no such two quarters or months.',
      args: {
        earlier: t.arg.string({ description: 'For example 2025-Q3 or 2026-08.' }),
        later: t.arg.string({ description: 'Another of the same kind.' }),
      },
      resolve: ({ changeBetween }, { earlier, later }) => {
        if (earlier == null && later == null) return changeBetween(null)
        return earlier == null || later == null ? null : changeBetween([earlier, later])
      },
    }),
    kinds: t.field({
      type: [ContactKindScores],
      description:
        'By kind of contact, over the quarters that have ended; kinds of which nothing may be told are left out.',
      resolve: ({ kinds }) => [...kinds],
    }),
    facts: t.field({
      type: [ScoreCell],
      description:
        'Eight cells, F1 to F8: shares of those who said yes. F6 to F8 of the country and its regions alone, from a hundred answers.',
      resolve: ({ facts }) => [...facts],
    }),
    trend: t.field({ type: Trend, description: 'The last 18 months.', resolve: (view) => view }),
  }),
})

builder.objectField(Department, 'scores', (t) =>
  t.field({
    type: Dashboard,
    nullable: true,
    cache: 'scores',
    description: 'The scores of the place that the department serves, as everybody sees them.',
    resolve: async ({ areaId }) => {
      const area = (await readTerritory()).areaById.get(areaId)
      return area === undefined ? null : readDashboard(scopeKindOf(area.kind), area.code)
    },
  }),
)

builder.queryField('dashboard', (t) =>
  t.field({
    type: Dashboard,
    nullable: true,
    cache: 'scores',
    description:
      'The scores of the country, a region, a district or city, or a unit, in a release; null where there is none.',
    authScopes: { public: true },
    args: {
      scope: t.arg({ type: ScopeKind, required: true, description: 'What it is about.' }),
      code: t.arg.string({ required: true, description: 'For example TJ, TJ-SU, TJ-SU-01 or SU-01-1.' }),
      release: t.arg.int({ description: 'The number of a release; the newest where none is given.' }),
    },
    resolve: (_root, { scope, code, release }) => readDashboard(scope, code, release),
  }),
)

function tileOf({ area }: Scope): { column: number; row: number } | null {
  if (area === null || area.tileColumn === null || area.tileRow === null) return null
  return { column: area.tileColumn, row: area.tileRow }
}
