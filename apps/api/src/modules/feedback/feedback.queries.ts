import type { AgeBand, ContactKind, ContactTime, Initiator, Sex } from '@hamkori/schema/feedback'
import { sql } from 'kysely'
import { runInScope } from '../../platform/db.ts'
import { dayText, kysely, query } from '../../platform/query.ts'

/** A rating as its holder sees it again. */
export interface OwnRatingRow {
  readonly unitCode: string
  readonly instrument: string
  readonly contactKind: ContactKind
  /** Calendar day; shown as a week only. */
  readonly receivedOn: string
  /** A1..A8 in order; null where not answered, 0 for "does not apply". */
  readonly answers: readonly (number | null)[]
  /** F1..F8, one letter each, as `fact-letters.ts` reads them. */
  readonly facts: string
  readonly initiatedBy: Initiator | null
  readonly happened: ContactTime | null
  readonly ageBand: AgeBand | null
  readonly sex: Sex | null
  readonly comment: string | null
  readonly commentLanguage: 'tg' | 'ru' | 'en' | null
  readonly commentState: 'inReview' | 'published' | 'redacted' | 'withheld' | null
  readonly demonstration: boolean
}

const findByReceipt = query((values: { key: string }) =>
  kysely
    .selectFrom('rating as r')
    .innerJoin('police_unit_view as u', 'u.id', 'r.unit_id')
    .leftJoin('rating_comment as c', 'c.rating_id', 'r.id')
    .select([
      'u.code as unitCode',
      'r.instrument',
      'c.text as comment',
      'c.state as commentState',
      'r.demonstration',
      'r.facts',
    ])
    .select((rating) => [
      rating.ref('r.contact_kind').$castTo<ContactKind>().as('contactKind'),
      rating.ref('r.initiated_by').$castTo<Initiator | null>().as('initiatedBy'),
      rating.ref('r.happened').$castTo<ContactTime | null>().as('happened'),
      rating.ref('r.age_band').$castTo<AgeBand | null>().as('ageBand'),
      rating.ref('r.sex').$castTo<Sex | null>().as('sex'),
      rating.ref('c.language').$castTo<OwnRatingRow['commentLanguage']>().as('commentLanguage'),
      dayText(rating.ref('r.received_on')).as('receivedOn'),
      sql<OwnRatingRow['answers']>`json_build_array(r.a1, r.a2, r.a3, r.a4, r.a5, r.a6, r.a7, r.a8)`.as('answers'),
    ])
    .where('r.receipt_key', '=', sql<Uint8Array<ArrayBuffer>>`decode(${values.key}, 'hex')`),
)

/**
 * The rating that belongs to a receipt's key (64 hexadecimal digits), or null: one indexed lookup, hit or miss alike, in a
 * transaction that may see this rating and no other.
 * What is no key at all is a miss.
 */
export async function ratingByReceipt(receiptKey: string): Promise<OwnRatingRow | null> {
  const key = receiptKey.trim().toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(key)) return null
  const [row] = await runInScope({ 'hamkori.receipt': key }, findByReceipt, { key })
  return row ?? null
}
