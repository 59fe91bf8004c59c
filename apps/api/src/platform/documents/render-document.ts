import type { PrintFormat, PrintedDocument } from '@hamkori/schema/printed-document'
import { renderDocx } from './render-docx.ts'
import { renderPdf } from './render-pdf.ts'

const mediaTypes: Readonly<Record<PrintFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A document in one of its formats. */
export async function renderDocument(
  document: PrintedDocument,
  format: PrintFormat,
): Promise<{ readonly bytes: Buffer; readonly mediaType: string }> {
  const bytes = format === 'pdf' ? await renderPdf(document) : await renderDocx(document)
  return { bytes, mediaType: mediaTypes[format] }
}
