import { computed, inject, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { useLanguage } from '../ui/language.ts'
import { useComposition } from './composition.ts'
import { loadMessages, translatorKey } from './i18n.ts'

/**
 * Loads the messages that modules keep for a page, in a component that stands on another page too. True once they are there in the
 * reader's language; show nothing of them before. Call it in `setup`.
 */
export function usePageMessages(page: string): ComputedRef<boolean> {
  const language = useLanguage()
  const translator = inject(translatorKey)
  const parts = useComposition().messagesOf(page)
  const spoken = ref('')
  watch(
    language,
    async (next) => {
      if (translator) await loadMessages(translator, next, parts)
      spoken.value = next
    },
    { immediate: true },
  )
  return computed(() => spoken.value === language.value)
}
