import { computed, inject, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { useLanguage } from '../ui/language.ts'
import { loadMessages, translatorKey } from './i18n.ts'
import type { MessageLoaders } from './module.ts'

/**
 * Loads messages that come with the script of a part and not with its page, so that no other page knows their files. True once they are
 * there in the reader's language. The server draws the part whole: await it in `setup`.
 */
export async function waitForMessages(name: string, loaders: MessageLoaders): Promise<ComputedRef<boolean>> {
  const language = useLanguage()
  const translator = inject(translatorKey)
  const spoken = ref<string>(language.value)
  const load = async () => {
    if (translator) await loadMessages(translator, language.value, [[name, loaders]])
  }
  watch(language, async (next) => {
    await load()
    spoken.value = next
  })
  await load()
  return computed(() => spoken.value === language.value)
}
