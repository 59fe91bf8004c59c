import { getOperationAST, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { cachePolicyOf } from '../cache-policy.ts'
import type { CachePolicyName, ReadVersion } from '../cache-policy.ts'

/** How the version of each policy is read; one that a field names must be there. */
type Versions = Readonly<Partial<Record<CachePolicyName, ReadVersion>>>

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

/**
 * Caches responses of operations whose every field has a cache policy, up to 16 MiB. A response is valid as long as the versions of
 * all these policies are the same.
 */
export function createResponseCache(schema: GraphQLSchema, versions: Versions): ResponseCache {
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
    const policies = policiesOf(schema, document)
    if (policies === null) return null
    const reads = [...policies].sort().map((policy) => {
      const read = versions[policy]
      if (read === undefined) throw new Error(`no module reads the version of the cache policy ${policy}`)
      return read
    })
    return { version: async () => (await Promise.all(reads.map((read) => read()))).flat(), find, store }
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

/** The policies of all fields that a document asks for, or null where one of them has none. */
function policiesOf(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<CachePolicyName> | null {
  const info = new TypeInfo(schema)
  const policies = new Set<CachePolicyName>()
  let cacheable = true
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        if (name.value === '__typename') return
        const [type, field] = [info.getParentType(), info.getFieldDef()]
        const policy = type && field ? cachePolicyOf(type, field) : null
        if (policy === null) cacheable = false
        else policies.add(policy)
      },
    }),
  )
  return cacheable && policies.size > 0 ? policies : null
}
