import type { Column } from './columns.ts'
import { severities } from './shortcomings.constants.ts'

/** The columns that the file of shortcomings has beside those of every case. */
export const shortcomingColumns = {
  severity: {
    type: 'text',
    values: severities,
    required: true,
  },
  recurrence_of: {
    type: 'text',
    pattern: 'KMB-[A-Z]{2}-[0-9]{4}-[0-9]{5}',
    required: false,
  },
} as const satisfies Readonly<Record<string, Column>>
