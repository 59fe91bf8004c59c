import { afterEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { forgetLinkToken, linkToken, takeLinkToken } from './link-token.ts'

afterEach(() => sessionStorage.clear())

async function visit(path: string) {
  const page = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/tg/invitation', component: page, meta: { linkToken: 'invitation' } },
      { path: '/tg/areas', component: page },
    ],
  })
  router.beforeEach((to) => takeLinkToken(to) ?? true)
  await router.push(path)
  return router.currentRoute.value
}

test('the token leaves the address, and waits in the tab until it is used', async () => {
  expect((await visit('/tg/invitation?x=1#secret')).fullPath).toBe('/tg/invitation?x=1')
  expect(linkToken('invitation')).toBe('secret')
  expect((await visit('/tg/invitation')).fullPath).toBe('/tg/invitation')
  expect(linkToken('invitation')).toBe('secret')
  forgetLinkToken('invitation')
  expect(linkToken('invitation')).toBe('')
})

test('a page that expects none keeps its heading in the address', async () => {
  expect((await visit('/tg/areas#map')).fullPath).toBe('/tg/areas#map')
  expect(Object.keys(sessionStorage).filter((key) => key.includes('link'))).toEqual([])
})
