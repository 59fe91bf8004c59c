import type { Column } from './columns.ts'
import { severities } from './shortcomings.constants.ts'

/** The columns that the file of shortcomings has beside those of every case. */
export const shortcomingColumns = {
  severity: {
    type: 'text',
    values: severities,
    required: true,
  },
} as const satisfies Readonly<Record<string, Column>>
