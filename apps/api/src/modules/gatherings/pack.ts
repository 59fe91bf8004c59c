import type { CaseTopic } from '@hamkori/schema/cases.constants'
import type { NameShape, TrilingualShape } from '../../platform/text-types.ts'

/** A council of a gathering, with how many of its public records each section holds. */
export interface PackCouncil {
  readonly slug: string
  readonly name: NameShape
  readonly meetings: number
  readonly activities: number
  readonly shortcomings: number
  readonly implemented: number
  readonly proposals: number
}

/** The council of a row, by its name in addresses; its name stands in `councils`. */
interface OfCouncil {
  readonly council: string
}

/** Something that a council held outside its meetings. */
export interface PackActivity extends OfCouncil {
  readonly code: string
  readonly kind: string
  /** As precise as its source. */
  readonly startedOn: string
  readonly title: TrilingualShape
}

/** The answer in force to a shortcoming, a proposal or a recommendation. */
export interface PackAnswer {
  readonly outcome: string
  readonly department: NameShape
  /** YYYY-MM-DD. */
  readonly answeredOn: string
  readonly language: string
  /** The beginning of its reasons, up to 600 characters. */
  readonly reasons: string
  readonly isCut: boolean
}

/** A shortcoming, a proposal or a recommendation. Days are YYYY-MM-DD. */
export interface PackCase extends OfCouncil {
  readonly type: 'Shortcoming' | 'Proposal' | 'Recommendation'
  readonly reference: string
  readonly title: TrilingualShape
  readonly state: string
  readonly topic: CaseTopic
  readonly department: NameShape
  readonly sentOn: string
  readonly verifiedOn: string | null
  readonly answer: PackAnswer | null
}

/** An adopted plan and how far it has come. */
export interface PackPlan extends OfCouncil {
  readonly year: number
  readonly done: number
  readonly all: number
  readonly overdue: number
}

/** Up to 40 rows of a section, and how many there are in all. */
export interface PackRows<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

/**
 * What the public record says of some councils for a period, as it stood on a day. `format` changes when the shape does. Days are
 * YYYY-MM-DD, both included.
 */
export interface Pack {
  readonly format: 2
  readonly takenOn: string
  readonly areaCode: string
  readonly from: string
  readonly to: string
  readonly councils: readonly PackCouncil[]
  readonly activities: PackRows<PackActivity>
  readonly shortcomings: PackRows<PackCase>
  readonly implemented: PackRows<PackCase>
  readonly plans: PackRows<PackPlan>
  readonly proposals: PackRows<PackCase>
  /** Those that were made at the gathering and submitted. Papers of format 1 have none. */
  readonly recommendations: PackRows<PackCase>
}
