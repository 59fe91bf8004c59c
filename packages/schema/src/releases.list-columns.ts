import type { Column } from './columns.ts'

/** The columns of the list of releases as a file. */
export const releaseListColumns = {
  release: { type: 'integer', minimum: 1, required: true },
  through: { type: 'date', required: true },
  published_on: { type: 'date', required: true },
  corrects: { type: 'integer', minimum: 1, required: false },
  demonstration: { type: 'text', values: ['yes', 'no'], required: true },
  link: { type: 'address', required: true },
} as const satisfies Readonly<Record<string, Column>>

export type ReleaseListColumn = keyof typeof releaseListColumns
