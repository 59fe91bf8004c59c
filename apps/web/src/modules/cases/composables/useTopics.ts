import { caseTopics } from '@hamkori/schema/cases.constants'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** The topics of cases as choices, in the words of the page. */
export function useTopics() {
  const { t } = useI18n()
  return computed(() => caseTopics.map((value) => ({ value, label: t(`cases.topic.${value}`) })))
}
