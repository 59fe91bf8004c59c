import { readdirSync } from 'node:fs'
import { moduleOfPermission } from '@hamkori/schema/permissions'
import type { Permission } from '@hamkori/schema/permissions'
import { getNamedType, isAbstractType, isObjectType } from 'graphql'
import type { GraphQLNamedType, GraphQLSchema } from 'graphql'
import { modules } from '../../modules.ts'
import type { ActorName } from './actors.ts'
import type { Fixtures, Things } from './fixtures/fixtures.ts'
import { linkOf, nobody } from './module-matrix.ts'
import type { ActionCase, ActionInput, ActionScope, ModuleMatrix, QueryCall, TableFacts } from './module-matrix.ts'
import { globalIdOf } from './paths.ts'

/** The part of one module, and the file that holds what was reviewed. */
interface Part {
  /** Name of the module, or `platform`. */
  readonly owner: string
  readonly matrix: ModuleMatrix
  readonly reviewed: URL
}

const folders = [
  { owner: 'platform', folder: new URL('./', import.meta.url) },
  ...modules.map(({ name }) => ({ owner: name, folder: new URL(`../../modules/${name}/testing/`, import.meta.url) })),
]

/** Every module's part, in the order of the modules; first that of the platform, which has what no module declares. */
const parts: readonly Part[] = await Promise.all(
  folders.flatMap(({ owner, folder }) => filesIn(folder).map((file) => load(owner, file))),
)
const [platform] = parts

function filesIn(folder: URL): URL[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.matrix.ts'))
    return names.sort().map((name) => new URL(name, folder))
  } catch {
    return []
  }
}

async function load(owner: string, file: URL): Promise<Part> {
  const { matrix } = (await import(file.href)) as { matrix: ModuleMatrix }
  return { owner, matrix, reviewed: new URL(file.href.replace(/ts$/, 'txt')) }
}

/** The parts of all modules. */
export const matrices: readonly ModuleMatrix[] = parts.map(({ matrix }) => matrix)

/** Every file of reviewed lines. */
export const reviewedFiles: readonly URL[] = parts.map(({ reviewed }) => reviewed)

/** What every module says of its tables, by the table's name. */
export const tableFacts: Readonly<Record<string, TableFacts>> = Object.assign(
  {},
  ...matrices.map((matrix) => matrix.tables),
)

/** The rules of canaries of all modules, by name. */
export const canaryRules: Readonly<Record<string, string>> = Object.assign(
  {},
  ...matrices.map((matrix) => matrix.canaryRules),
)

const queries = new Map(matrices.flatMap((matrix) => Object.entries(matrix.queries ?? {})))
const actions = new Map(matrices.flatMap((matrix) => Object.entries(matrix.actions ?? {})))

/** Fields of the root that no module calls: they would not be tried. */
export function untriedRootFields(schema: GraphQLSchema): string[] {
  const names = (type: GraphQLNamedType | null | undefined) => (isObjectType(type) ? Object.keys(type.getFields()) : [])
  return [
    ...names(schema.getQueryType()).filter((name) => !queries.has(name)),
    ...names(schema.getMutationType()).filter((name) => !actions.has(name)),
  ]
}

/** How a field of the root is called, in each half. */
export function queryCalls(fixtures: Fixtures, actor: ActorName, field: string): QueryCall[] {
  const calls = queries.get(field) ?? ''
  if (typeof calls === 'string') return [{ tag: 'all', args: calls }]
  return (['own', 'other'] as const).flatMap((half) => calls(fixtures, actor, half))
}

/** The variables of an action in every scope. Throws for an action that no module's matrix names. */
export function actionInputs(name: string, fixtures: Fixtures, actor: ActorName): [ActionScope, object][] {
  const found: ActionInput | ActionCase | undefined = actions.get(name)
  if (found === undefined)
    throw new Error(`The matrix does not know how to try "${name}": add it to its module's matrix.ts.`)
  const { input, isOpen, also = [] }: ActionCase = typeof found === 'function' ? { input: found } : found
  const scopes: ActionScope[] = ['own', 'other', 'void', ...(isOpen ? [] : (['stale'] as const)), ...also]
  return scopes.map((scope) => {
    const things = thingsOf(fixtures, actor, scope)
    const thing = (wanted: string) => {
      if (scope === 'void') return 'XX-99-9'
      const value = things[wanted]
      if (value === undefined) throw new Error(`the half "${scope}" of the fixtures has no "${wanted}"`)
      return value
    }
    const id = (type: string, wanted: string) => globalIdOf(type, scope === 'void' ? nobody : thing(wanted))
    const half = scope === 'other' ? 'other' : 'own'
    return [scope, input(thing, id, scope, (wanted) => (scope === 'void' ? '' : linkOf(fixtures, actor, half, wanted)))]
  })
}

