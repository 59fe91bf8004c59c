import { capitalized } from '@hamkori/schema/format/capital'
import { useClientHandle } from '@urql/vue'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLanguage } from '../../../ui/language.ts'
import { type Purpose, placeHref } from '../places.ts'
import { searchQuery } from '../search.documents.ts'

/** One suggestion below the search field. */
export interface PlaceSuggestion {
  readonly key: string
  readonly label: string
  readonly hint: string | undefined
  readonly href: string
}

/** Finds places while somebody types. A late answer to an earlier text is dropped. */
export function usePlaceSearch(purpose: Purpose) {
  const { client } = useClientHandle()
  const { t } = useI18n()
  const language = useLanguage()
  const suggestions = shallowRef<readonly PlaceSuggestion[]>([])
  const searching = ref(false)
  const failed = ref(false)
  let asked = ''

  async function suggest(text: string): Promise<void> {
    asked = text.trim()
    if (asked === '') {
      suggestions.value = []
      searching.value = false
      return
    }
    searching.value = true
    const mine = asked
    const answer = await client.query(searchQuery, { text: mine, first: 8 }).toPromise()
    if (mine !== asked) return
    searching.value = false
    failed.value = !answer.data
    suggestions.value = (answer.data?.searchPlaces.matches ?? []).map(({ area, units }) => ({
      key: area.code,
      label: capitalized(area.name[language.value]),
      hint:
        area.parent && area.parent.kind !== 'country'
          ? `${t(`territory.kind.${area.kind}`)} · ${area.parent.name[language.value]}`
          : t(`territory.kind.${area.kind}`),
      href: placeHref(language.value, purpose, area.code, units),
    }))
  }
  return { suggest, suggestions, searching, failed }
}
