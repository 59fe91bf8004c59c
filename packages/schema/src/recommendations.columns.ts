import type { Column } from './columns.ts'

/** The columns that the file of recommendations has beside those of every case. */
export const recommendationColumns = {
  gathering: {
    type: 'text',
    pattern: '[a-z0-9-]+',
    required: false,
  },
} as const satisfies Readonly<Record<string, Column>>
