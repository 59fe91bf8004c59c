import type { Language } from '@hamkori/schema/languages'
import type { AliasableExpression } from 'kysely'

/** The values of the query of reminders that its sources may use. */
export interface ReminderValues {
  /** YYYY-MM-DD. */
  readonly today: string
}

/** Something that somebody still has to do by a day. */
export interface OwedRow {
  /** The record's id. */
  readonly id: string
  /** What has to be done: a name in `duties` of the source. */
  readonly duty: string
  /** The department whose officers have to do it; null where it is a person. */
  readonly department_id: string | null
  /** The person who has to do it; null where it is a department. */
  readonly person_id: string | null
  /** The day on which they got to know of it: they are reminded after it. */
  readonly since_on: Date
  readonly due_on: Date
  /** The printed number, or the short name of what has none. */
  readonly reference: string
  /** Where the work is done, as an address below the language. */
  readonly path: string
  /** The title, where the record is public; null otherwise, because a message may be read by others. */
  readonly original: string | null
  readonly title_tg: string | null
  readonly title_ru: string | null
  readonly title_en: string | null
}

/** Records of one kind that people are reminded of by mail: what a module gives to the notifications in its manifest. */
export interface ReminderSource {
  /** GraphQL type of the records. */
  readonly recordType: string
  /** What one of them is called, as a sentence begins. */
  readonly name: Readonly<Record<Language, string>>
  /** What has to be done, as a sentence begins, by the names that the rows have for it. */
  readonly duties: Readonly<Record<string, Readonly<Record<Language, string>>>>
  /** The days of the reminders, counted from the last day. */
  readonly days: readonly number[]
  /** So many days after the last day the department above is told too; null where nobody is. */
  readonly superiorFrom: number | null
  /** Query of what is still to be done. What is done, withdrawn or ended is not in it. */
  readonly owed: (values: ReminderValues) => AliasableExpression<OwedRow>
}
