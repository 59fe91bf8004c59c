import { getNamedType, isAbstractType, isCompositeType, isObjectType, isRequiredArgument } from 'graphql'
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql'

/** One way from a type to another: a field, and one of the object types that it can answer with. */
export interface Edge {
  readonly parent: string
  readonly field: string
  readonly type: string
}

/** The name of an edge as the reviewed file writes it. */
export function edgeName({ parent, field, type }: Edge): string {
  return `${parent}.${field}>${type}`
}

/** A type that `node(id:)` leads to. */
export function isNodeType(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node')
}

/** Every object type of a schema apart from introspection and the roots of acts. */
function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const acts = [schema.getMutationType(), schema.getSubscriptionType()]
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !acts.includes(type))
}

/** Every object field that there is, by type. */
export function fieldsOfSchema(schema: GraphQLSchema): [type: string, field: string][] {
  return objectTypes(schema).flatMap((type) =>
    Object.keys(type.getFields()).map((field): [string, string] => [type.name, field]),
  )
}

/** Computed once for a schema. */
function once<T>(compute: (schema: GraphQLSchema) => T): (schema: GraphQLSchema) => T {
  const known = new WeakMap<GraphQLSchema, { readonly value: T }>()
  return (schema) => {
    const held = known.get(schema) ?? { value: compute(schema) }
    known.set(schema, held)
    return held.value
  }
}

/** Every edge by which an object type can be reached by reading. */
export const edgesOf = once((schema): readonly Edge[] => {
  return objectTypes(schema).flatMap((parent) =>
    Object.values(parent.getFields()).flatMap((field) =>
      targets(schema, field).map((type) => ({ parent: parent.name, field: field.name, type })),
    ),
  )
})

function targets(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string[] {
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return []
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]
}

/** Steps from a place where reading can begin (the root, or a record by its id) to a type. */
export interface Way {
  /** `Query`, or the type of the record whose id is asked for. */
  readonly start: string
  readonly steps: readonly Edge[]
}

/** The shortest way to every type that reading can reach. */
export const shortestWays = once((schema): ReadonlyMap<string, Way> => {
  const ways = new Map<string, Way>([['Query', { start: 'Query', steps: [] }]])
  for (const type of objectTypes(schema)) if (isNodeType(type)) ways.set(type.name, { start: type.name, steps: [] })
  const edges = edgesOf(schema)
  for (let grown = true; grown;) {
    grown = false
    for (const edge of edges) {
      const from = ways.get(edge.parent)
      if (from === undefined || ways.has(edge.type)) continue
      ways.set(edge.type, { start: from.start, steps: [...from.steps, edge] })
      grown = true
    }
  }
  return ways
})

const pageSize = 8

/** The arguments of a field: a short page where it has pages, or none; `null` where it needs others. */
function argumentsOf(field: GraphQLField<unknown, unknown>): string | null {
  if (field.args.some(isRequiredArgument)) return null
  return field.args.some(({ name }) => name === 'first') ? `(first: ${pageSize})` : ''
}

/** Every field of a type that can be asked for, with nothing but the type's name below those that lead further. */
export function selectionOf(schema: GraphQLSchema, typeName: string): string {
  const type = schema.getType(typeName)
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`)
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const args = argumentsOf(field)
    if (args === null) return []
    return [`${field.name}${args}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''}`]
  })
  return `__typename ${parts.join(' ')}`
}

/** The text that leads along steps to a selection; `id` is asked for on every record on the way. */
export function along(schema: GraphQLSchema, steps: readonly Edge[], end: string): string | null {
  let text = end
  for (const { parent, field, type } of steps.toReversed()) {
    const parentType = schema.getType(parent)
    const declared = isObjectType(parentType) ? parentType.getFields()[field] : undefined
    if (declared === undefined) throw new Error(`there is no ${parent}.${field}`)
    const args = argumentsOf(declared)
    if (args === null) return null
    const below = isAbstractType(getNamedType(declared.type)) ? `... on ${type} { ${text} }` : text
    text = `${hasId(schema, parent) ? 'id ' : ''}${field}${args} { __typename ${below} }`
  }
  return text
}

/** True for types whose records have an id of their own. */
export function hasId(schema: GraphQLSchema, typeName: string): boolean {
  const type = schema.getType(typeName)
  return isObjectType(type) && type.getFields()['id'] !== undefined
}

/** A record's id as the API writes it. */
export function globalIdOf(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64')
}
