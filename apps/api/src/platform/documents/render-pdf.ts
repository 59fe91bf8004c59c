import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { PrintedDocument } from '@hamkori/schema/printed-document'
import { pdfTemplate } from './pdf-template.ts'

const require = createRequire(import.meta.url)
/** Regular and semibold of the product's own typeface, which has the letters of Tajik; both are embedded in the files. */
const fonts = () => [
  require.resolve('@expo-google-fonts/onest/400Regular/Onest_400Regular.ttf'),
  require.resolve('@expo-google-fonts/onest/600SemiBold/Onest_600SemiBold.ttf'),
]

/**
 * A document as PDF: an archive file that is tagged (PDF/A-2a, which is all of PDF/A-2b and the structure for screen readers), with its
 * language and title. The bytes depend on nothing but the document. Typst is loaded with the first document, because few
 * processes ever make one.
 */
export async function renderPdf(document: PrintedDocument): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fontBlobs = await Promise.all(fonts().map((file) => readFile(file)))
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  try {
    const compiled = compiler.compile({
      mainFileContent: pdfTemplate,
      inputs: { document: JSON.stringify(document) },
    })
    if (compiled.result === null) {
      const failure = compiled.takeError()
      const reasons: unknown[] = failure === null ? [] : compiler.fetchDiagnostics(failure)
      throw new Error(`the document could not be laid out: ${JSON.stringify(reasons)}`)
    }
    return compiler.pdf(compiled.result, { pdfStandard: 'a-2a' })
  } finally {
    compiler.evictCache(0)
  }
}
