import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { waitForAssignmentTexts } from '../later-messages.ts'
import { councilOfPlanQuery } from '../plan.documents.ts'

/**
 * What earlier meetings of the council with this slug have left to do, and the point of an agenda under which it comes back: none where
 * everything is finished. Await it in `setup`.
 */
export async function useUnfinishedAssignments(slug: string) {
  const { t } = useI18n()
  // Both begin before anything is waited for: afterwards nothing can be injected any more.
  const spoken = waitForAssignmentTexts()
  const { data } = await useQuery({ query: councilOfPlanQuery, variables: { slug }, requestPolicy: 'network-only' })
  await spoken
  const council = computed(() => data.value?.council ?? null)
  const unfinished = computed(() => {
    const found = council.value?.unfinishedAssignments
    return found && found.total > 0 ? found : null
  })
  /** The points with which a new agenda begins. */
  const offered = (): string[] => (unfinished.value ? [t('meetings.assignment.agendaItem')] : [])
  return { council, unfinished, offered }
}
