/** One GraphQL request as it goes over the wire or in process. */
export interface GraphqlBody {
  readonly query: string
  readonly variables?: unknown
  readonly operationName?: string | undefined
}

/** The API's answer; `data` is null when nothing could be answered. */
export interface GraphqlAnswer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly {
    readonly message: string
    /** `retryAfterSeconds` where the service cannot take the request just now. */
    readonly extensions?: { readonly code?: unknown; readonly retryAfterSeconds?: number }
  }[]
}

/** Carries a GraphQL request to the API: over HTTP in the browser, in process on the server. */
export type GraphqlTransport = (body: GraphqlBody) => Promise<unknown>

/**
 * Sends one operation over HTTP without a GraphQL client, for the resident's path, which must stay small.
 * `Data` is the document's result type. Rejects with a TypeError when the network is away, and with an Error
 * that names the status when the API answers with something other than JSON.
 */
export async function sendGraphql<Data>(body: GraphqlBody): Promise<GraphqlAnswer<Data>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    credentials: 'same-origin',
    referrerPolicy: 'no-referrer',
    body: JSON.stringify(body),
  })
  if (!response.headers.get('content-type')?.includes('json')) throw new Error(`The API answered ${response.status}`)
  return (await response.json()) as GraphqlAnswer<Data>
}
