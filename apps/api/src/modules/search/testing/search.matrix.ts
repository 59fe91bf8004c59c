import { defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What the search for records contributes to the authorization matrix: a word that the texts of drafts and public records have. */
export const matrix = defineMatrix({ queries: { searchRecords: 'text: "ҳафта"' } })
