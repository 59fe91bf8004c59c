import { dayInDushanbe } from '@hamkori/schema/format/date'
import { type Language, defaultLanguage, languages } from '@hamkori/schema/languages'
import { type ProgramFile, programFileAddress } from '../platform/program-file.ts'
import type { PageRequest, PageResult } from '../platform/server/contract.ts'
import { askFor } from './ask.ts'
import { fileWords } from './file-words.ts'
import { manifests } from './router.ts'

/** A file for programs that an address names. */
export interface FoundProgramFile {
  readonly file: ProgramFile
  readonly language: Language
  /** What stands for `:name` in its path. */
  readonly name: string
}

/** What the modules tell of a council, a place or a record, together. */
const composedFeed: ProgramFile = {
  path: '/:lang/feeds/:name.atom',
  mediaType: 'application/atom+xml; charset=utf-8',
  messages: [],
  load: () => import('./feed.ts'),
}

const files: ReadonlyMap<string, FoundProgramFile> = new Map(
  [...manifests.flatMap(({ programFiles }) => programFiles ?? []), composedFeed].flatMap((file) =>
    (file.path.includes(':lang') ? languages : [defaultLanguage]).map(
      (language) => [programFileAddress(file, language), { file, language, name: '' }] as const,
    ),
  ),
)

/** The file for programs at a path such as `/tg/releases.atom`, or null. */
export function programFileAt(path: string): FoundProgramFile | null {
  const exact = files.get(path)
  if (exact !== undefined) return exact
  const [, folder, name, ending] = /^(.*\/)([A-Za-z0-9-]{1,60})(\.[a-z]+)$/.exec(path) ?? []
  const found = files.get(`${folder}:name${ending}`)
  return found === undefined || name === undefined ? null : { ...found, name }
}

/** Makes a file for programs; null where its name is that of nothing. Rejects where the API could not answer. */
export async function drawProgramFile(
  { file, language, name }: FoundProgramFile,
  request: PageRequest,
): Promise<PageResult | null> {
  const { makeFile } = await file.load()
  const body = await makeFile({
    language,
    name,
    origin: request.origin,
    day: dayInDushanbe(request.now),
    t: await fileWords(language, file),
    ask: askFor(request),
  })
  if (body === null) return null
  const headers = {
    'content-type': file.mediaType,
    ...(file.path.includes(':lang') ? { 'content-language': language } : {}),
    'cache-control': 'private, no-cache',
    // Open data: scripts of other sites may read it.
    'access-control-allow-origin': '*',
  }
  return { status: 200, headers, body }
}
