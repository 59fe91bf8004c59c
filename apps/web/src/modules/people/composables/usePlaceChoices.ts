import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLanguage } from '../../../ui/language.ts'
import { councilChoicesQuery, departmentsQuery } from '../people.documents.ts'
import { councilGroups, councilId, departmentGroups, departmentId } from '../place-choices.ts'

/** The departments and councils that a list of people can be narrowed to; nothing is asked for while not `wanted`. */
export function usePlaceChoices(wanted: Ref<boolean>) {
  const { t } = useI18n()
  const language = useLanguage()
  const pause = computed(() => !wanted.value)
  const departments = useQuery({ query: departmentsQuery, pause })
  const councils = useQuery({ query: councilChoicesQuery, pause })
  return {
    /** Settles when both lists are here. */
    found: Promise.all([departments, councils]),
    departments: computed(() =>
      departments.data.value ? departmentGroups(departments.data.value, language.value, 'key') : [],
    ),
    councils: computed(() =>
      councils.data.value ? councilGroups(councils.data.value, language.value, 'key', t('people.person.country')) : [],
    ),
    /** The id of the department with this code; null where there is none or the list is not here. */
    departmentId: (code: string) => (departments.data.value ? departmentId(departments.data.value, code) : null),
    /** The id of the council with this slug; null where there is none or the list is not here. */
    councilId: (slug: string) => (councils.data.value ? councilId(councils.data.value, slug) : null),
  }
}
