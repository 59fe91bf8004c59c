import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { documentLimits } from '@hamkori/schema/api-limits'
import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  parse,
  typeFromAST,
} from 'graphql'
import type { GraphQLInputType, OperationDefinitionNode } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from './schema.ts'

/** The documents of the web app, which its build writes down. */
const file = fileURLToPath(new URL('../../web/dist/server/documents.json', import.meta.url))

/** One of these is a value of any scalar. */
const scalars = ['text', 1, true, '2026-11-30', '09:00', '2026-11-30T00:00:00Z', crypto.randomUUID()]

/** The smallest value of a type that somebody can send. */
function smallest(type: GraphQLInputType): unknown {
  const bare = getNullableType(type)
  if (isListType(bare)) return []
  if (isEnumType(bare)) return bare.getValues()[0]?.name
  if (isInputObjectType(bare)) {
    const required = Object.values(bare.getFields()).filter((field) => isNonNullType(field.type))
    return Object.fromEntries(required.map((field) => [field.name, smallest(field.type)]))
  }
  return scalars.find((value) => isScalarType(bare) && isTaken(() => bare.parseValue(value)))
}

function isTaken(parseValue: () => unknown): boolean {
  try {
    parseValue()
    return true
  } catch {
    return false
  }
}

/** What has to be sent with a document. Pages of lists are as long as the document says, or as the API gives when it says nothing. */
function requiredVariables({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const pairs = variableDefinitions.flatMap(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never)
    return isInputType(type) && isNonNullType(type) ? [[variable.name.value, smallest(type)]] : []
  })
  return Object.fromEntries(pairs) as Record<string, unknown>
}

test('every question of the web app costs no more than the API answers', () => {
  if (!existsSync(file)) throw new Error('build the web app first: pnpm run build')
  const { current } = JSON.parse(readFileSync(file, 'utf8')) as { current: Record<string, string> }
  const operations = Object.values(current).flatMap((text) =>
    parse(text).definitions.flatMap((each) =>
      each.kind === 'OperationDefinition' && each.operation === 'query' ? [{ text, operation: each }] : [],
    ),
  )
  expect(operations.length).toBeGreaterThan(100)
  const tooLarge = operations.flatMap(({ text, operation }) => {
    const variables = requiredVariables(operation)
    const { complexity, depth } = complexityFromQuery(text, { schema, ctx: {}, variables })
    const isAnswered = complexity <= documentLimits.cost && depth <= documentLimits.depth
    return isAnswered ? [] : [`${operation.name?.value}: costs ${Math.ceil(complexity)}, ${depth} deep`]
  })
  expect(tooLarge).toEqual([])
})
