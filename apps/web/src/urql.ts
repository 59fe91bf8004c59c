import {
  type Client,
  cacheExchange,
  createClient,
  fetchExchange,
  makeOperation,
  mapExchange,
  ssrExchange,
} from '@urql/core'
import type { Language } from '@hamkori/schema/languages'
import { setClock } from './platform/clock.ts'
import type { GraphqlTransport } from './platform/send.ts'
import { inOneLanguage } from './platform/server/one-language.ts'
import type { PageAnswers } from './platform/state.ts'

/** A GraphQL client and the answers it has gathered on the server or takes over in the browser. */
export interface UrqlParts {
  readonly client: Client
  readonly answers: PageAnswers
}

const options = {
  url: '/graphql',
  preferGetMethod: false as const,
  fetchOptions: { credentials: 'same-origin' as const },
}

/** What every answer that came with the page is said to hold, beside what it holds: see {@link createBrowserClient}. */
const fromServer = 'FromServer'

/**
 * The browser's client, which takes over the answers that came with the page. These do not say of which types their objects are, so
 * every mutation drops them.
 */
export function createBrowserClient(answers: PageAnswers = {}): UrqlParts {
  const initialState = Object.fromEntries(
    Object.entries(answers).map(([key, data]) => [key, { data: JSON.stringify(data) }]),
  )
  const ssr = ssrExchange({ isClient: true, initialState })
  const named = mapExchange({
    onOperation: (operation) => {
      if (operation.kind !== 'mutation' && !(operation.key in initialState)) return
      const additionalTypenames = [...(operation.context.additionalTypenames ?? []), fromServer]
      return makeOperation(operation.kind, operation, { ...operation.context, additionalTypenames })
    },
  })
  const telling: typeof fetch = async (...request) => {
    const answer = await fetch(...request)
    setClock(answer.headers.get('date'))
    return answer
  }
  const exchanges = [named, cacheExchange, ssr, fetchExchange]
  return { answers, client: createClient({ ...options, exchanges, fetch: telling }) }
}

/**
 * One request's client on the server: the same operations, answered in process without an HTTP hop, in the page's language alone.
 * Without a cache, which would ask of every object of which type it is.
 */
export function createServerClient(transport: GraphqlTransport, language: Language): UrqlParts {
  const answers: Record<string, unknown> = {}
  const gathered = mapExchange({
    onResult: ({ operation, data, error }) => {
      if (operation.kind === 'query' && error === undefined) answers[operation.key] = data
    },
  })
  const inProcess: typeof fetch = async (_url, init) => {
    const answer = inOneLanguage(await transport(JSON.parse(String(init?.body))), language)
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
  }
  return { answers, client: createClient({ ...options, exchanges: [gathered, fetchExchange], fetch: inProcess }) }
}
