import { z } from 'zod'
import { reportLimits as limits, reportPeriod } from './reports.constants.ts'
import { absentable, codeText, refuse, trilingualTextInput } from './text.ts'

export * from './reports.constants.ts'

const upper = (text: string) => text.trim().toUpperCase()
const areaCode = () => codeText(/^[A-Z]{2}(?:-[A-Z0-9]{1,8}){0,3}$/u, 'not_a_code', upper)
const reference = () => codeText(/^[A-Z]{2}(?:-[A-Z0-9]{1,8}){1,6}$/u, 'not_a_reference', upper)

/** A report to begin: the country with a year, or a region with a quarter, and the release that its scores come from. */
export const beginReportInput = z.strictObject({
  areaCode: areaCode(),
  period: codeText(reportPeriod, 'not_a_code', upper),
  releaseNumber: z.int().min(1).max(1_000_000_000),
})
export type BeginReportInput = z.input<typeof beginReportInput>

/**
 * What the font of the files can print: Latin, Cyrillic with the letters of Tajik and Uzbek, punctuation. An archive file (PDF/A) with
 * anything else could not be made.
 */
const printable =
  /^[\n\u0020-\u007E\u00A0-\u00A3\u00A5\u00A7-\u00AB\u00AD-\u00B4\u00B6-\u017F\u0400-\u045F\u0490-\u049D\u04A0-\u04A5\u04AA\u04AB\u04AE-\u04B3\u04B6-\u04BB\u04E2-\u04F5\u2000-\u200F\u2013\u2014\u2018-\u201A\u201C-\u201E\u2022\u2026\u2028-\u2030\u2039\u203A\u20AC\u20BD\u2116\u2122\u2212\u2248\u2260\u2264\u2265]*$/u

function printed(max: number) {
  return trilingualTextInput({ max, multiline: true }).check((ctx) => {
    for (const language of ['tg', 'ru', 'en'] as const)
      if (!printable.test(ctx.value[language] ?? '')) refuse(ctx, ctx.value, 'not_printable', {}, [language])
  })
}

/** The foreword and the conclusions of a draft; `revision` is the one that was read. Absent texts are left out of the report. */
export const writeReportInput = z
  .strictObject({
    reference: reference(),
    revision: z.int().min(1),
    foreword: absentable(printed(limits.foreword)),
    conclusions: absentable(printed(limits.conclusions)),
  })
  .check((ctx) => {
    const { foreword, conclusions } = ctx.value
    if (foreword !== undefined && conclusions !== undefined && foreword.original !== conclusions.original)
      refuse(ctx, conclusions.original, 'not_one_of', {}, ['conclusions', 'original'])
  })
export type WriteReportInput = z.input<typeof writeReportInput>

/** A draft, as it was read. */
export const reportInput = z.strictObject({ reference: reference(), revision: z.int().min(1) })
export type ReportInput = z.input<typeof reportInput>
