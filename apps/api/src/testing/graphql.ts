import type { GraphQLSchema } from 'graphql'
import '../platform/scalars.ts'
import '../platform/error-types.ts'
import '../platform/text-types.ts'
import '../platform/record-types.ts'
import { builder } from '../platform/builder.ts'
import { createEndpoint } from '../platform/http/graphql-endpoint.ts'
import type { Viewer } from '../platform/viewer.ts'

/** The answer of one GraphQL request. `data` is loosely typed on purpose: tests assert exact values. */
export interface GraphqlAnswer {
  readonly status: number
  readonly headers: Headers
  // The shape of an answer is what a test is about, so it is read without a type.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any
  readonly errors:
    readonly { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[] | undefined
  /** Set-Cookie lines that the action asked for. */
  readonly setCookies: readonly string[]
}

let schema: GraphQLSchema | undefined
let endpoint: ReturnType<typeof createEndpoint> | undefined

/** The schema of everything that the test file has imported: a module and the modules below it. */
export function importedSchema(): GraphQLSchema {
  schema ??= builder.toSchema()
  return schema
}

/**
 * Sends one document through the real endpoint (limits and masking) on behalf of a viewer; `sessionToken` is the
 * one in the cookie, which only the acts of signing in look at.
 */
export async function graphqlAs(
  viewer: Viewer,
  query: string,
  variables: Record<string, unknown> = {},
  sessionToken: string | null = null,
): Promise<GraphqlAnswer> {
  endpoint ??= createEndpoint({ schema: importedSchema(), development: false, introspection: false })
  const setCookies: string[] = []
  const response = await endpoint.fetch(
    'http://localhost/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    },
    { viewer, sessionToken, trustedDeviceToken: null, secure: false, setCookies },
  )
  const body = (await response.json()) as Pick<GraphqlAnswer, 'data' | 'errors'>
  if (body.data === undefined && body.errors === undefined) throw new Error('the answer is neither data nor errors')
  return { status: response.status, headers: response.headers, data: body.data, errors: body.errors, setCookies }
}

/** The Relay global id of a record. */
export function globalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64')
}
