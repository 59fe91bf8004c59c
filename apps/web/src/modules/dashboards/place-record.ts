import { isInForce } from '@hamkori/schema/councils.constants'
import type { Language } from '@hamkori/schema/languages'
import type { ResultOf } from '../../platform/graphql.ts'
import { links } from '../../platform/links.ts'
import type { placeRecordQuery } from './record.documents.ts'

export type PlaceRecord = ResultOf<typeof placeRecordQuery>
type Council = NonNullable<PlaceRecord['area']>['councils'][number]

/** How far records have come, in this order. */
type Step = 'sent' | 'answeredInTime' | 'agreed' | 'reported' | 'verified' | 'late'
const kinds = ['shortcomings', 'proposals'] as const

/** One kind of record of a place: each number with the list of exactly the records that it counts. */
export interface RecordLine {
  readonly key: (typeof kinds)[number]
  readonly counts: Readonly<Record<Step | 'overdue', { readonly count: number; readonly list: string }>>
}

/** The lines of the table, of the departments of the place with this code. */
export function recordLines(language: Language, code: string, record: PlaceRecord): RecordLine[] {
  const whose = { departments: code }
  return kinds.flatMap((key) => {
    const found = record[key]
    if (!found) return []
    const sent = { ...whose, since: found.from }
    const { stages, figures } = found
    const list = links[key]
    return [
      {
        key,
        counts: {
          sent: { count: stages.sent, list: list(language, sent) },
          answeredInTime: { count: stages.answeredInTime, list: list(language, { ...sent, answer: 'answeredInTime' }) },
          agreed: { count: stages.agreed, list: list(language, { ...sent, stage: 'agreed' }) },
          reported: { count: stages.reported, list: list(language, { ...sent, stage: 'reported' }) },
          verified: { count: stages.verified, list: list(language, { ...sent, stage: 'verified' }) },
          late: { count: stages.late, list: list(language, { ...sent, stage: 'late' }) },
          overdue: { count: figures.overdue, list: list(language, { ...whose, answer: 'overdue' }) },
        },
      },
    ]
  })
}

/** Who sits on a council on a day: its offices that are held, and how many of its seats. */
export function seatsHeld({ memberships }: Pick<Council, 'memberships'>, day: string) {
  const held = memberships.filter((membership) => isInForce(membership, day))
  return {
    held: held.length,
    offices: (['chair', 'deputyChair', 'secretary'] as const).filter((office) =>
      held.some((membership) => membership.office === office),
    ),
  }
}
