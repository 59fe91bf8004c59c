import type { Language } from '@hamkori/schema/languages'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useLanguage } from '../ui/language.ts'
import type { ListAddress } from './links.ts'

/** Reads one filter from the text in the address; undefined for a text that narrows nothing. */
type ReadFilter<Value> = (text: string) => Value

type Filters<Address extends ListAddress> = {
  readonly [Name in Exclude<keyof Address, keyof ListAddress>]?: ReadFilter<Address[Name]>
}

/** A filter that takes any text. */
export const anyText: ReadFilter<string> = (text) => text

/** A filter that takes one of these values; another text narrows nothing. */
export function oneOf<const Value extends string>(values: readonly Value[]): ReadFilter<Value | undefined> {
  return (text) => values.find((value) => value === text)
}

/** What an address is narrowed to, by how each filter is read; `given` finds the text of one. */
export function readFilters<Readers extends Readonly<Record<string, ReadFilter<unknown>>>>(
  filters: Readers,
  given: (name: string) => string | undefined,
): { readonly [Name in keyof Readers]?: Exclude<ReturnType<Readers[Name]>, undefined> } {
  const read = Object.entries(filters).flatMap(([name, parse]) => {
    const text = given(name)
    const value = text === undefined ? undefined : parse(text)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(read) as ReturnType<typeof readFilters<Readers>>
}

/**
 * A list whose filters and cursor are part of the address, so that it can be shared, gone back to, and used without
 * JavaScript. `address` is the list's function in `links.ts`; `filters` names the filters and says how each is read.
 *
 *     const { filter, after, href, hrefAfter } = useFilteredList(links.councils, { area: anyText })
 */
export function useFilteredList<Address extends ListAddress>(
  address: (language: Language, filter?: Address) => string,
  filters: Filters<Address>,
) {
  const route = useRoute()
  const language = useLanguage()
  const given = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  /** What the list is narrowed to, without the cursor. */
  const filter = computed(
    () =>
      readFilters(filters as Readonly<Record<string, ReadFilter<unknown>>>, given) as Omit<Address, keyof ListAddress>,
  )
  /** The cursor of the last entry of the page before; null on the first page. */
  const after = computed(() => given('after') ?? null)
  const narrowed = computed(() => Object.keys(filter.value).length > 0)

  /** The address of the list's first page with these filters; those of now unless given. */
  function href(chosen: Omit<Address, keyof ListAddress> = filter.value): string {
    return address(language.value, chosen as Address)
  }
  /** The address of the page after the entry with this cursor, filters kept. */
  function hrefAfter(cursor: string | null | undefined): string {
    return address(language.value, { ...filter.value, after: cursor ?? undefined } as unknown as Address)
  }
  return { filter, after, narrowed, href, hrefAfter }
}
