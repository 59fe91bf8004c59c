import { getOperationAST, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'

/** How long the answer of a root field stays the same: as long as its state does. */
export interface CachePolicy {
  /** What the answer depends on; it stands as long as every part is the same (`===`). Asked with every request. */
  readonly state: () => Promise<readonly unknown[]>
  /** What depends on nothing else: types (`Dashboard`) and single fields of types that know more (`Area.code`). */
  readonly reaches: readonly string[]
}

/** Answers to anonymous queries, kept as they were sent. */
export interface ResponseCache {
  /** Whether this document's answer may be kept at all. */
  cached(document: DocumentNode, operationName: string | null): CachedDocument | null
}

/** The answers of one document that may be kept. */
export interface CachedDocument {
  /** What the answer depends on now. */
  state(): Promise<readonly unknown[]>
  find(key: string, state: readonly unknown[]): Buffer | null
  keep(key: string, state: readonly unknown[], answer: Buffer): void
}

const mostBytes = 16 * 1024 * 1024
const longestKey = 20_000

/** For each root field, how long its answers last: the state that is seldom another first, then one that covers more. */
export type CachedFields = Readonly<Record<string, readonly [CachePolicy, ...CachePolicy[]]>>

/**
 * Keeps answers of documents that ask for nothing but cached fields. A document that reaches anything else is never kept, so that
 * a field which a later module adds to a type cannot be answered from the past.
 */
export function createResponseCache(schema: GraphQLSchema, fields: CachedFields): ResponseCache {
  const kept = new Map<string, { readonly state: readonly unknown[]; readonly answer: Buffer }>()
  const judged = new WeakMap<DocumentNode, Map<string, CachedDocument | null>>()
  let bytes = 0
  return {
    cached(document, operationName) {
      const byName = judged.get(document) ?? new Map<string, CachedDocument | null>()
      judged.set(document, byName)
      const name = operationName ?? ''
      const known = byName.get(name)
      if (known !== undefined) return known
      const cached = judge(document, operationName)
      byName.set(name, cached)
      return cached
    },
  }

  function judge(document: DocumentNode, operationName: string | null): CachedDocument | null {
    if (getOperationAST(document, operationName)?.operation !== 'query') return null
    const asked = cachedDocumentOf(schema, fields, document)
    return asked === null
      ? null
      : { state: async () => (await Promise.all(asked.map(({ state }) => state()))).flat(), find, keep }
  }

  function find(key: string, state: readonly unknown[]): Buffer | null {
    const entry = kept.get(key)
    return entry !== undefined &&
      entry.state.length === state.length &&
      entry.state.every((part, at) => part === state[at])
      ? entry.answer
      : null
  }

  function keep(key: string, state: readonly unknown[], answer: Buffer): void {
    if (key.length > longestKey || answer.length > mostBytes / 8) return
    drop(key)
    kept.set(key, { state, answer })
    bytes += answer.length + key.length
    while (bytes > mostBytes) {
      const oldest = kept.keys().next()
      if (oldest.done === true) break
      drop(oldest.value)
    }
  }

  function drop(key: string): void {
    const entry = kept.get(key)
    if (entry === undefined) return
    kept.delete(key)
    bytes -= entry.answer.length + key.length
  }
}

/** What a document's answer depends on, or null where it asks for anything that does not last. */
function cachedDocumentOf(
  schema: GraphQLSchema,
  fields: CachedFields,
  document: DocumentNode,
): readonly CachePolicy[] | null {
  const info = new TypeInfo(schema)
  const roots = new Set<string>()
  const reached: string[][] = []
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        const parent = info.getParentType()?.name ?? ''
        if (parent !== schema.getQueryType()?.name) reached.push([parent, `${parent}.${name.value}`])
        else if (name.value !== '__typename') roots.add(name.value)
      },
    }),
  )
  const ways = [...roots].map((root) => fields[root])
  if (ways.length === 0 || !ways.every((way) => way !== undefined)) return null
  for (let covering = 0; covering < Math.max(...ways.map(({ length }) => length)); covering += 1) {
    const chosen = new Set(ways.map((way) => way[covering] ?? way.at(-1) ?? way[0]))
    const allowed = new Set([...chosen].flatMap(({ reaches }) => reaches))
    if (reached.every((names) => names.some((name) => allowed.has(name) || name.endsWith('.__typename'))))
      return [...chosen]
  }
  return null
}
