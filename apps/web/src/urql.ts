import {
  type Client,
  type Exchange,
  type ExecutionResult,
  type Operation,
  type OperationResult,
  cacheExchange,
  createClient,
  fetchExchange,
  makeErrorResult,
  makeOperation,
  makeResult,
  mapExchange,
  ssrExchange,
} from '@urql/core'
import { makeFetchBody } from '@urql/core/internal'
import type { Language } from '@hamkori/schema/languages'
import { filter, fromPromise, mergeMap, pipe } from 'wonka'
import { setClock } from './platform/clock.ts'
import type { GraphqlBody, GraphqlTransport } from './platform/send.ts'
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
  const ask = async (operation: Operation): Promise<OperationResult> => {
    try {
      const answer = await transport(makeFetchBody(operation) as GraphqlBody)
      return makeResult(operation, inOneLanguage(answer, language) as ExecutionResult)
    } catch (failure) {
      return makeErrorResult(operation, failure instanceof Error ? failure : new Error(String(failure)))
    }
  }
  const inProcess: Exchange = () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind === 'query' || kind === 'mutation'),
      mergeMap((operation) => fromPromise(ask(operation))),
    )
  return { answers, client: createClient({ ...options, exchanges: [gathered, inProcess] }) }
}
