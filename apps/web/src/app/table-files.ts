import { dayInDushanbe } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import { createTranslator, loadMessages } from '../platform/i18n.ts'
import { languageOfPath } from '../platform/links.ts'
import type { PageRequest, PageResult } from '../platform/server/contract.ts'
import { tableAnswer } from '../platform/server/write-table.ts'
import type { FileContext, TableFile } from '../platform/table-file.ts'
import { askFor } from './ask.ts'
import { frameMessages } from './module.ts'
import { manifests } from './router.ts'

/** A file that an address names. */
export interface FoundFile {
  readonly file: TableFile
  readonly format: 'csv' | 'json'
  readonly language: Language
}

const files = manifests.flatMap((module) => module.files ?? [])

/** The file at a path such as `/tg/shortcomings.csv`, or null. */
export function fileAt(path: string): FoundFile | null {
  const [, wanted, format] = /^\/[a-z]{2}\/(.+)\.(csv|json)$/.exec(path) ?? []
  const language = languageOfPath(path)
  const file = files.find((one) => one.path === wanted)
  return language === null || file === undefined ? null : { file, format: format as 'csv' | 'json', language }
}

/** Makes a file; null for the table of something that does not exist. Rejects where the API could not answer. */
export async function drawFile(
  { file, format, language }: FoundFile,
  request: PageRequest,
  url: URL,
): Promise<PageResult | null> {
  const translator = createTranslator(language)
  const wanted = manifests
    .filter(({ id }) => file.messages.includes(id))
    .flatMap(({ id, messages, pageMessages }) => {
      const apart = file.pageMessages === undefined ? undefined : pageMessages?.[file.pageMessages]
      return [
        ...(messages ? [[id, messages] as const] : []),
        ...(apart ? [[`${id}.${file.pageMessages}`, apart] as const] : []),
      ]
    })
  await loadMessages(translator, language, [['', frameMessages], ...wanted])
  const { t } = translator.global as unknown as Pick<FileContext, 't'>
  const context: FileContext = {
    language,
    origin: request.origin,
    day: dayInDushanbe(request.now),
    given: (name) => url.searchParams.get(name) || undefined,
    t: (key, values) => t(key, values ?? {}),
    ask: askFor(request),
  }
  const table = await (await file.load()).makeTable(context)
  return table === null ? null : tableAnswer(format, table, context)
}
