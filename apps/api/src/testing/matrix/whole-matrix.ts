import { fileURLToPath } from 'node:url'
import type { TestDatabase } from '@hamkori/launch/testing/test-database.ts'
import type { GraphQLSchema } from 'graphql'
import { actors } from './actors.ts'
import type { ActorName } from './actors.ts'
import { Cells } from './cells.ts'
import { edgeName, edgesOf, fieldsOfSchema } from './paths.ts'
import type { Job, Report } from './run-cells.ts'
import { runNode } from './fixture-database.ts'
import type { SeededFixtures } from './fixture-database.ts'
import type { Fixtures } from './fixtures/fixtures.ts'

const program = fileURLToPath(new URL('run-cells.ts', import.meta.url))

/** Everything that was found out in one pass over the whole schema. */
export interface Matrix {
  readonly lines: ReadonlyMap<string, readonly string[]>
  readonly seen: Report['seen']
  readonly faults: readonly string[]
  readonly figures: {
    readonly lines: number
    readonly cells: number
    readonly edges: number
    readonly documents: number
  }
}

async function runShare(job: Job, database: TestDatabase): Promise<Report> {
  const { code, output } = await runNode([program], database, JSON.stringify(job))
  if (code !== 0) throw new Error(`the matrix could not be run (${code})`)
  return JSON.parse(output) as Report
}

// Two processes, each with half of the actors and a fixtures of its own: as many as the machine has to have.
const shares: readonly (readonly ActorName[])[] = [0, 1].map((half) => actors.filter((_, at) => at % 2 === half))

/** Tries everything out as everybody, or what stands in the file of one module. */
export async function runMatrix(schema: GraphQLSchema, seeded: SeededFixtures, module?: string): Promise<Matrix> {
  const reports = await Promise.all(
    shares.map(async (share) => {
      const database = await seeded.clone()
      try {
        return await runShare({ fixtures: seeded.fixtures, actors: share, module }, database)
      } finally {
        await database.drop()
      }
    }),
  )
  const cells = new Cells()
  for (const report of reports) cells.add(report.cells)
  wantEveryLine(schema, seeded.fixtures, cells)
  const lines = cells.lines()
  return {
    lines,
    seen: reports.flatMap(({ seen }) => seen),
    faults: reports.flatMap(({ faults }) => faults),
    figures: {
      lines: lines.size,
      cells: lines.size * actors.length,
      edges: edgesOf(schema).length,
      documents: reports.reduce((sum, { documents }) => sum + documents, 0),
    },
  }
}

/** No field and no edge without a line: where nobody gets to, the line says so. */
function wantEveryLine(schema: GraphQLSchema, fixtures: Fixtures, cells: Cells): void {
  const there = new Set([...cells.lines().keys()].map((line) => line.split(' ')[0]))
  for (const [type, field] of fieldsOfSchema(schema)) {
    const ofType = new Set(fixtures.records.filter((record) => record.type === type).map(({ tag }) => tag))
    if (fixtures.personal.some((record) => record.type === type)) ofType.add('own').add('other')
    for (const tag of ofType) cells.want(`${type}.${field} ${tag}`)
    if (ofType.size === 0 && !there.has(`${type}.${field}`)) cells.want(`${type}.${field} all`)
  }
  for (const edge of edgesOf(schema)) if (!there.has(edgeName(edge))) cells.want(`${edgeName(edge)} all`)
}
