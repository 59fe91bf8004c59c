import type { Graphql } from '../../graphql.ts'
import { createGraphql } from '../../graphql.ts'
import { environment } from '../application.ts'
import type { ActorName } from './actors.ts'
import type { Answer, Ask } from './read-cells.ts'
import type { Fixtures } from './fixtures/fixtures.ts'

interface Body {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: { readonly code?: string }
  }[]
}

/** Asks as the actors of a fixtures: through the real endpoint, with the sessions that they really have. */
export interface Asker {
  readonly ask: Ask
  /** The same with variables, and with a hook between finding out who asks and answering. */
  act(
    actor: ActorName,
    query: string,
    variables: object,
    session: 'fresh' | 'stale',
    whenKnown: () => Promise<void>,
  ): Promise<Answer>
}

/** What is refused by our own word; everything else that goes wrong is a fault of the matrix or of the API. */
const refusals = new Set([
  'ForbiddenError',
  'NotFoundError',
  'InvalidInputError',
  'ConflictError',
  'ConfirmationNeededError',
])

export function askerFor(fixtures: Fixtures): Asker {
  const graphql: Graphql = createGraphql(environment())
  const cookieOf = (actor: ActorName, session: 'fresh' | 'stale') => {
    const token = (session === 'stale' ? fixtures.staleTokens : fixtures.tokens)[actor]
    return token === null ? null : `hamkori=${token}`
  }

  async function send(
    actor: ActorName,
    query: string,
    variables: object,
    session: 'fresh' | 'stale',
    whenKnown?: () => Promise<void>,
  ): Promise<Answer> {
    const context = await graphql.contextOf(cookieOf(actor, session))
    await whenKnown?.()
    const response = await graphql.endpoint.fetch(
      'http://localhost/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      },
      context,
    )
    const text = await response.text()
    const body = JSON.parse(text) as Body
    const errors = (body.errors ?? []).map(({ message, path, extensions }) => {
      const code = extensions?.code ?? ''
      if (path === undefined || !refusals.has(code))
        throw new Error(`${actor} was told "${message}" (${code}) for ${query}`)
      return { path, code }
    })
    return { text, data: body.data ?? null, errors }
  }

  return { ask: (actor, query) => send(actor, query, {}, 'fresh'), act: send }
}
