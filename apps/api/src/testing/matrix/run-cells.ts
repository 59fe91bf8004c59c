/**
 * `node run-cells.ts < job`: tries everything out in a clone of the fixtures and prints every cell as JSON, with the canaries
 * that came to light.
 */
import { text } from 'node:stream/consumers'
import { permissionNames } from '@hamkori/schema/permissions'
import { isObjectType } from 'graphql'
import { db, pool } from '../../platform/db.ts'
import { stopRatings } from '../../modules/feedback/index.ts'
import { schema } from '../../schema.ts'
import { ownerDb, ownerPool } from '../owner.ts'
import { actNames, runActions } from './action-cells.ts'
import type { ActorName } from './actors.ts'
import { askerFor } from './asker.ts'
import { canariesIn } from './canaries.ts'
import { Cells } from './cells.ts'
import { linesOf } from './modules.ts'
import { missingOf, noteReading, readingsFor, tagsFor } from './read-cells.ts'
import type { Fixtures } from './fixtures/fixtures.ts'

/** What a run is asked for. */
export interface Job {
  readonly fixtures: Fixtures
  readonly actors: readonly ActorName[]
  /** Only what stands in this module's file is tried out; everything where it is absent. */
  readonly module?: string | undefined
}

/** What a run found out. */
export interface Report {
  readonly cells: ReturnType<Cells['toJSON']>
  /** Who saw which canary. */
  readonly seen: readonly (readonly [actor: ActorName, token: string])[]
  /** What must not be, in a sentence each. */
  readonly faults: readonly string[]
  readonly documents: number
}

const job = JSON.parse(await text(process.stdin)) as Job
const isMeant = job.module === undefined ? () => true : linesOf(schema, job.module)
/** An edge that has a line of its own, or that leads to a field that has one. */
const isMeantEdge = (name: string): boolean => isMeant(name) || fieldsBehind(name).some(isMeant)
const cells = new Cells()
const { ask, act } = askerFor(job.fixtures)
const find = canariesIn(job.fixtures.canaries)
const seen = new Set<string>()
const faults: string[] = []
let documents = 0

/** The lines of the fields at the end of an edge; permissions are lines of their own modules. */
function fieldsBehind(edge: string): string[] {
  const type = schema.getType(edge.split('>')[1] ?? '')
  if (!isObjectType(type)) return []
  const lines = Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
  return type.name === 'Viewer' ? [...lines, ...permissionNames.map((name) => `Viewer.permissions=${name}`)] : lines
}

function remember(actor: ActorName, answer: string): void {
  documents += 1
  for (const token of find(answer)) seen.add(`${actor} ${token}`)
}

try {
  for (const actor of job.actors) {
    for (const name of actNames(schema).filter((each) => isMeant(`Mutation.${each}`)))
      await runActions({ schema, fixtures: job.fixtures, actor, act, cells, faults, remember }, name)
    const tags = tagsFor(job.fixtures, actor)
    for (const reading of readingsFor(schema, job.fixtures, actor, isMeantEdge)) {
      const answer = await ask(actor, reading.query)
      remember(actor, answer.text)
      noteReading(schema, cells, actor, reading, answer, tags)
      const missing = missingOf(reading)
      // What may not be known of is answered, byte for byte, as what does not exist.
      if (
        missing !== null &&
        (answer.data as { a?: unknown }).a === null &&
        (await ask(actor, missing)).text !== answer.text
      )
        faults.push(`${reading.query.slice(0, 80)} by ${actor}: hidden and missing are told apart`)
    }
  }
} finally {
  await stopRatings()
  await db.$disconnect()
  await ownerDb.$disconnect()
  await Promise.all([pool, ownerPool].filter(({ ended }) => !ended).map((each) => each.end()))
}
const report: Report = {
  cells: cells.toJSON(),
  seen: [...seen].map((pair) => pair.split(' ') as [ActorName, string]),
  faults,
  documents,
}
process.stdout.write(JSON.stringify(report))
