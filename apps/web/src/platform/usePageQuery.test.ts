import { CombinedError, createClient, fetchExchange } from '@urql/core'
import urql from '@urql/vue'
import { describe, expect, test } from 'vitest'
import { type Ref, Suspense, computed, createApp, defineComponent, h, nextTick, onErrorCaptured, ref } from 'vue'
import { graphql } from './graphql.ts'
import { type PageContext, createPageContext, pageKey } from './page.ts'
import { usePageQuery } from './usePageQuery.ts'

const query = graphql(`
  query CouncilInTest($slug: String!) {
    council(slug: $slug) {
      slug
    }
  }
`)
const badInput = { data: { council: null }, errors: [{ message: 'no', extensions: { code: 'BAD_USER_INPUT' } }] }
const badId = { data: { council: null }, errors: [{ message: 'no', extensions: { code: 'InvalidInputError' } }] }
const incident = { data: { council: null }, errors: [{ message: 'incident 1' }] }

/** A page over the real client; `answerTo` stands in for the API. */
async function open(answerTo: (slug: string) => unknown, optional = false) {
  const client = createClient({
    url: 'http://hamkori.example/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (_url, init) => {
      const { variables } = JSON.parse(String(init?.body)) as { variables: { slug: string } }
      return new Response(JSON.stringify(answerTo(variables.slug)), {
        headers: { 'content-type': 'application/json' },
      })
    },
  })
  const page: PageContext = createPageContext()
  const slug = ref('khujand')
  const thrown: Ref<unknown> = ref(null)
  let reload = (): void => undefined
  const Page = defineComponent({
    setup: async () => {
      const found = await usePageQuery({
        query,
        variables: computed(() => ({ slug: slug.value })),
        subject: ({ council }) => council,
        optional,
        head: (council) => ({ title: council?.slug ?? 'none' }),
      })
      reload = found.reload
      return () => h('p', found.subject.value?.slug ?? 'nothing')
    },
  })
  const app = createApp(
    defineComponent({
      setup: () => {
        onErrorCaptured((failure) => {
          thrown.value = failure
          return false
        })
        return () => h(Suspense, null, { default: () => h(Page), fallback: () => h('p', 'waiting') })
      },
    }),
  )
  app.use(urql, client)
  app.provide(pageKey, page)
  const root = document.createElement('div')
  app.mount(root)
  await expect.poll(() => thrown.value !== null || root.textContent !== 'waiting').toBe(true)
  await nextTick()
  return { page, root, slug, thrown, reload }
}

describe("a page's query", () => {
  test('is waited for; the page shows its subject and takes its title from it', async () => {
    const { page, root } = await open((slug) => ({ data: { council: { __typename: 'Council', slug } } }))
    expect([root.textContent, page.status, page.readHead?.().title]).toEqual(['khujand', 200, 'khujand'])
  })
  test('without a subject makes the page missing, unless the page exists without it', async () => {
    const none = () => ({ data: { council: null } })
    expect((await open(none)).page.status).toBe(404)
    const { page, root } = await open(none, true)
    expect([page.status, root.textContent, page.readHead?.().title]).toEqual([200, 'nothing', 'none'])
  })
  test('that fails throws what the client says, so that a failure is never a missing page', async () => {
    const { page, thrown } = await open(() => incident)
    expect(thrown.value).toBeInstanceOf(CombinedError)
    expect(page.status).toBe(200)
  })
  test('that is asked again shows what has changed', async () => {
    let state = 'khujand'
    const { root, reload } = await open(() => ({ data: { council: { __typename: 'Council', slug: state } } }))
    state = 'khujand-2'
    reload()
    await expect.poll(() => root.textContent).toBe('khujand-2')
  })
  test.each([
    ['is answered with nothing', () => ({ data: { council: null } })],
    ['fails', () => incident],
  ])('that %s after the reader has gone on says nothing of the page that is shown now', async (_, answerTo) => {
    let asked = false
    let answer = (): void => undefined
    const answered = new Promise<void>((resolve) => (answer = resolve))
    const client = createClient({
      url: 'http://hamkori.example/graphql',
      preferGetMethod: false,
      exchanges: [fetchExchange],
      fetch: async () => {
        asked = true
        await answered
        return new Response(JSON.stringify(answerTo()), { headers: { 'content-type': 'application/json' } })
      },
    })
    const page: PageContext = createPageContext()
    const thrown: Ref<unknown> = ref(null)
    const shown = ref('first')
    const First = defineComponent({
      setup: async () => {
        await usePageQuery({
          query,
          variables: { slug: 'khujand' },
          subject: ({ council }) => council,
          head: () => ({ title: 'first' }),
        })
        return () => h('p', 'first')
      },
    })
    const app = createApp(
      defineComponent({
        setup: () => {
          onErrorCaptured((failure) => {
            thrown.value = failure
            return false
          })
          return () =>
            h(Suspense, null, {
              default: () => (shown.value === 'first' ? h(First) : h('p', 'second')),
              fallback: () => h('p', 'waiting'),
            })
        },
      }),
    )
    app.use(urql, client)
    app.provide(pageKey, page)
    const root = document.createElement('div')
    app.mount(root)
    await expect.poll(() => asked).toBe(true)
    shown.value = 'second'
    await expect.poll(() => root.textContent).toBe('second')
    answer()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect([root.textContent, page.status, thrown.value]).toEqual(['second', 200, null])
  })
  test.each([
    [badInput, 404],
    [badId, 404],
    [incident, 500],
  ])('that fails after a filter has changed makes the page fail too', async (failure, status) => {
    const { page, slug } = await open((asked) =>
      asked === 'khujand' ? { data: { council: { __typename: 'Council', slug: asked } } } : failure,
    )
    slug.value = 'cut-off'
    await expect.poll(() => page.status).toBe(status)
  })
})
