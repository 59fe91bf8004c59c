import { createHash } from 'node:crypto'
import { languages } from '@hamkori/schema/languages'
import { printFormats } from '@hamkori/schema/printed-document'
import { db } from '../../../platform/db.ts'
import { composeReport } from '../document/compose-report.ts'
import { renderDocument } from '../../../platform/documents/render-document.ts'
import { findReport, listReportFiles, readContent } from '../reports.queries.ts'

/** The files that every report has, in the order in which they are made. */
export const reportFiles = languages.flatMap((language) =>
  printFormats.map((format) => ({ language, format, name: `${language}.${format}` })),
)

/**
 * Makes the files of a report that was given to be frozen, one after another so that everybody sees how far they are, and freezes it
 * with the last. Ended in the middle, it goes on where it stopped. Does nothing for a report in another state.
 */
export async function makeReportFiles(reference: string): Promise<void> {
  const [report, content] = await Promise.all([findReport(reference), readContent(reference)])
  if (report?.state !== 'making' || content === null) return
  const made = new Set((await listReportFiles(reference)).map(({ name }) => name))
  for (const { language, format, name } of reportFiles.filter((file) => !made.has(file.name))) {
    const { bytes, mediaType } = await renderDocument(composeReport(report, content, language), format)
    const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest())
    await db.reportFile.create({
      data: { reference, name, mediaType, size: bytes.length, sha256, content: new Uint8Array(bytes) },
    })
  }
  await db.report.update({ where: { reference, state: 'making' }, data: { state: 'frozen' } })
}
