import { getOperationAST, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'

/** Until when a cached response is valid: as long as the version of what it was made from is the same. */
export interface CachePolicy {
  /** The version now, in parts that are compared with `===`. Read for every request. */
  readonly version: () => Promise<readonly unknown[]>
  /** What depends on nothing else: types (`Dashboard`) and single fields of other types (`Area.code`). */
  readonly covers: readonly string[]
}

/** Responses to anonymous queries, stored as they were sent. */
export interface ResponseCache {
  /** The cache of one operation, or null where its response must not be cached. */
  cacheable(document: DocumentNode, operationName: string | null): CachedOperation | null
}

/** The cached responses of one operation. */
export interface CachedOperation {
  /** The version now of everything that the response is made from. */
  version(): Promise<readonly unknown[]>
  /** The response to the request `key`, if it was made at this version; otherwise null. */
  find(key: string, version: readonly unknown[]): Buffer | null
  store(key: string, version: readonly unknown[], response: Buffer): void
}

interface Entry {
  readonly version: readonly unknown[]
  readonly response: Buffer
}

const mostBytes = 16 * 1024 * 1024
/** Longest request that is a key, in characters. */
const longestKey = 20_000

/** For each root field the policies that may cover its response: the one whose version changes most seldom first. */
export type CachedFields = Readonly<Record<string, readonly [CachePolicy, ...CachePolicy[]]>>

/**
 * Caches responses of operations that ask for nothing but cached fields, up to 16 MiB. An operation with any other field is never
 * cached, so that a field which a module adds later cannot be answered from the past.
 */
export function createResponseCache(schema: GraphQLSchema, fields: CachedFields): ResponseCache {
  const responses = new LRUCache<string, Entry>({
    maxSize: mostBytes,
    maxEntrySize: mostBytes / 8,
    sizeCalculation: ({ response }, key) => response.length + key.length,
  })
  const operations = new WeakMap<DocumentNode, Map<string, CachedOperation | null>>()
  return {
    cacheable(document, operationName) {
      const ofDocument = operations.get(document) ?? new Map<string, CachedOperation | null>()
      operations.set(document, ofDocument)
      const name = operationName ?? ''
      const known = ofDocument.get(name)
      if (known !== undefined) return known
      const operation = operationOf(document, operationName)
      ofDocument.set(name, operation)
      return operation
    },
  }

  function operationOf(document: DocumentNode, operationName: string | null): CachedOperation | null {
    if (getOperationAST(document, operationName)?.operation !== 'query') return null
    const policies = policiesOf(schema, fields, document)
    return policies === null
      ? null
      : {
          version: async () => (await Promise.all(policies.map(({ version }) => version()))).flat(),
          find,
          store,
        }
  }

  function find(key: string, version: readonly unknown[]): Buffer | null {
    const entry = responses.get(key)
    return entry !== undefined &&
      entry.version.length === version.length &&
      entry.version.every((part, at) => part === version[at])
      ? entry.response
      : null
  }

  function store(key: string, version: readonly unknown[], response: Buffer): void {
    if (key.length <= longestKey) responses.set(key, { version, response })
  }
}

/** The policies that together cover a document, or null where it asks for a field that none covers. */
function policiesOf(
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
    const allowed = new Set([...chosen].flatMap(({ covers }) => covers))
    if (reached.every((names) => names.some((name) => allowed.has(name) || name.endsWith('.__typename'))))
      return [...chosen]
  }
  return null
}
