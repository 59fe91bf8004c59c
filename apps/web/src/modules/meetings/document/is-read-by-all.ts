import type { Meeting } from '../meeting-fields.ts'

/** Whether what the desk shows of a meeting is what everybody reads: public minutes, or an agenda that holds as it was announced. */
export function isReadByAll({
  publishedAt,
  quorum,
  state,
}: Pick<Meeting, 'publishedAt' | 'quorum' | 'state'>): boolean {
  if (publishedAt !== null) return true
  return quorum === null && (state === 'announced' || state === 'cancelled')
}
