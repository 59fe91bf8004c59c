import type { DocumentNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'

/** The documents that this process has let through. */
export interface KnownDocuments {
  /** Notes what reaches execution: it was parsed, and passed every rule and limit of the endpoint. */
  readonly plugin: Plugin<Context>
  /** The document with exactly this text, if it was let through before. */
  find(query: string): DocumentNode | undefined
}

const mostDocuments = 500
const longestQuery = 16_000

/**
 * Remembers documents that passed the endpoint's rules and limits, so that the same text needs no second judgement. Nothing
 * gets in here but by the full way; the one longest unused leaves first.
 */
export function rememberDocuments(): KnownDocuments {
  const known = new Map<string, DocumentNode>()
  return {
    plugin: {
      onExecute({ args }) {
        const query = textOf(args.contextValue)
        if (query === null || known.get(query) === args.document) return
        known.set(query, args.document)
        const oldest = known.size > mostDocuments ? known.keys().next() : null
        if (oldest !== null && oldest.done !== true) known.delete(oldest.value)
      },
    },
    find(query) {
      const document = known.get(query)
      if (document === undefined) return undefined
      known.delete(query)
      known.set(query, document)
      return document
    },
  }
}

/** The text that graphql-yoga parsed: it leaves the request's parameters in the context. */
function textOf(context: unknown): string | null {
  if (context === null || typeof context !== 'object' || !('params' in context)) return null
  const { params } = context
  if (params === null || typeof params !== 'object' || !('query' in params)) return null
  const { query } = params
  return typeof query === 'string' && query.length <= longestQuery ? query : null
}