function thingsOf(fixtures: Fixtures, actor: ActorName, scope: ActionScope): Things {
  if (scope === 'void') return {}
  const mine = ({ personId }: { personId: string }) => personId === (fixtures.people[actor] ?? fixtures.people.member)
  // The later of two sessions: not the one in which the person acts.
  const personal = (type: string) =>
    fixtures.personal.findLast((record) => record.type === type && mine(record) === (scope !== 'other'))?.id ?? nobody
  const things = { session: personal('Session'), factor: personal('Factor') }
  if (scope === 'crossed')
    return { ...fixtures.halves.own, ...things, target: fixtures.halves.other['target'] ?? nobody }
  if (scope !== 'self') return { ...fixtures.halves[scope === 'other' ? 'other' : 'own'], ...things }
  const { postId, seatId } = fixtures.holdings[actor]
  const person = fixtures.people[actor] ?? nobody
  return {
    ...fixtures.halves.own,
    ...things,
    target: person,
    suspendedPerson: person,
    targetPost: postId ?? nobody,
    targetSeat: seatId ?? nobody,
  }
}

/**
 * The file in which a line stands. A field of the root stands with the module that calls it; a type with the module that names it
 * or that alone leads to it; what several modules lead to, and none names, with the platform. A permission stands with the
 * module that declares it, and a record behind an interface or a union, such as `Query.node>Meeting`, with the record's type.
 */
export function fileOf(schema: GraphQLSchema): (line: string) => URL {
  const partOf = partsByLine(schema)
  return (line) => partOf(line).reviewed
}

/** Whether a line stands in the file of one module. Throws for a module that has no part in the matrix. */
export function linesOf(schema: GraphQLSchema, module: string): (line: string) => boolean {
  if (!parts.some(({ owner }) => owner === module)) throw new Error(`the module "${module}" has no matrix`)
  const partOf = partsByLine(schema)
  return (line) => partOf(line).owner === module
}

function partsByLine(schema: GraphQLSchema): (line: string) => Part {
  const named = new Map<string, Part>()
  for (const part of parts) {
    for (const name of part.matrix.types ?? []) named.set(name, part)
    for (const name of Object.keys(part.matrix.queries ?? {})) named.set(`Query.${name}`, part)
    for (const name of Object.keys(part.matrix.actions ?? {})) named.set(`Mutation.${name}`, part)
  }
  const leading = new Map<string, Set<Part>>()
  const ofField = (type: string, field: string): Iterable<Part> => {
    const part = named.get(`${type}.${field}`) ?? named.get(type)
    return part === undefined ? (leading.get(type) ?? []) : [part]
  }
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type))
  for (let grown = true; grown;) {
    grown = false
    for (const type of types)
      for (const field of Object.values(type.getFields())) {
        const to = getNamedType(field.type)
        for (const { name } of isAbstractType(to) ? schema.getPossibleTypes(to) : [to]) {
          const known = leading.get(name) ?? new Set()
          leading.set(name, known)
          const before = known.size
          if (name !== type.name) for (const part of ofField(type.name, field.name)) known.add(part)
          grown ||= known.size > before
        }
      }
  }
  const onlyPart = ([only, ...others]: readonly Part[]): Part => {
    const part = only !== undefined && others.length === 0 ? only : platform
    if (part === undefined) throw new Error('the platform has no matrix')
    return part
  }
  return (line) => {
    const [, permission] = /^Viewer\.permissions=(\S+)/.exec(line) ?? []
    if (permission !== undefined)
      return onlyPart(parts.filter(({ owner }) => owner === moduleOfPermission(permission as Permission)))
    const [, type = '', field = '', to] = /^(\w+)\.(\w+)(?:>(\w+))?/.exec(line) ?? []
    return onlyPart([
      ...(to !== undefined && isAbstractField(schema, type, field) ? ofField(to, '') : ofField(type, field)),
    ])
  }
}

function isAbstractField(schema: GraphQLSchema, typeName: string, field: string): boolean {
  const type = schema.getType(typeName)
  const declared = isObjectType(type) ? type.getFields()[field] : undefined
  return declared !== undefined && isAbstractType(getNamedType(declared.type))
}
