import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../schema.ts'
import { ownerPool } from '../owner.ts'
import { forbiddenSightings } from './canary-policy.ts'
import { compress, differences, readReviewed } from './expected.ts'
import { untriedRootFields } from './modules.ts'
import { columnsThatAre, textColumns } from './restricted-columns.ts'
import { runMatrix } from './whole-matrix.ts'
import type { Matrix } from './whole-matrix.ts'
import { seedFixtures } from './fixture-database.ts'
import type { SeededFixtures } from './fixture-database.ts'

const minutes = 60_000

let seeded: SeededFixtures
let matrix: Matrix
beforeAll(async () => {
  seeded = await seedFixtures(process.env['HAMKORI_TEST_DATABASE_URL'] ?? '')
  matrix = await runMatrix(schema, seeded)
  const { cells, lines, edges, documents } = matrix.figures
  process.stdout.write(`matrix: ${cells} cells in ${lines} lines, ${edges} edges, ${documents} requests\n`)
}, 10 * minutes)
afterAll(() => seeded.drop())

describe('the authorization matrix', () => {
  it('has been looked at by somebody, line by line', () => {
    expect(readReviewed().proposals).toEqual([])
  })

  it('gives everybody in every cell what was reviewed, and has a line for every field, edge and act', () => {
    expect(differences(readReviewed().lines, compress(matrix.lines))).toEqual([])
  })

  it('tries every field of the root and every action', () => {
    expect(untriedRootFields(schema)).toEqual([])
  })

  it('is large enough to mean something', () => {
    expect(matrix.figures.cells).toBeGreaterThan(15_000)
    expect(matrix.figures.edges).toBeGreaterThan(150)
  })

  it('changes no table where an action is refused, leaves one entry where a person was forbidden it, and tells hidden from missing nowhere', () => {
    expect(matrix.faults).toEqual([])
  })
})

describe('the canaries in restricted columns', () => {
  it('stand in every restricted column, and every column has been told restricted or not', async () => {
    const { rows } = await ownerPool.query<{ name: string }>(textColumns)
    const [restricted, others] = [columnsThatAre('restricted'), columnsThatAre('others')]
    expect(rows.map(({ name }) => name)).toEqual([...restricted, ...others].sort())
    const planted = new Set(seeded.fixtures.canaries.map(({ column }) => column))
    expect(restricted.filter((column) => !planted.has(column))).toEqual([])
  })

  it('come to light for those whose they are', () => {
    const seen = new Set(matrix.seen.map((pair) => pair.join(' ')))
    const council = seeded.fixtures.halves.own['council']
    const drafts = seeded.fixtures.canaries.filter(({ rule, owner }) => rule === 'draft' && owner === council)
    expect(drafts.length).toBeGreaterThan(10)
    expect(drafts.filter(({ token }) => !seen.has(`member ${token}`))).toEqual([])
    const own = seeded.fixtures.canaries.filter(({ owner }) => owner === seeded.fixtures.halves.own['receipt'])
    expect(own.filter(({ token }) => seen.has(`receiptHolder ${token}`)).map(({ rule }) => rule)).toEqual(['comment'])
  })

  it('come to light for nobody whom the second statement of the policy does not allow it', async () => {
    const database = await seeded.clone()
    try {
      const pg = await import('pg')
      const owner = new pg.default.Pool({ connectionString: database.ownerUrl, max: 1 })
      const forbidden = await forbiddenSightings(owner, seeded.fixtures, matrix.seen)
      await owner.end()
      expect(forbidden).toEqual([])
    } finally {
      await database.drop()
    }
  })
})
