import { stringifyDocument } from '@urql/core'
import type { GraphqlAnswer } from '../platform/send.ts'
import type { PageRequest } from '../platform/server/contract.ts'
import type { Ask } from '../platform/site-map.ts'

/** Asks the API in process, for what the server makes beside pages: files and the site map. */
export function askFor(request: Pick<PageRequest, 'graphql'>): Ask {
  return async (document, variables) => {
    const answer = (await request.graphql({ query: stringifyDocument(document), variables })) as GraphqlAnswer<never>
    if (!answer.data || answer.errors)
      throw new Error(answer.errors?.[0]?.message ?? 'no answer', { cause: answer.errors?.[0]?.extensions?.code })
    return answer.data
  }
}
