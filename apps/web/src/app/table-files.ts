import { dayInDushanbe } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import { type FileFormat, type PictureFormat, fileFormats, pictureFormats } from '../platform/file-formats.ts'
import { languageOfPath } from '../platform/links.ts'
import type { PageRequest, PageResult } from '../platform/server/contract.ts'
import { pictureAnswer } from '../platform/server/write-picture.ts'
import { tableAnswer } from '../platform/server/write-table.ts'
import type { FileContext, TableFile } from '../platform/table-file.ts'
import { askFor } from './ask.ts'
import { fileWords } from './file-words.ts'
import { manifests } from './router.ts'

/** A file that an address names. */
export interface FoundFile {
  readonly file: TableFile
  readonly format: FileFormat | PictureFormat
  readonly language: Language
}

const fileName = new RegExp(`^/[a-z]{2}/(.+)\\.(${[...fileFormats, ...pictureFormats].join('|')})$`)
const files = manifests.flatMap((module) => module.files ?? [])

/** The file at a path such as `/tg/shortcomings.csv`, or null. */
export function fileAt(path: string): FoundFile | null {
  const [, wanted, format] = fileName.exec(path) ?? []
  const language = languageOfPath(path)
  const file = files.find((one) => one.path === wanted)
  if (language === null || file === undefined || (isPicture(format) && !file.pictured)) return null
  return { file, format: format as FoundFile['format'], language }
}

/** Makes a file; null for the table of something that does not exist. Rejects where the API could not answer. */
export async function drawFile(
  { file, format, language }: FoundFile,
  request: PageRequest,
  url: URL,
): Promise<PageResult | null> {
  const context: FileContext = {
    language,
    origin: request.origin,
    day: dayInDushanbe(request.now),
    given: (name) => url.searchParams.get(name) || undefined,
    t: await fileWords(language, file),
    ask: askFor(request),
  }
  const { makeTable, makePicture } = await file.load()
  if (isPicture(format)) {
    const picture = (await makePicture?.(context)) ?? null
    return picture === null ? null : pictureAnswer(format, picture, context)
  }
  const table = await makeTable(context)
  return table === null ? null : tableAnswer(format, table, context)
}

function isPicture(format: string | undefined): format is PictureFormat {
  return pictureFormats.some((each) => each === format)
}
