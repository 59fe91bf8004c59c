import type { Column } from './columns.ts'
import { changes, figureCharts, funnelPositions, verdicts } from './dashboards.constants.ts'
import { statementCodes } from './questionnaire.ts'

const percent = { type: 'decimal', minimum: 0, maximum: 100, unit: 'percent' } as const
const difference = { type: 'decimal', minimum: -100, maximum: 100, unit: 'percent' } as const
const cases = { type: 'integer', minimum: 0, unit: 'cases' } as const

/** The columns of the file that says how fast departments answer. */
export const timelinessColumns = {
  code: {
    type: 'text',
    required: true,
  },
  name: {
    type: 'text',
    required: true,
  },
  from: {
    type: 'date',
    required: true,
  },
  to: {
    type: 'date',
    required: true,
  },
  overdue: {
    ...cases,
    required: true,
  },
  open: {
    ...cases,
    required: true,
  },
  cases: {
    ...cases,
    required: true,
  },
  due: {
    ...cases,
    required: true,
  },
  in_time_percent: {
    ...percent,
    required: false,
  },
  in_time_low: {
    ...percent,
    required: false,
  },
  in_time_high: {
    ...percent,
    required: false,
  },
  median_days: {
    type: 'integer',
    minimum: 0,
    unit: 'days',
    required: false,
  },
  answered_in_15_days_percent: {
    ...percent,
    required: false,
  },
  answered_in_30_days_percent: {
    ...percent,
    required: false,
  },
} as const satisfies Readonly<Record<string, Column>>

/** The columns of the file that puts the scores of two places side by side. */
export const comparisonColumns = {
  code: { type: 'text', required: true },
  name: { type: 'text', required: true },
  from: { type: 'date', required: true },
  to: { type: 'date', required: true },
  release: { type: 'integer', minimum: 1, required: false },
  statement: { type: 'text', values: statementCodes, required: true },
  label: { type: 'text', required: true },
  answers: { type: 'integer', minimum: 30, unit: 'answers', required: false },
  score: { ...percent, required: false },
  low: { ...percent, required: false },
  high: { ...percent, required: false },
  verdict: { type: 'text', values: verdicts, required: false },
} as const satisfies Readonly<Record<string, Column>>

/** The columns of the file that puts two periods of one place side by side. */
export const periodColumns = {
  release: { type: 'integer', minimum: 1, required: false },
  code: { type: 'text', required: true },
  name: { type: 'text', required: true },
  statement: { type: 'text', values: statementCodes, required: true },
  label: { type: 'text', required: true },
  earlier_period: { type: 'text', required: true },
  later_period: { type: 'text', required: true },
  earlier_answers: { type: 'integer', minimum: 30, unit: 'answers', required: false },
  later_answers: { type: 'integer', minimum: 30, unit: 'answers', required: false },
  earlier_percent: { ...percent, required: false },
  later_percent: { ...percent, required: false },
  difference: { ...difference, required: false },
  difference_low: { ...difference, required: false },
  difference_high: { ...difference, required: false },
  change: { type: 'text', values: changes, required: true },
} as const satisfies Readonly<Record<string, Column>>

/** The columns of the file that holds the numbers of one figure. */
export const figureColumns = {
  release: { type: 'integer', minimum: 1, required: true },
  code: { type: 'text', required: true },
  name: { type: 'text', required: true },
  from: { type: 'date', required: true },
  to: { type: 'date', required: true },
  chart: { type: 'text', values: figureCharts, required: true },
  statement: { type: 'text', values: statementCodes, required: false },
  item: { type: 'text', required: true },
  label: { type: 'text', required: true },
  month: { type: 'date', required: false },
  answers: { type: 'integer', minimum: 30, unit: 'answers', required: false },
  score: { ...percent, required: false },
  bound: { type: 'text', values: ['atMost', 'atLeast'], required: false },
  low: { ...percent, required: false },
  high: { ...percent, required: false },
  verdict: { type: 'text', values: verdicts, required: false },
  share: { ...percent, required: false },
  limit_low: { ...percent, required: false },
  limit_high: { ...percent, required: false },
  outer_limit_low: { ...percent, required: false },
  outer_limit_high: { ...percent, required: false },
  position: { type: 'text', values: funnelPositions, required: false },
} as const satisfies Readonly<Record<string, Column>>

export type FigureColumn = keyof typeof figureColumns
export type PeriodColumn = keyof typeof periodColumns
export type ComparisonColumn = keyof typeof comparisonColumns
export type TimelinessColumn = keyof typeof timelinessColumns
