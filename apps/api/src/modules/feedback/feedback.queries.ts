import type { ContactKind } from '@hamkori/schema/feedback'
import { runInScope, statement } from '../../platform/db.ts'

/** A rating as its holder sees it again. */
export interface OwnRatingRow {
  readonly unitCode: string
  readonly instrument: string
  readonly contactKind: ContactKind
  /** Calendar day; shown as a week only. */
  readonly receivedOn: string
  /** A1..A8 in order; null where not answered, 0 for "does not apply". */
  readonly answers: readonly (number | null)[]
  readonly comment: string | null
  readonly commentLanguage: 'tg' | 'ru' | 'en' | null
  readonly commentState: 'inReview' | 'published' | 'redacted' | 'withheld' | null
  readonly demonstration: boolean
}

const findByReceipt = statement<OwnRatingRow>(`
  SELECT u.code AS "unitCode", r.instrument, r.contact_kind AS "contactKind", r.received_on::text AS "receivedOn",
    json_build_array(r.a1, r.a2, r.a3, r.a4, r.a5, r.a6, r.a7, r.a8) AS answers,
    c.text AS comment, c.language AS "commentLanguage",
    c.state AS "commentState", r.demonstration
  FROM rating r JOIN police_unit_view u ON u.id = r.unit_id LEFT JOIN rating_comment c ON c.rating_id = r.id
  WHERE r.receipt_key = decode($1, 'hex')`)

/**
 * The rating that belongs to a receipt's key (64 hexadecimal digits), or null: one indexed lookup, hit or miss alike, in a
 * transaction that may see this rating and no other.
 * What is no key at all is a miss.
 */
export async function ratingByReceipt(receiptKey: string): Promise<OwnRatingRow | null> {
  const key = receiptKey.trim().toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(key)) return null
  const [row] = await runInScope({ 'hamkori.receipt': key }, findByReceipt, [key])
  return row ?? null
}
