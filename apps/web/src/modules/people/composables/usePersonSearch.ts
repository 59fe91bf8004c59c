import { useClientHandle } from '@urql/vue'
import { ref } from 'vue'
import { findPeopleQuery } from '../person-search.documents.ts'

/**
 * Suggestions for a field in which one person with an account is chosen, by words of the name or the email: what `UiCombobox` shows.
 * The answer to the last question counts, whenever it comes. Call it in `setup`.
 */
export function usePersonSearch() {
  const { client } = useClientHandle()
  const items = ref<{ key: string; label: string; hint: string }[]>([])
  const searching = ref(false)
  let asked = 0

  async function search(words: string): Promise<void> {
    const number = ++asked
    if (words.trim() === '') {
      items.value = []
      searching.value = false
      return
    }
    searching.value = true
    const answer = client.query(findPeopleQuery, { search: words }, { requestPolicy: 'network-only' })
    const { data } = await answer.toPromise()
    if (number !== asked) return
    searching.value = false
    items.value = (data?.people?.edges ?? []).map(({ node }) => ({ key: node.id, label: node.label, hint: node.email }))
  }
  return { items, searching, search }
}
