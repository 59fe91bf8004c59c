import { dayInDushanbe } from '@hamkori/schema/format/date'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { useNow } from '../../../platform/now.ts'
import { usePageQuery } from '../../../platform/usePageQuery.ts'
import { calendarYearQuery } from '../calendar.documents.ts'

/** The year that the address names, the present one otherwise, with its days off. Await it in `setup`. */
export async function useCalendarYear({ atDesk }: { readonly atDesk: boolean }) {
  const { t } = useI18n()
  const route = useRoute()
  const present = dayInDushanbe(useNow()).slice(0, 4)
  const year = computed(() => Number(String(route.query['year'] ?? present)) || Number(present))
  const { subject, reload } = await usePageQuery({
    query: calendarYearQuery,
    variables: computed(() => ({ year: year.value })),
    requestPolicy: atDesk ? 'network-only' : 'cache-first',
    subject: (data) => data.calendarYear,
    head: () => ({ title: t('calendar.title'), description: t('calendar.intro'), noindex: atDesk }),
  })
  return { year, calendar: subject, reload }
}
