import type { Column } from './columns.ts'

const percent = { type: 'decimal', minimum: 0, maximum: 100, unit: 'percent' } as const
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

export type TimelinessColumn = keyof typeof timelinessColumns
