import type { GraphQLSchema } from 'graphql'
import type { ActorName, Tag } from './actors.ts'
import { queryCalls } from './modules.ts'
import type { Cells } from './cells.ts'
import { along, edgeName, edgesOf, globalIdOf, selectionOf, shortestWays } from './paths.ts'
import type { Edge, Way } from './paths.ts'
import type { Fixtures } from './fixtures/fixtures.ts'
import { isObjectType } from 'graphql'

/** The answer to one document. */
export interface Answer {
  readonly text: string
  readonly data: unknown
  readonly errors: readonly { readonly path: readonly (string | number)[]; readonly code: string }[]
}
export type Ask = (actor: ActorName, query: string) => Promise<Answer>

/** A place where reading begins: a call of a root field, or a record by its id. */
interface Start {
  readonly tag: Tag
  /** What stands before the selection: `meeting(reference: "…")` or `node(id: "…") { … on Meeting`. */
  readonly call: string
  readonly close: string
}

/** One document of the matrix. */
export interface Reading {
  readonly edge: Edge
  readonly tag: Tag
  readonly query: string
  readonly steps: readonly Edge[]
}

/** Lists that say what the viewer may do: each entry is a cell of its own. */
const listsRights = new Set(['permissions', 'viewerMay', 'may'])

/** Opens a global id as far as the matrix needs it. */
export function rawId(globalId: string): string {
  return Buffer.from(globalId, 'base64').toString('latin1').split(':')[1] ?? ''
}

/** Whose part of the fixtures a record is, as this actor sees it. */
export function tagsFor(fixtures: Fixtures, actor: ActorName): ReadonlyMap<string, Tag> {
  return new Map<string, Tag>([
    ...fixtures.records.map(({ id, tag }): [string, Tag] => [id, tag]),
    ...fixtures.personal.map(({ id, personId }): [string, Tag] => [
      id,
      personId === fixtures.people[actor] ? 'own' : 'other',
    ]),
  ])
}

/** Every document that an actor sends: each edge of the schema that is chosen by its name, from each start that leads to it. */
export function readingsFor(
  schema: GraphQLSchema,
  fixtures: Fixtures,
  actor: ActorName,
  isChosen: (name: string) => boolean = () => true,
): Reading[] {
  const chosen = edgesOf(schema).filter((edge) => isChosen(edgeName(edge)))
  if (chosen.length === 0) return []
  const ways = shortestWays(schema)
  return chosen.flatMap((edge) => {
    if (edge.parent === 'Query' && edge.field === 'node') return lookups(schema, fixtures, actor, edge)
    const way = ways.get(edge.parent)
    if (way === undefined) return []
    const steps = [...way.steps, edge]
    return startsOf(fixtures, actor, way, steps).flatMap(({ tag, call, close }) => {
      const inner = way.start === 'Query' ? steps.slice(1) : steps
      const end = selectionOf(schema, edge.type)
      const text = along(schema, inner, end)
      if (text === null) return []
      const first = steps[0]
      const narrowed =
        way.start === 'Query' && first !== undefined && isUnion(schema, first)
          ? `... on ${first.type} { ${text} }`
          : text
      return [{ edge, tag, steps, query: `{ a: ${call} { __typename ${narrowed} ${close} }` }]
    })
  })
}

function isUnion(schema: GraphQLSchema, { parent, field }: Edge): boolean {
  const type = schema.getType(parent)
  if (!isObjectType(type)) return false
  return edgesOf(schema).filter((edge) => edge.parent === parent && edge.field === field).length > 1
}

function lookups(schema: GraphQLSchema, fixtures: Fixtures, actor: ActorName, edge: Edge): Reading[] {
  return recordsOf(fixtures, actor, edge.type).map(({ id, tag }) => ({
    edge,
    tag,
    steps: [edge],
    query: `{ a: node(id: "${globalIdOf(edge.type, id)}") { __typename ... on ${edge.type} { ${selectionOf(schema, edge.type)} } } }`,
  }))
}

