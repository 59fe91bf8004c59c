import type { Language } from '@hamkori/schema/languages'
import { createTranslator, loadMessages } from '../platform/i18n.ts'
import type { FileContext, TableFile } from '../platform/table-file.ts'
import type { MessageLoaders } from '../platform/module.ts'
import { frameMessages } from './module.ts'
import { manifests } from './router.ts'

/** What is said of a file that is no open data, instead of what is said of all others under `site.file`. */
const staffFile: MessageLoaders = {
  tg: () => import('./locales/staff-file/tg.json'),
  ru: () => import('./locales/staff-file/ru.json'),
  en: () => import('./locales/staff-file/en.json'),
}
const saidOtherwise: Readonly<Record<string, string>> = {
  'site.file.terms': 'app.staff-file.terms',
  'site.file.source': 'app.staff-file.source',
  'site.file.sourceOfPart': 'app.staff-file.sourceOfPart',
}

/** Translates for a file that the server makes, with the messages that it names, and others `beside` them. */
export async function fileWords(
  language: Language,
  file: Pick<TableFile, 'messages' | 'pageMessages' | 'staff'>,
  beside: readonly (readonly [name: string, loaders: MessageLoaders])[] = [],
): Promise<FileContext['t']> {
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
  await loadMessages(translator, language, [['', frameMessages], ['app.staff-file', staffFile], ...wanted, ...beside])
  const { t } = translator.global as unknown as Pick<FileContext, 't'>
  const keyOf = (key: string): string => (file.staff === true && saidOtherwise[key]) || key
  return (key, values) => t(keyOf(key), values ?? {})
}
