import { getNamedType, graphql, isLeafType, isNonNullType, isObjectType } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { cachePolicyOf } from './platform/cache-policy.ts'
import type { CachePolicyName } from './platform/cache-policy.ts'
import type { Context } from './platform/context.ts'
import { anonymous } from './platform/viewer.ts'
import { schema } from './schema.ts'
import { matrices, tableFacts } from './testing/matrix/modules.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { countStatements } from './testing/statements.ts'

const names = ['territory', 'publicRecord', 'scores'] as const
const queryType = schema.getQueryType() as GraphQLObjectType
const contextOf = (): Context => ({
  viewer: anonymous,
  sessionToken: null,
  trustedDeviceToken: null,
  secure: false,
  setCookies: [],
})

let stage: RecordFixture
let tables: ReadonlySet<string>
/** The tables whose changes move the version of each policy. */
let countedBy: Readonly<Record<CachePolicyName, readonly string[]>>
beforeAll(async () => {
  stage = await setUpRecordFixture()
  const { rows } = await ownerPool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace`,
  )
  tables = new Set(rows.map(({ name }) => name))
  countedBy = {
    territory: ['area', 'area_alias', 'area_outline', 'department', 'police_unit', 'installation_fact'],
    publicRecord: [...tables].filter((name) => tableFacts[name]?.uncounted === undefined),
    scores: ['release', 'release_group', 'release_breakdown', 'release_file'],
  }
})

test('cached fields read no table whose changes their policies do not count, with an example of every type', async () => {
  const given = await exampleOfEveryType()
  const met = new Set<string>()
  for (const policies of [['territory'], ['territory', 'publicRecord'], ['territory', 'scores']] as const) {
    const { statements } = await countStatements(async () => {
      for (const field of cachedFieldsOf(queryType, policies)) {
        const named = given[field.name] === undefined ? '' : `(${given[field.name]})`
        const type = getNamedType(field.type)
        for (const part of isLeafType(type) ? [''] : selections(type as GraphQLObjectType, policies)) {
          const source = `{ ${field.name}${named} ${part} }`
          const answer = await graphql({ schema, source, contextValue: contextOf() })
          expect(answer.errors, source).toBeUndefined()
          collectTypes(answer.data, met)
        }
      }
    })
    // Whoever reads the version of the public record is told by it, and never behind it.
    const counted = new Set(['record_version', ...policies.flatMap((policy) => countedBy[policy])])
    const read = tablesIn(statements).filter((name) => tables.has(name))
    expect([policies, read.filter((name) => !counted.has(name))]).toEqual([policies, []])
  }
  const cachedTypes = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type !== queryType)
    .filter((type) => cachedFieldsOf(type as GraphQLObjectType, names).length > 0)
  expect(cachedTypes.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([])
})

/** Arguments of the root fields, by name, for records that together hold an example of every cached type. */
async function exampleOfEveryType(): Promise<Readonly<Record<string, string>>> {
  let given = {}
  for (const { cacheExample } of matrices) given = { ...given, ...(await cacheExample?.(stage)) }
  return given
}

/** The fields of a type that have one of these policies. */
function cachedFieldsOf(type: GraphQLObjectType, policies: readonly CachePolicyName[]) {
  return Object.values(type.getFields()).filter((field) => {
    const policy = cachePolicyOf(type, field)
    return policy !== null && policies.includes(policy)
  })
}

function tablesIn(statements: readonly string[]): string[] {
  const found = statements.flatMap((text) =>
    [...text.matchAll(/\b(?:FROM|JOIN)\s+(?:"?public"?\.)?"?(\w+)"?/gi)].map((match) =>
      (match[1] ?? '').replace(/_view$/, ''),
    ),
  )
  return [...new Set(found)].sort()
}

/** Adds the name of every object in an answer. */
function collectTypes(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectTypes(item, found)
  else if (value !== null && typeof value === 'object') {
    const { __typename } = value as { __typename?: unknown }
    if (typeof __typename === 'string') found.add(__typename)
    for (const inner of Object.values(value)) collectTypes(inner, found)
  }
}

/**
 * Selections that together ask for every field with one of these policies that can be reached from a type, each by its shortest path
 * and of a page one record, so that they stay within the limits.
 */
function selections(root: GraphQLObjectType, policies: readonly CachePolicyName[]): string[] {
  const found: string[] = []
  const seen = new Set([root.name])
  const next = [{ type: root, around: (inner: string) => inner }]
  for (const { type, around } of next) {
    const leaves: string[] = []
    for (const { name, type: inner, args } of cachedFieldsOf(type, policies)) {
      if (args.some((arg) => isNonNullType(arg.type))) throw new Error(`${type.name}.${name} asks for an argument`)
      const named = getNamedType(inner)
      const asked = args.some((arg) => arg.name === 'first') ? `${name}(first: 1)` : name
      if (isLeafType(named)) leaves.push(name)
      else if (!isObjectType(named)) throw new Error(`${type.name}.${name} is no object`)
      else if (seen.has(named.name)) found.push(around(`{ ${asked} { __typename } }`))
      else {
        seen.add(named.name)
        next.push({ type: named, around: (deeper: string) => around(`{ ${asked} ${deeper} }`) })
      }
    }
    found.push(around(`{ __typename ${leaves.join(' ')} }`))
  }
  return found
}
