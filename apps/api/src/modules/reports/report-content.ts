import type { NameShape } from '../../platform/text-types.ts'
import type { TimelinessFigures } from '../dashboards/index.ts'
import type { ScopeDetails } from '../releases/index.ts'

/** A published cell: a score with its interval, a word alone, or a dash. */
export type Cell = ScopeDetails['scores'][number]

/** A district of the region, or a region of the country, with its satisfaction (A8). */
interface PlaceScore {
  readonly code: string
  readonly name: NameShape
  readonly score: Cell
}

/** What the public record says of the period, as it stood when the numbers were taken. */
interface RecordFigures {
  readonly all: TimelinessFigures
  readonly shortcomings: TimelinessFigures
  readonly proposals: TimelinessFigures
  /** Councils that there are, those that met in the period, and their meetings with public minutes. */
  readonly councils: number
  readonly councilsMet: number
  readonly meetings: number
  readonly activities: number
}

/** All numbers and names of a report, taken at once and kept with it. `format` changes when the shape does. */
export interface ReportContent {
  readonly format: 1
  /** The day on which they were taken. Days are YYYY-MM-DD, months YYYY-MM. */
  readonly takenOn: string
  readonly place: { readonly code: string; readonly name: NameShape; readonly isCountry: boolean }
  readonly from: string
  readonly to: string
  readonly release: { readonly number: number; readonly through: string }
  /** True where invented answers or records may be among them. */
  readonly demonstration: boolean
  readonly people: Pick<ScopeDetails, 'ratings' | 'scores' | 'facts' | 'comparison' | 'series' | 'quarterChange'> & {
    /** The months of the series. */
    readonly months: readonly string[]
    readonly places: readonly PlaceScore[]
  }
  readonly record: RecordFigures
}
