import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { absentable, boundedList, codeText, plainText, webAddress } from './text.ts'

/** The short name of a source in the record, such as `S4`. */
export const sourceCode = () => codeText(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/u, 'not_a_code', (text) => text.trim())

/** The sources of one fact, by code. */
export const sourceCodes = () => boundedList(sourceCode(), { max: 20 }).default([])

/** Where facts come from, so that a reader can check them, and what is unclear in it. Never a personal name. */
export const recordSourceInput = z.strictObject({
  code: sourceCode(),
  title: plainText({ max: 300 }),
  url: absentable(webAddress()),
  publishedOn: absentable(dateOnly()),
  issues: boundedList(plainText({ max: 1000, multiline: true }), { max: 50 }).default([]),
})
export type RecordSourceInput = z.input<typeof recordSourceInput>
