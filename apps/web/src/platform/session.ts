import type { Client } from '@urql/core'
import { type InjectionKey, type Ref, inject, shallowRef } from 'vue'
import type { ResultOf } from './graphql.ts'
import { markSignedIn } from './signed-in.ts'
import { signOutMutation, viewerQuery } from './session.documents.ts'

/** The person who is signed in. */
export type SessionViewer = NonNullable<ResultOf<typeof viewerQuery>['viewer']>

/** Who is signed in. Only pages behind the sign-in ask; public pages never do. */
export interface Session {
  /** Null while nobody is known to be signed in. */
  readonly viewer: Readonly<Ref<SessionViewer | null>>
  /** Asks once and remembers. */
  current(): Promise<SessionViewer | null>
  /** Asks again; call it after signing in. */
  refresh(): Promise<SessionViewer | null>
  /**
   * Asks who is signed in in this browser by now, and changes nothing here: still the `same` person, `nobody`, or `another` person.
   * A lost connection says nothing, so it counts as the same.
   */
  look(): Promise<'same' | 'nobody' | 'another'>
  /** Ends the session. Returns false when the API could not be reached, and then nothing has changed. */
  signOut(): Promise<boolean>
}

export const sessionKey: InjectionKey<Session> = Symbol('session')

/** One app's session. A failed request counts as not signed in: the sign-in page then says what is wrong. */
export function createSession(client: Client): Session {
  const viewer = shallowRef<SessionViewer | null>(null)
  let asked: Promise<SessionViewer | null> | null = null
  const refresh = async (): Promise<SessionViewer | null> => {
    const answer = await client.query(viewerQuery, {}, { requestPolicy: 'network-only' }).toPromise()
    viewer.value = answer.data?.viewer ?? null
    // A lost connection says nothing of who is signed in.
    if (answer.data) markSignedIn(viewer.value !== null)
    if (!viewer.value) asked = null
    return viewer.value
  }
  const look = async () => {
    const answer = await client.query(viewerQuery, {}, { requestPolicy: 'network-only' }).toPromise()
    if (answer.data === undefined) return 'same'
    if (!answer.data.viewer) return 'nobody'
    return answer.data.viewer.personId === viewer.value?.personId ? 'same' : 'another'
  }
  return {
    viewer,
    current: () => (asked ??= refresh()),
    refresh: () => (asked = refresh()),
    look,
    signOut: async () => {
      const answer = await client.mutation(signOutMutation, {}).toPromise()
      if (answer.data?.signOut?.__typename !== 'SignedOut') return false
      viewer.value = null
      asked = null
      markSignedIn(false)
      return true
    },
  }
}

/** The session of this app. Call it in `setup`. */
export function useSession(): Session {
  const session = inject(sessionKey)
  if (!session) throw new Error('useSession is called outside the app')
  return session
}

/** Whether the person signed in has a permission, such as `shortcoming:register`. */
export function holds(viewer: SessionViewer | null, permission: string): boolean {
  return viewer?.permissions.includes(permission) ?? false
}
