import {
  type Client,
  type SSRExchange,
  type SSRData,
  cacheExchange,
  createClient,
  fetchExchange,
  ssrExchange,
} from '@urql/core'
import { setClock } from './platform/clock.ts'
import type { GraphqlTransport } from './platform/send.ts'

/** A GraphQL client and the answers it has gathered on the server or takes over in the browser. */
export interface UrqlParts {
  readonly client: Client
  readonly ssr: SSRExchange
}

function options(ssr: SSRExchange) {
  return {
    url: '/graphql',
    preferGetMethod: false as const,
    exchanges: [cacheExchange, ssr, fetchExchange],
    fetchOptions: { credentials: 'same-origin' as const },
  }
}

/** The browser's client, which takes over the answers that came with the page. */
export function createBrowserClient(answers: SSRData | undefined): UrqlParts {
  const ssr = ssrExchange({ isClient: true, initialState: answers })
  const telling: typeof fetch = async (...request) => {
    const answer = await fetch(...request)
    setClock(answer.headers.get('date'))
    return answer
  }
  return { ssr, client: createClient({ ...options(ssr), fetch: telling }) }
}

/** One request's client on the server: the same operations, answered in process without an HTTP hop. */
export function createServerClient(transport: GraphqlTransport): UrqlParts {
  const ssr = ssrExchange({ isClient: false })
  const inProcess: typeof fetch = async (_url, init) => {
    const answer = await transport(JSON.parse(String(init?.body)))
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
  }
  return { ssr, client: createClient({ ...options(ssr), fetch: inProcess }) }
}
