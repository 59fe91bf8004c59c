// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { createSSRApp, defineComponent, h, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import { languageKey } from '../ui/language.ts'
import { links } from './links.ts'
import { anyText, oneOf, useFilteredList } from './useFilteredList.ts'

/** What a list reads from this address. */
async function at<Found>(address: string, read: () => Found): Promise<Found> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { render: () => null } }],
  })
  await router.push(address)
  let found: Found | undefined
  const app = createSSRApp(
    defineComponent({
      setup: () => {
        found = read()
        return () => h('div')
      },
    }),
  )
  app.use(router)
  app.provide(languageKey, ref('ru'))
  await renderToString(app)
  return found as Found
}

const councils = () => useFilteredList(links.councils, { area: anyText })

describe('a list with filters', () => {
  test('reads its filters and its place from the address', async () => {
    const { filter, after, narrowed } = await at('/ru/councils?area=TJ-SU&after=YQ%3D%3D&other=1', councils)
    expect([filter.value, after.value, narrowed.value]).toEqual([{ area: 'TJ-SU' }, 'YQ==', true])
  })
  test('is not narrowed by what is empty, given twice, or unknown', async () => {
    const plain = await at('/ru/councils?area=&after=&area=x', councils)
    expect([plain.filter.value, plain.after.value, plain.narrowed.value]).toEqual([{}, null, false])
    const log = () => useFilteredList(links.auditLog, { outcome: oneOf(['done', 'refused']), action: anyText })
    const { filter } = await at('/ru/desk/audit?outcome=other&action=people', log)
    expect(filter.value).toEqual({ action: 'people' })
  })
  test('keeps its filters on the next page, and begins at the first page with others', async () => {
    const { href, hrefAfter } = await at('/ru/councils?area=TJ-SU&after=YQ', councils)
    expect(hrefAfter('Yg==')).toBe('/ru/councils?area=TJ-SU&after=Yg%3D%3D')
    expect(href()).toBe('/ru/councils?area=TJ-SU')
    expect(href({})).toBe('/ru/councils')
    expect(href({ area: 'TJ-KT' })).toBe('/ru/councils?area=TJ-KT')
  })
})
