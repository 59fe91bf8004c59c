import type { Language } from '@hamkori/schema/languages'
import { createTranslator, loadMessages } from '../platform/i18n.ts'
import type { FileContext, TableFile } from '../platform/table-file.ts'
import { frameMessages } from './module.ts'
import { manifests } from './router.ts'

/** Translates for a file that the server makes, with the messages that it names. */
export async function fileWords(
  language: Language,
  file: Pick<TableFile, 'messages' | 'pageMessages'>,
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
  await loadMessages(translator, language, [['', frameMessages], ...wanted])
  const { t } = translator.global as unknown as Pick<FileContext, 't'>
  return (key, values) => t(key, values ?? {})
}
