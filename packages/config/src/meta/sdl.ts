import { buildSchema, getNamedType, Kind, parse, visit, type ASTNode } from 'graphql'

/** What is shown to whoever reads the contract, and how it is named there. */
const shown = new Set<string>([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
])

/** Coordinates of everything public that has no description: types, fields, arguments, enum values, input fields. */
export function findUndescribed(sdl: string): string[] {
  const found: string[] = []
  visit(parse(sdl), {
    enter(node, _key, _parent, _path, ancestors) {
      if (!shown.has(node.kind) || !('name' in node) || ('description' in node && node.description?.value.trim()))
        return
      const [type, field, argument] = [...ancestors, node].flatMap(nameOf)
      found.push(argument === undefined ? [type, field].filter(Boolean).join('.') : `${type}.${field}(${argument}:)`)
    },
  })
  return found
}

function nameOf(node: ASTNode | readonly ASTNode[]): string[] {
  return 'kind' in node && 'name' in node && node.name && shown.has(node.kind) ? [node.name.value] : []
}

/** What people do to the own account has no older word. */
const ownAffairs = new Set(['changeEmail', 'changePassword'])
const officeWords = /^(update|set|edit|save|change|modify|patch|upsert|put)([A-Z]|$)/

/** Mutations named after tables instead of legal acts: verbs are raise, acknowledge, answer, withdraw, publish… */
export function findUndeclaredVerbs(sdl: string): string[] {
  const mutations = buildSchema(sdl).getMutationType()?.getFields() ?? {}
  return Object.keys(mutations)
    .filter((name) => officeWords.test(name) && !ownAffairs.has(name))
    .map(
      (name) => `Mutation.${name}: name the legal act (raise, answer, withdraw, supersede…), not the change of a row.`,
    )
}

/** Mutations whose refusals would be strings: each returns a union of its result and its errors. */
export function findUntypedRefusals(sdl: string): string[] {
  const schema = buildSchema(sdl)
  return Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter((field) => getNamedType(field.type).astNode?.kind !== 'UnionTypeDefinition')
    .map((field) => `Mutation.${field.name}: returns ${field.type}, not a union of its result and its refusals.`)
}
