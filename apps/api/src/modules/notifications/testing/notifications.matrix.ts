import { defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What notifications contribute to the authorization matrix: no API leads to what somebody else was told. */
export const matrix = defineMatrix({
  tables: {
    sent_notice: {
      others: ['event', 'record_type', 'reference', 'duty'],
      uncounted: 'what somebody was told is not public',
    },
  },
})
