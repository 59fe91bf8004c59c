import { getOperationAST, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { cachePolicyOf } from '../cache-policy.ts'
import type { CachePolicyName } from '../cache-policy.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { isSameVersion, versionOf } from './cache-versions.ts'
import type { Version, Versions } from './cache-versions.ts'

/** Responses to anonymous queries, stored as they were sent. */
export interface ResponseCache {
  /** The cache of one operation, or null where its response must not be cached. */
  cacheable(document: DocumentNode, operationName: string | null): CachedOperation | null
}

/** The cached responses of one operation. */
export interface CachedOperation {
  /** What the response depends on. */
  readonly policies: readonly CachePolicyName[]
  /**
   * The response to the request `key`: the stored one if it is still valid, otherwise what `make` makes, once for all who ask
   * meanwhile, stored if it is bytes. Where the version cannot be read, because the database is away, it is made: its own error
   * tells the client what is wrong.
   */
  respond<Made>(key: string, make: () => Promise<Buffer | Made>): Promise<Buffer | Made>
}

interface Entry {
  readonly version: Version
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
  const once = oneAtATime<unknown>()
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
    const named = [...policies].sort()
    const readVersion = versionOf(versions, named)
    return { policies: named, respond: (key, make) => respond(key, readVersion, make) }
  }

  async function respond<Made>(
    key: string,
    readVersion: () => Promise<Version>,
    make: () => Promise<Buffer | Made>,
  ): Promise<Buffer | Made> {
    const version = await readVersion().catch(() => null)
    if (version === null) return make()
    return find(key, version) ?? (once(key, () => makeAnew(key, readVersion, make)) as Promise<Buffer | Made>)
  }

  async function makeAnew<Made>(
    key: string,
    readVersion: () => Promise<Version>,
    make: () => Promise<Buffer | Made>,
  ): Promise<Buffer | Made> {
    // Before the data: a response made of newer data is at worst computed once more.
    const version = await readVersion().catch(() => null)
    if (version === null) return make()
    // Whoever ran before may have made it.
    const stored = find(key, version)
    if (stored !== null) return stored
    const made = await make()
    if (Buffer.isBuffer(made) && key.length <= longestKey) responses.set(key, { version, response: made })
    return made
  }

  function find(key: string, version: Version): Buffer | null {
    const entry = responses.get(key)
    return entry !== undefined && isSameVersion(entry.version, version) ? entry.response : null
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
