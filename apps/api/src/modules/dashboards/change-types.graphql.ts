import { builder } from '../../platform/builder.ts'
import type { ScopeDetails } from '../releases/index.ts'
import { firstDay } from './first-day.ts'
import type { DashboardView } from './read-dashboard.ts'
import { DashboardLink } from './scope-types.graphql.ts'
import { Verdict } from './score-types.graphql.ts'

/** A verdict that became another one. */
export const VerdictChange = builder.objectRef<DashboardView['verdictChanges'][number]>('VerdictChange').implement({
  cache: 'scores',
  description: 'A verdict that became another one between two releases.',
  fields: (t) => ({
    place: t.field({ type: DashboardLink, description: 'The place or unit.', resolve: ({ place }) => place }),
    statement: t.exposeString('statement', { description: 'A1 to A8.' }),
    before: t.expose('before', { type: Verdict, nullable: true, description: 'Before; null for too few answers.' }),
    after: t.expose('after', { type: Verdict, nullable: true, description: 'Now; null for too few answers.' }),
  }),
})

const Change = builder.enumType('Change', {
  description: 'Whether two periods differ by more than chance and by enough to matter.',
  values: {
    better: { description: 'More favourable answers, by at least 10 per cent and more than chance.' },
    worse: { description: 'Fewer favourable answers, by at least 10 per cent and more than chance.' },
    notDistinguishable: { description: 'No change is established; that is not to say that there was none.' },
    tooFew: { description: 'One of the periods has fewer than thirty answers.' },
  } as const,
})

type StatementChangeShape = NonNullable<ScopeDetails['quarterChange']>['statements'][number]
const countOf = (key: 'earlierAnswers' | 'laterAnswers', description: string) => ({
  nullable: true as const,
  description: `${description}; null below thirty.`,
  resolve: (change: StatementChangeShape) => change[key],
})
const percentOf = (key: 'earlier' | 'later' | 'difference' | 'low' | 'high', description: string) => ({
  nullable: true as const,
  description: `${description}, per cent; null with too few answers.`,
  resolve: (change: StatementChangeShape) => change[key],
})

const StatementChange = builder.objectRef<StatementChangeShape>('StatementChange').implement({
  cache: 'scores',
  description: 'How a statement changed from one period to another.',
  fields: (t) => ({
    statement: t.exposeString('statement', { description: 'A1 to A8.' }),
    earlierAnswers: t.int(countOf('earlierAnswers', 'How many answered before')),
    laterAnswers: t.int(countOf('laterAnswers', 'How many answered now')),
    earlier: t.float(percentOf('earlier', 'Favourable answers before')),
    later: t.float(percentOf('later', 'Favourable answers now')),
    difference: t.float(percentOf('difference', 'Later less earlier')),
    low: t.float(percentOf('low', 'Lower end of the 95 % interval of the difference')),
    high: t.float(percentOf('high', 'Upper end of the 95 % interval of the difference')),
    change: t.expose('change', { type: Change, description: 'The word to say first.' }),
  }),
})

/** What changed within a year. */
export const QuarterChange = builder.objectRef<NonNullable<ScopeDetails['quarterChange']>>('QuarterChange').implement({
  cache: 'scores',
  description: 'The newest quarter that has ended beside the same one a year before.',
  fields: (t) => ({
    earlier: t.field({
      type: 'Date',
      description: 'First day of the one.',
      resolve: ({ earlier }) => firstDay(earlier),
    }),
    later: t.field({ type: 'Date', description: 'First day of the other.', resolve: ({ later }) => firstDay(later) }),
    statements: t.field({
      type: [StatementChange],
      description: 'A1 to A8.',
      resolve: ({ statements }) => [...statements],
    }),
  }),
})

/** A quarter or a month of a release. */
export const Period = builder.objectRef<ScopeDetails['periods'][number]>('Period').implement({
  cache: 'scores',
  description: 'A quarter or a month of a release that has ended.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its name in addresses: 2026-Q3 or 2026-09.' }),
    isQuarter: t.boolean({ description: 'False for a month.', resolve: ({ kind }) => kind === 'quarter' }),
    fromMonth: t.field({
      type: 'Date',
      description: 'First day of its first month.',
      resolve: ({ months }) => firstDay(months[0] ?? ''),
    }),
    toMonth: t.field({
      type: 'Date',
      description: 'First day of its last month.',
      resolve: ({ months }) => firstDay(months.at(-1) ?? ''),
    }),
  }),
})

/** What changed between two periods. */
export const PeriodChange = builder
  .objectRef<NonNullable<ReturnType<ScopeDetails['changeBetween']>>>('PeriodChange')
  .implement({
    cache: 'scores',
    description: 'Two quarters or two months of one place beside each other.',
    fields: (t) => ({
      earlier: t.expose('earlier', { type: Period, description: 'The one before.' }),
      later: t.expose('later', { type: Period, description: 'The one after.' }),
      statements: t.field({
        type: [StatementChange],
        description: 'A1 to A8. A change is named of all eight together (Benjamini–Hochberg).',
        resolve: ({ statements }) => [...statements],
      }),
    }),
  })
