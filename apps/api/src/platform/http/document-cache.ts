import type { DocumentNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { onlyReads } from './trusted-documents.ts'
import type { DocumentFacts, DocumentRule } from './trusted-documents.ts'

/** A document that was let through, with what the rule of {@link DocumentRule} asks about it. */
export interface KnownDocument extends DocumentFacts {
  readonly document: DocumentNode
}

/** The documents that this process has let through. */
export interface DocumentCache {
  /** Notes what reaches execution: it was parsed, and passed every rule and limit of the endpoint. */
  readonly plugin: Plugin<Context>
  /** The document with exactly this text, if it was let through before. */
  find(query: string): KnownDocument | undefined
}

const mostDocuments = 500
const longestQuery = 16_000

/**
 * Remembers documents that passed the endpoint's rules and limits, so that the same text needs no second judgement. Nothing
 * gets in here but by the full way; the one longest unused leaves first. Whether its text is trusted is noted with it, so that
 * the fast path compares two booleans instead of hashing.
 */
export function createDocumentCache(rule: DocumentRule): DocumentCache {
  const known = new Map<string, KnownDocument>()
  return {
    plugin: {
      onExecute({ args }) {
        const query = textOf(args.contextValue)
        const { document } = args
        if (query === null || known.get(query)?.document === document) return
        known.set(query, { document, trusted: rule.isTrusted(query), reads: onlyReads(document) })
        const oldest = known.size > mostDocuments ? known.keys().next() : null
        if (oldest !== null && oldest.done !== true) known.delete(oldest.value)
      },
    },
    find(query) {
      const entry = known.get(query)
      if (entry === undefined) return undefined
      known.delete(query)
      known.set(query, entry)
      return entry
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