function recordsOf(fixtures: Fixtures, actor: ActorName, type: string): { id: string; tag: Tag }[] {
  const tags = tagsFor(fixtures, actor)
  return [...fixtures.records, ...fixtures.personal]
    .filter((record) => record.type === type)
    .map(({ id }) => ({ id, tag: tags.get(id) ?? 'all' }))
}

function startsOf(fixtures: Fixtures, actor: ActorName, way: Way, steps: readonly Edge[]): Start[] {
  if (way.start === 'Query') {
    const field = steps[0]?.field ?? ''
    return queryCalls(fixtures, actor, field).map(({ tag, args }) => ({
      tag,
      call: `${field}${args === '' ? '' : `(${args})`}`,
      close: '}',
    }))
  }
  return recordsOf(fixtures, actor, way.start).map(({ id, tag }) => ({
    tag,
    call: `node(id: "${globalIdOf(way.start, id)}") { ... on ${way.start}`,
    close: '} }',
  }))
}

const nobody = '00000000-0000-4000-8000-000000000000'

/** The same lookup for a record that does not exist; null where a reading is no lookup by id. */
export function missingOf({ edge, query }: Reading): string | null {
  if (edge.parent !== 'Query' || edge.field !== 'node') return null
  return query.replace(/node\(id: "[^"]*"\)/, `node(id: "${globalIdOf(edge.type, nobody)}")`)
}

/** Notes what came of one reading what came of it: the edge, every field at its end, and whether a lookup found nothing. */
export function noteReading(
  schema: GraphQLSchema,
  cells: Cells,
  actor: ActorName,
  reading: Reading,
  answer: Answer,
  tags: ReadonlyMap<string, Tag>,
): void {
  const { edge, steps, tag } = reading
  const root = (answer.data as { a?: unknown } | null)?.a ?? null
  if (root === null && (edge.field === 'node' || steps.length === 1) && answer.errors.length === 0)
    cells.note(`lookup ${edge.type} ${tag}`, actor, 'n')
  if (edge.parent === 'Query' && answer.errors.length === 0)
    cells.note(`Query.${edge.field} ${tag}`, actor, root === null ? 'o' : 'v')
  const lookup = edge.parent === 'Query' && edge.field === 'node'
  const beginsAtRoot = steps[0]?.parent === 'Query'
  const rest = lookup || beginsAtRoot ? steps.slice(1) : steps
  walk(root, tag, rest)
  for (const { path, code } of answer.errors) {
    const names = path.filter((part) => typeof part === 'string').slice(1)
    const at = names.at(-1)
    if (code !== 'ForbiddenError' || at === undefined) continue
    if (names.length === rest.length + 1) cells.note(`${edge.type}.${at} ${tag}`, actor, 'f')
    else cells.note(`${edgeName(edge)} ${tag}`, actor, 'f')
  }
  if (answer.errors.some(({ path, code }) => code === 'ForbiddenError' && path.length === 1))
    cells.note(`${edgeName(edge)} ${tag}`, actor, 'f')

  function walk(value: unknown, within: Tag, left: readonly Edge[]): void {
    if (Array.isArray(value)) {
      for (const each of value) walk(each, within, left)
      return
    }
    if (value === null || typeof value !== 'object') return
    const record = value as Record<string, unknown>
    const id = typeof record['id'] === 'string' ? rawId(record['id']) : ''
    const here = tags.get(id) ?? within
    const [next, ...later] = left
    if (next !== undefined) {
      walk(record[next.field], here, later)
      return
    }
    if (record['__typename'] !== edge.type) return
    cells.note(`${edgeName(edge)} ${here}`, actor, 'v')
    for (const [field, got] of Object.entries(record)) {
      if (field === '__typename') continue
      cells.note(`${edge.type}.${field} ${here}`, actor, got === null ? 'o' : 'v')
      if (listsRights.has(field) && Array.isArray(got))
        for (const right of got) cells.note(`${edge.type}.${field}=${String(right)} ${here}`, actor, 'v')
    }
  }
}
