import type { DocumentNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import type { Context } from '../context.ts'
import { evenBytesOf } from './even-size.ts'
import { onlyReads } from './trusted-documents.ts'
import type { DocumentFacts, DocumentRule } from './trusted-documents.ts'

/** A validated document, with what the {@link DocumentRule} asks about it. */
export interface KnownDocument extends DocumentFacts {
  readonly document: DocumentNode
  /** See `evenBytesOf`. */
  readonly evenBytes: number | null
}

/** Documents that this process has validated. */
export interface DocumentCache {
  /** Stores each document that reaches execution: it was parsed and passed every rule and limit of the endpoint. */
  readonly plugin: Plugin<Context>
  /** The document with exactly this text, or undefined. */
  find(query: string): KnownDocument | undefined
}

/** Most of the web app's own documents: more than it has. */
const mostTrusted = 500
/** Most documents of others. A parsed document takes some hundred times the memory of its text, and anybody can think of new ones. */
const mostOthers = 100
/** Longest text that is cached, in characters. */
const longestQuery = 16_000

/**
 * Caches the validated documents that were used last, so that a text is parsed and validated once; those of the web app apart, which
 * nobody else's can push out. Whether the text is one of them is stored with it: hashing it takes longer than the look-up.
 */
export function createDocumentCache(rule: DocumentRule): DocumentCache {
  const own = new LRUCache<string, KnownDocument>({ max: mostTrusted })
  const others = new LRUCache<string, KnownDocument>({ max: mostOthers })
  return {
    plugin: {
      onExecute({ args }) {
        const query = textOf(args.contextValue)
        const { document, schema } = args
        if (query === null || (own.peek(query) ?? others.peek(query))?.document === document) return
        const trusted = rule.isTrusted(query)
        const documents = trusted ? own : others
        documents.set(query, {
          document,
          trusted,
          reads: onlyReads(document),
          evenBytes: evenBytesOf(schema, document),
        })
      },
    },
    find: (query) => own.get(query) ?? others.get(query),
  }
}

/** The text that graphql-yoga parsed: it puts the request's parameters into the context. */
function textOf(context: unknown): string | null {
  if (context === null || typeof context !== 'object' || !('params' in context)) return null
  const { params } = context
  if (params === null || typeof params !== 'object' || !('query' in params)) return null
  const { query } = params
  return typeof query === 'string' && query.length <= longestQuery ? query : null
}
