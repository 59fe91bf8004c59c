import { capitalized } from '@hamkori/schema/format/capital'
import { formatPeriod } from '@hamkori/schema/format/period'
import { useI18n } from 'vue-i18n'
import type { FragmentOf } from '../../platform/graphql.ts'
import { useLanguage } from '../../ui/language.ts'
import type { reportLineFragment } from './reports.documents.ts'

/** What a report is about, in the reader's language. Call it in `setup`. */
export function useReportTitle() {
  const { t } = useI18n()
  const language = useLanguage()
  return ({ kind, place, period }: Pick<FragmentOf<typeof reportLineFragment>, 'kind' | 'place' | 'period'>): string =>
    t(`reports.titleOf.${kind}`, {
      place: capitalized(place[language.value]),
      period: formatPeriod(language.value, period),
    })
}
