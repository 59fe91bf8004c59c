import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useComposition } from '../../../platform/composition.ts'
import { useLanguage } from '../../../ui/language.ts'
import type { AuditWords } from '../audit-wording.ts'

/** The words of all modules for their audit events, in the reader's language. Call it in `setup` of the audit log's page. */
export function useAuditWords(): ComputedRef<AuditWords> {
  const { t, te, tm } = useI18n()
  const language = useLanguage()
  const modules = useComposition().modulesWithMessages('audit-log')
  return computed(() => ({ t, te, tm, modules, language: language.value }))
}
