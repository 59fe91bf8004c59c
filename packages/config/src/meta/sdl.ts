import {
  buildSchema,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'

const blank = (text: string | null | undefined): boolean => !text || text.trim() === ''

function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  )
}

function undescribedIn(type: GraphQLNamedType): string[] {
  const found = blank(type.description) ? [type.name] : []
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      if (blank(field.description)) found.push(`${type.name}.${field.name}`)
      for (const argument of field.args) {
        if (blank(argument.description)) found.push(`${type.name}.${field.name}(${argument.name}:)`)
      }
    }
  } else if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      if (blank(field.description)) found.push(`${type.name}.${field.name}`)
    }
  } else if (isEnumType(type)) {
    for (const value of type.getValues()) if (blank(value.description)) found.push(`${type.name}.${value.name}`)
  }
  return found
}

/** Coordinates of everything public that has no description: types, fields, arguments, enum values, input fields. */
export function findUndescribed(sdl: string): string[] {
  return ownTypes(buildSchema(sdl)).flatMap(undescribedIn)
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

/** Connections that cannot be paged forwards (`first` and `after` missing). */
export function findUnpagedConnections(sdl: string): string[] {
  return ownTypes(buildSchema(sdl)).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
          .filter((field) => !['first', 'after'].every((name) => field.args.some((argument) => argument.name === name)))
          .map((field) => `${type.name}.${field.name}: a connection takes \`first\` (at most 100) and \`after\`.`)
      : [],
  )
}
