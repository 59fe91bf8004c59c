import { afterEach, describe, expect, test, vi } from 'vitest'
import { createApp, h } from 'vue'
import { createServerClient } from '../urql.ts'
import type { GraphqlBody } from './send.ts'
import { createSession } from './session.ts'
import { markSignedIn, useSignedInMark } from './signed-in.ts'

afterEach(() => localStorage.clear())

/** A public page that shows the mark. */
function openPage() {
  const root = document.createElement('div')
  const app = createApp({
    setup() {
      const signedIn = useSignedInMark()
      return () => h('p', signedIn.value ? 'marked' : 'not marked')
    },
  })
  app.mount(root)
  const text = async () => {
    await new Promise((done) => setTimeout(done))
    return root.textContent
  }
  return { text, app }
}

function sessionOver(answer: (body: GraphqlBody) => unknown) {
  return createSession(createServerClient(async (body) => answer(body), 'tg').client)
}

const viewer = {
  __typename: 'Viewer',
  personId: 'UGVyc29uOjE=',
  email: 'a@b.example',
  label: 'A',
  demonstration: true,
  permissions: [],
  posts: [],
  seats: [],
}

describe('the mark that somebody is signed in', () => {
  test('is set by a session that was found and taken away where nobody is, with nothing of the person in it', async () => {
    let answer: unknown = { data: { viewer } }
    const session = sessionOver(() => answer)
    await session.current()
    expect(await openPage().text()).toBe('marked')
    expect(localStorage.length).toBe(1)
    expect(localStorage.getItem('hamkori-signed-in')).toBe('yes')
    answer = { errors: [{ message: 'down' }] }
    await session.refresh()
    expect(await openPage().text()).toBe('marked')
    answer = { data: { viewer: null } }
    await session.refresh()
    expect(await openPage().text()).toBe('not marked')
  })
  test('goes with signing out', async () => {
    const session = sessionOver(({ operationName }) =>
      operationName === 'Viewer' ? { data: { viewer } } : { data: { signOut: { __typename: 'SignedOut' } } },
    )
    await session.current()
    await session.signOut()
    expect(await openPage().text()).toBe('not marked')
  })
  test('is followed in other windows', async () => {
    const page = openPage()
    expect(await page.text()).toBe('not marked')
    markSignedIn(true)
    window.dispatchEvent(new Event('storage'))
    expect(await page.text()).toBe('marked')
    page.app.unmount()
  })
  test('is not there where the browser keeps nothing', async () => {
    vi.stubGlobal('localStorage', undefined)
    markSignedIn(true)
    expect(await openPage().text()).toBe('not marked')
    vi.unstubAllGlobals()
  })
})
