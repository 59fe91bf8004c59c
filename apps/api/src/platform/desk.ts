import type { AliasableExpression } from 'kysely'

/**
 * The lists of the desk: what is overdue and newly published in the country; drafts and next dates of the viewer's councils; what
 * became overdue lately at the viewer's departments.
 */
export type DeskList = 'overdue' | 'published' | 'drafts' | 'dates' | 'late'

/** The values of the desk's query that its sources may use. Days are YYYY-MM-DD. */
export interface DeskScopeValues {
  /** Whether the viewer watches the whole country: without it the first two lists are empty. */
  readonly watches: boolean
  /** The councils whose drafts the viewer reads: without one the other two are empty. */
  readonly councilIds: readonly string[]
  /** The departments that the viewer answers for: without one the last list is empty. */
  readonly departmentIds: readonly string[]
  readonly today: string
  /** The first day whose missing answer is still news. */
  readonly lateFrom: string
  /** The first day that still counts as newly published. */
  readonly publishedFrom: string
}

/** A record in one of the lists. */
export interface DeskRow {
  readonly list: DeskList
  readonly id: string
  /** What is due, or what a draft waits for; in the other lists what the record is there for. */
  readonly what: string
  /** The last day, the day of publishing, or the day since when a draft exists. */
  readonly day: Date
}

/** Query of the records of one type that stand on the desk. */
export type DeskSource = (values: DeskScopeValues) => AliasableExpression<DeskRow>
