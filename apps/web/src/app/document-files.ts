import { dayInDushanbe } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import { printFormats } from '@hamkori/schema/printed-document'
import type { DocumentFile, DocumentFormat } from '../platform/document-file.ts'
import { languageOfPath } from '../platform/links.ts'
import type { PageRequest, PageResult } from '../platform/server/contract.ts'
import { askFor } from './ask.ts'
import { fileWords } from './file-words.ts'
import { manifests } from './router.ts'

/** A document that an address names. */
export interface FoundDocument {
  readonly file: DocumentFile
  readonly format: DocumentFormat
  readonly language: Language
  /** The name of the record in its address. */
  readonly name: string
}

const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
}

const documentName = new RegExp(`^/[a-z]{2}/(.+)/([A-Za-z0-9-]{1,60})\\.(${[...printFormats, 'json'].join('|')})$`)
const documents = manifests.flatMap((module) => module.documents ?? [])

/** The document at a path such as `/tg/meetings/JLS-SU-2026-00001.pdf`, or null. */
export function documentAt(path: string): FoundDocument | null {
  const [, wanted, name, format] = documentName.exec(path) ?? []
  const language = languageOfPath(path)
  const file = documents.find((one) => one.path === wanted)
  if (language === null || file === undefined || name === undefined) return null
  return { file, format: format as DocumentFormat, language, name }
}

/** Makes a document; null for one of something that does not exist. Rejects where the API could not answer. */
export async function drawDocument(
  { file, format, language, name }: FoundDocument,
  request: PageRequest,
): Promise<PageResult | null> {
  const { makeDocument, texts } = await file.load()
  const made = await makeDocument({
    language,
    name,
    origin: request.origin,
    day: dayInDushanbe(request.now),
    t: await fileWords(language, file, texts),
    ask: askFor(request),
  })
  if (made === null) return null
  const headers = {
    'content-type': mediaTypes[format],
    // A browser shows a PDF; what it cannot show it keeps under this name.
    'content-disposition': `${format === 'docx' ? 'attachment' : 'inline'}; filename="${name}-${language}.${format}"`,
    'content-language': language,
    'cache-control': file.staff ? 'no-store' : 'private, no-cache',
  }
  const body = format === 'json' ? made.content : await request.print(made.printed, format)
  return { status: 200, headers, body }
}
