import { computed } from 'vue'
import { useRoute } from 'vue-router'

/** What a public list of records is asked for, read from the address, and the addresses of its filters and next page. */
export function useRecordList(base: () => string) {
  const route = useRoute()
  const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)
  const area = computed(() => text(route.query['area']))
  const after = computed(() => text(route.query['after']))

  function address(query: Readonly<Record<string, string | null>>): string {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null)
    return base() + (given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '')
  }
  return { area, after, address }
}
