import type { ReportFormat } from '@hamkori/schema/reports.constants'
import { renderDocx } from './render-docx.ts'
import { renderPdf } from './render-pdf.ts'
import type { ReportDocument } from './report-document.ts'

const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A report in one of its formats. */
export async function renderReport(
  document: ReportDocument,
  format: ReportFormat,
): Promise<{ readonly bytes: Buffer; readonly mediaType: string }> {
  const bytes = format === 'pdf' ? await renderPdf(document) : await renderDocx(document)
  return { bytes, mediaType: mediaTypes[format] }
}
