import { getOperationAST } from 'graphql'
import type { ExecutionResult } from 'graphql'
import { processRegularResult } from 'graphql-yoga'
import type { Context } from '../context.ts'
import type { createEndpoint } from './graphql-endpoint.ts'
import type { ResponseCache } from './response-cache.ts'
import type { DocumentCache } from './document-cache.ts'
import type { GraphqlBody } from './pages.ts'
import type { Caller, DocumentRule } from './trusted-documents.ts'

/** A GraphQL answer, ready to be sent. */
export interface DirectAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** UTF-8: as bytes where it is kept, as text where it leaves once, which saves the copy. */
  readonly body: Buffer | string
}

/** How an answer is written: as its caller asked. */
export type AnswerType = 'application/json' | 'application/graphql-response+json'

export interface DirectGraphql {
  /**
   * Answers a request whose document passed the endpoint before; null sends it the full way. `key` names the request among kept
   * answers (its body's text); null for a request that must not share one.
   */
  answer(
    body: GraphqlBody,
    key: string | null,
    type: AnswerType,
    caller: Caller,
    contextOf: () => Promise<Context> | Context,
  ): Promise<DirectAnswer | null>
}

const asked = new Set(['query', 'variables', 'operationName', 'extensions'])

/**
 * The fast path through the endpoint: no Request, no Response, no second judgement of a document that was judged before. The
 * full path stays the rule for everything new or odd, and its plugins (masking of failures, compiled execution) work here too.
 */
export function createDirectGraphql(
  endpoint: ReturnType<typeof createEndpoint>,
  known: DocumentCache,
  kept: ResponseCache,
  rule: DocumentRule,
): DirectGraphql {
  return {
    async answer(body, key, type, caller, contextOf) {
      const entry = known.find(body.query)
      // What may not run for this caller is refused by the full path, in its words.
      if (entry === undefined || !rule.allows(entry, caller)) return null
      const { document } = entry
      const operationName = body.operationName ?? null
      // An operation that is not in the document is a mistake that the full path has words for.
      if (!getOperationAST(document, operationName)) return null
      const cached = key === null ? null : kept.cached(document, operationName)
      // Where that cannot be told now, the question itself finds out what is wrong, and says it in its own words.
      const state = cached === null ? null : await cached.state().catch(() => null)
      const found = cached !== null && state !== null && key !== null ? cached.find(key, state) : null
      if (found !== null) return success(found, type)
      const enveloped = endpoint.getEnveloped({ ...(await contextOf()), judged: true })
      const result = (await enveloped.execute({
        schema: enveloped.schema,
        document,
        variableValues: body.variables as Record<string, unknown> | undefined,
        operationName: body.operationName,
        contextValue: await enveloped.contextFactory(),
      })) as ExecutionResult
      if (result.errors !== undefined) return failed(result, type)
      const text = JSON.stringify(result)
      if (cached === null || state === null || key === null) return success(text, type)
      const payload = Buffer.from(text)
      // The state was read before the answer: what was computed from newer data is at worst computed once more.
      cached.keep(key, state, payload)
      return success(payload, type)
    },
  }
}

/** Reads a body as a GraphQL request of the ordinary form, or null for anything else. */
export function readBody(text: string): GraphqlBody | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return null
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return null
  const { query, variables, operationName, extensions } = body as Record<string, unknown>
  const ordinary =
    typeof query === 'string' &&
    isMap(variables) &&
    isMap(extensions) &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    Object.keys(body).every((name) => asked.has(name))
  if (!ordinary) return null
  return {
    query,
    ...(variables === null ? {} : { variables }),
    ...(typeof operationName === 'string' ? { operationName } : {}),
  }
}

/** A map, or nothing. */
function isMap(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))
}

function success(body: Buffer | string, type: AnswerType): DirectAnswer {
  return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body }
}

/** Failures are written by graphql-yoga itself, so that status and form are those of the full path. */
async function failed(result: ExecutionResult, type: AnswerType): Promise<DirectAnswer> {
  const response = processRegularResult(result, { Response } as never, type)
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}
