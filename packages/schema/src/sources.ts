import { z } from 'zod'
import { partialDate } from './dates.ts'
import { absentable, plainText, webAddress } from './text.ts'

/** Where a fact comes from, so that a reader can check it. Personal names are never part of it. */
export const sourceInput = z.strictObject({
  title: plainText({ max: 300 }),
  url: absentable(webAddress()),
  publishedOn: absentable(partialDate()),
})
export type SourceInput = z.input<typeof sourceInput>
