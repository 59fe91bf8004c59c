// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { createServerClient } from '../urql.ts'
import type { GraphqlBody } from './send.ts'
import { createSession, holds } from './session.ts'

const viewer = {
  __typename: 'Viewer',
  personId: 'UGVyc29uOjE=',
  email: 'secretary@hamkori.example',
  label: 'Secretary',
  demonstration: true,
  permissions: ['meeting:record'],
  posts: [],
  seats: [],
}

/** A session over the real client; `answer` stands in for the API. */
function session(answer: (body: GraphqlBody) => unknown) {
  const asked: string[] = []
  const { client } = createServerClient(async (body) => {
    asked.push(body.operationName ?? '')
    return answer(body)
  }, 'tg')
  return { session: createSession(client), asked }
}

describe('the session', () => {
  test('asks once who is signed in, and remembers', async () => {
    const { session: current, asked } = session(() => ({ data: { viewer } }))
    await Promise.all([current.current(), current.current()])
    expect((await current.current())?.email).toBe('secretary@hamkori.example')
    expect(asked).toEqual(['Viewer'])
    expect([
      holds(current.viewer.value, 'meeting:record'),
      holds(current.viewer.value, 'proposal:submit'),
      holds(null, 'x'),
    ]).toEqual([true, false, false])
  })
  test('asks again after somebody was found not to be signed in', async () => {
    let signedIn = false
    const { session: current, asked } = session(() => ({ data: { viewer: signedIn ? viewer : null } }))
    expect(await current.current()).toBeNull()
    signedIn = true
    expect((await current.refresh())?.label).toBe('Secretary')
    expect(asked).toEqual(['Viewer', 'Viewer'])
  })
  test('an API that cannot be reached counts as not signed in', async () => {
    const { session: current } = session(() => Promise.reject(new TypeError('network')))
    expect(await current.current()).toBeNull()
  })
  test('knows that it was ended elsewhere, or that somebody else signed in; a lost connection says neither', async () => {
    let answer: () => unknown = () => ({ data: { viewer } })
    const { session: current } = session(() => answer())
    await current.current()
    expect(await current.look()).toBe('same')
    answer = () => Promise.reject(new TypeError('network'))
    expect(await current.look()).toBe('same')
    answer = () => ({ data: { viewer: null } })
    expect(await current.look()).toBe('nobody')
    answer = () => ({ data: { viewer: { ...viewer, personId: 'UGVyc29uOjI=' } } })
    expect(await current.look()).toBe('another')
    expect(current.viewer.value?.label).toBe('Secretary')
  })
  test('is over when the API says so, and only then', async () => {
    let reachable = false
    const { session: current } = session((body) => {
      if (body.operationName === 'Viewer') return { data: { viewer } }
      return reachable ? { data: { signOut: { __typename: 'SignedOut' } } } : { errors: [{ message: 'down' }] }
    })
    await current.current()
    expect(await current.signOut()).toBe(false)
    expect(current.viewer.value?.label).toBe('Secretary')
    reachable = true
    expect(await current.signOut()).toBe(true)
    expect(current.viewer.value).toBeNull()
  })
})
