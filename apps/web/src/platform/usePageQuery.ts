import { type AnyVariables, type RequestPolicy, type TypedDocumentNode, type UseQueryArgs, useQuery } from '@urql/vue'
import { type MaybeRefOrGetter, computed, watch } from 'vue'
import { type PageHead, usePage, usePageHead } from './page.ts'

/** What a page asks for, and what it says of itself. */
export interface PageQuery<Data, Variables extends AnyVariables, Subject> {
  readonly query: TypedDocumentNode<Data, Variables>
  readonly variables: UseQueryArgs<Data, Variables>['variables']
  /** `network-only` at the desk, where another person may have changed the record meanwhile. */
  readonly requestPolicy?: RequestPolicy
  /** While true nothing is asked, and the page has no subject. */
  readonly pause?: MaybeRefOrGetter<boolean>
  /** What the page is about. If it is null, the page does not exist (404), unless `optional` is set. */
  readonly subject: (data: Data) => Subject | null | undefined
  /** The page exists without its subject too: it then says why there is none. */
  readonly optional?: boolean
  /** Title and description. The subject is null until it has arrived, and on a page without one. */
  readonly head: (subject: Subject | null) => PageHead
}

/**
 * Asks a page's one question and waits for the answer, so that the server waits for it too. Rejects if the API could not
 * answer (the page then fails, or is missing where the API refused its address) and marks a page without a subject as
 * missing. If a later question fails, after a filter has changed, the page fails in the same way. Await it in
 * `setup`, as the first await:
 *
 *     const { subject: council } = await usePageQuery({ query, variables, subject: (data) => data.council, head })
 */
export async function usePageQuery<Data, Variables extends AnyVariables, Subject>({
  query,
  variables,
  requestPolicy = 'cache-first',
  pause = false,
  subject: select,
  optional = false,
  head,
}: PageQuery<Data, Variables, Subject>) {
  const { notFound, fail, isLeft } = usePage()
  const answer = useQuery<Data, Variables>({ query, variables, requestPolicy, pause } as UseQueryArgs<Data, Variables>)
  const { data, error, fetching } = answer
  const subject = computed(() => (data.value ? (select(data.value) ?? null) : null))
  usePageHead(() => head(subject.value))
  let opened = false
  watch(error, (failure) => {
    if (opened && failure && subject.value === null) fail(failure)
  })

  await answer
  // The answer of a page that was left is a cancelled one. Its setup stops here: going on would blame the page that is shown now.
  if (isLeft()) await new Promise<never>(() => {})
  opened = true
  if (error.value && subject.value === null) throw error.value
  if (subject.value === null && !optional) notFound()

  /** Asks the API again, past the cache. */
  function reload(): void {
    answer.executeQuery({ requestPolicy: 'network-only' })
  }
  return { subject, data, error, fetching, reload }
}
