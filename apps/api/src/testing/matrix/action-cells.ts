import { getNamedType, isAbstractType, isCompositeType, isObjectType, isRequiredArgument } from 'graphql'
import type { GraphQLField, GraphQLSchema } from 'graphql'
import { ownerPool } from '../owner.ts'
import type { ActorName, Outcome } from './actors.ts'
import type { Asker } from './asker.ts'
import { actionInputs } from './modules.ts'
import type { ActionScope } from './module-matrix.ts'
import type { Cells } from './cells.ts'
import { selectionOf, shortestWays } from './paths.ts'
import type { Answer } from './read-cells.ts'
import { changesSince, forgetChanges, undoChanges } from './fixtures/watch-changes.ts'
import type { Change } from './fixtures/watch-changes.ts'
import type { Fixtures } from './fixtures/fixtures.ts'

/** What trying out the acts needs, and where it notes what came of them. */
export interface ActionRun {
  readonly schema: GraphQLSchema
  readonly fixtures: Fixtures
  readonly actor: ActorName
  readonly act: Asker['act']
  readonly cells: Cells
  readonly faults: string[]
  readonly remember: (actor: ActorName, text: string) => void
}

const letters: Readonly<Record<string, Outcome>> = {
  ForbiddenError: 'f',
  NotFoundError: 'n',
  InvalidInputError: 'i',
  ConflictError: 'c',
  SignInRefusedError: 'r',
  ConfirmationNeededError: 'u',
}

/** The name of every action. */
export function actNames(schema: GraphQLSchema): string[] {
  return Object.keys(schema.getMutationType()?.getFields() ?? {})
}

/** One act in every scope, each judged by what it did to the database and then taken back. */
export async function runActions(run: ActionRun, name: string): Promise<void> {
  const field = run.schema.getMutationType()?.getFields()[name]
  if (field === undefined) throw new Error(`there is no action ${name}`)
  const query = documentOf(run.schema, field)
  for (const [scope, variables] of actionInputs(name, run.fixtures, run.actor))
    await runAction(run, field, scope, query, variables)
}

async function runAction(
  { schema, fixtures, actor, act, cells, faults, remember }: ActionRun,
  field: GraphQLField<unknown, unknown>,
  scope: ActionScope,
  query: string,
  variables: object,
): Promise<void> {
  const session = scope === 'stale' ? 'stale' : 'fresh'
  const answer = await act(actor, query, variables, session, () => forgetChanges(ownerPool))
  remember(actor, answer.text)
  const outcome = outcomeOf(answer)
  const line = `Mutation.${field.name} ${scope}`
  cells.note(line, actor, outcome)
  const changes = await changesSince(ownerPool)
  if (outcome === 'v') {
    // What a try counts for depends on the tries before it.
    const cached = changes.filter(({ name }) => !counted.includes(name))
    const left = [...new Set(cached.map(({ verb, name }) => `${verb} ${name}`))].sort()
    cells.note(`Mutation.${field.name} ${scope} leaves ${left.join(', ') || 'nothing'}`, actor, 'v')
  } else {
    const isKnown = fixtures.people[actor] !== null && actor !== 'suspended'
    const fault = faultOf(field.name, outcome, changes, isKnown)
    if (fault !== null) faults.push(`${line} by ${actor}: ${fault}`)
  }
  noteFields(schema, cells, actor, answer.data)
  if (changes.length > 0) await undoChanges(ownerPool)
}

function outcomeOf({ data, errors }: Answer): Outcome {
  const refused = errors[0]
  if (refused !== undefined) return letters[refused.code] ?? '!'
  const result = (data as { a?: { __typename?: string } } | null)?.a
  return letters[result?.__typename ?? ''] ?? 'v'
}

/** Tables that count guesses, right and wrong ones. */
const counted = ['sign_in_rate_limit']

/** What a refusal must not do; null where it did nothing of the kind. */
function faultOf(act: string, outcome: Outcome, changes: readonly Change[], isKnown: boolean): string | null {
  const entries = changes.filter(({ name }) => name === 'audit_entry')
  const others = changes.filter(({ name }) => name !== 'audit_entry')
  const touched = others.filter(({ name }) => !counted.includes(name))
  if (touched.length > 0)
    return `was refused and changed ${touched.map(({ verb, name }) => `${verb} ${name}`).join(', ')}`
  // A wrong password is on record, in whichever words it was refused.
  if (outcome === 'r' || (outcome === 'i' && act === 'changePassword')) return null
  const wanted = outcome === 'f' && isKnown ? 1 : 0
  if (entries.length !== wanted) return `was refused and left ${entries.length} audit entries instead of ${wanted}`
  if (entries.some(({ after }) => after?.['refused'] !== true))
    return 'was refused and left an entry that does not say so'
  return null
}

function documentOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const type = getNamedType(field.type)
  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
  const selections = members.map(({ name }) => `... on ${name} { ${resultOf(schema, name)} }`)
  const parentheses = (text: string) => (text === '' ? '' : `(${text})`)
  return `mutation ${parentheses(declared)} { a: ${field.name}${parentheses(passed)} { __typename ${selections.join(' ')} } }`
}

/**
 * What an action may answer with: everything of the types that only acts lead to, and of the others the plain fields, since
 * reading tries all of those.
 */
function resultOf(schema: GraphQLSchema, typeName: string): string {
  const isRead = shortestWays(schema).has(typeName)
  const type = schema.getType(typeName)
  if (!isObjectType(type)) return '__typename'
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return []
    const below = getNamedType(field.type)
    if (!isCompositeType(below)) return [field.name]
    if (isRead || !isObjectType(below)) return []
    return [`${field.name} { ${plainFields(schema, below.name)} }`]
  })
  return ['__typename', ...parts].join(' ')
}

function plainFields(schema: GraphQLSchema, typeName: string): string {
  return selectionOf(schema, typeName).replaceAll(/\w+(\([^)]*\))? \{ __typename \}/g, '')
}

/** Fields of types that reading never reaches, such as a refusal's message. */
function noteFields(schema: GraphQLSchema, cells: Cells, actor: ActorName, value: unknown): void {
  if (Array.isArray(value)) {
    for (const each of value) noteFields(schema, cells, actor, each)
    return
  }
  if (value === null || typeof value !== 'object') return
  const record = value as Record<string, unknown>
  const type = record['__typename']
  for (const [field, got] of Object.entries(record)) {
    if (typeof type === 'string' && field !== '__typename' && !shortestWays(schema).has(type))
      cells.note(`${type}.${field} all`, actor, got === null ? 'o' : 'v')
    noteFields(schema, cells, actor, got)
  }
}
