/**
 * `node [--import mutate-hook.ts] run-mutants.ts < job`: runs the matrix against the reviewed lines until something differs.
 * With permissions named in the job it does so once for each of them, with that rule of the map open to everybody; the hook
 * takes away guards that stand in the text of a source. What is nearest to the guard is tried first.
 */
import { text } from 'node:stream/consumers'
import { permissions } from '@hamkori/schema/permissions'
import type { PermissionRule } from '@hamkori/schema/permissions'
import { db, pool } from '../../../platform/db.ts'
import { stopRatings } from '../../../modules/feedback/index.ts'
import { schema } from '../../../schema.ts'
import { ownerDb, ownerPool } from '../../owner.ts'
import { actNames, runActions } from '../action-cells.ts'
import { actors } from '../actors.ts'
import type { ActorName } from '../actors.ts'
import { askerFor } from '../asker.ts'
import { Cells, Difference } from '../cells.ts'
import { noteReading, readingsFor, tagsFor } from '../read-cells.ts'
import { undoChanges } from '../fixtures/watch-changes.ts'
import type { Fixtures } from '../fixtures/fixtures.ts'

/** What a run is asked for. */
export interface MutantJob {
  readonly fixtures: Fixtures
  readonly expected: readonly (readonly [line: string, letters: readonly string[]])[]
  /** A pattern of the names that are tried first. */
  readonly near: string
  /** Whether everything else is tried too where nothing near differs. */
  readonly isWhole: boolean
  /** Rules of the map to open, one after the other; empty where the hook has taken something away. */
  readonly permissions: readonly string[]
}

const job = JSON.parse(await text(process.stdin)) as MutantJob
const expected = new Map(job.expected)
const near = new RegExp(job.near, 'i')
const { ask, act } = askerFor(job.fixtures)

// Whoever may least first: a missing guard shows soonest there. All of them are tried before a mutant counts as alive.
const first: readonly ActorName[] = ['observer', 'anonymous', 'officer', 'member']
const order = [...first, ...actors.filter((actor) => !first.includes(actor))]

async function tryActor(actor: ActorName, isChosen: (name: string) => boolean): Promise<Cells> {
  const cells = new Cells(expected)
  const faults: string[] = []
  const run = { schema, fixtures: job.fixtures, actor, act, cells, faults, remember: () => undefined }
  for (const name of actNames(schema).filter(isChosen)) {
    await runActions(run, name)
    if (faults[0] !== undefined) throw new Difference(faults[0])
  }
  const tags = tagsFor(job.fixtures, actor)
  // Remembering the documents of every actor would cost more than the run of most mutants.
  for (const reading of readingsFor(schema, job.fixtures, actor, isChosen)) {
    noteReading(schema, cells, actor, reading, await ask(actor, reading.query), tags)
  }
  return cells
}

async function firstDifference(): Promise<string | null> {
  try {
    for (const actor of order) await tryActor(actor, (name) => name === 'Query.viewer>Viewer')
    for (const actor of order) await tryActor(actor, (name) => near.test(name))
    if (job.isWhole) for (const actor of order) (await tryActor(actor, () => true)).compare(actor)
    return null
  } catch (failure) {
    return failure instanceof Difference ? failure.message : `it fails: ${String(failure).slice(0, 200)}`
  }
}

async function withoutRule(name: string): Promise<string | null> {
  const rules = permissions as unknown as Record<string, PermissionRule>
  const rule = rules[name]
  if (rule === undefined) throw new Error(`there is no permission ${name}`)
  rules[name] = { reach: 'everybody' }
  try {
    return await firstDifference()
  } finally {
    rules[name] = rule
  }
}

const differences: (string | null)[] = []
try {
  // What a run before this one did not come to take back.
  await undoChanges(ownerPool)
  if (job.permissions.length === 0) differences.push(await firstDifference())
  for (const name of job.permissions) {
    differences.push(await withoutRule(name))
    await undoChanges(ownerPool)
  }
} finally {
  await stopRatings()
  await db.$disconnect()
  await ownerDb.$disconnect()
  await Promise.all([pool, ownerPool].filter(({ ended }) => !ended).map((each) => each.end()))
}
process.stdout.write(JSON.stringify(differences))
