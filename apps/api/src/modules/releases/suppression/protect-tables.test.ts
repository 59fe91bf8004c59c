import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditAllSums, auditSums } from './audit-tables.ts'
import type { CountHierarchy, CountNode } from './hierarchy-lattice.ts'
import {
  protectHierarchies,
  protectHierarchy,
  protectTable,
  protectTables,
  type HierarchyMask,
} from './protect-tables.ts'
import type { PublishedSums } from './published-sums.ts'
import { suppressTable } from './suppress-table.ts'
import { countHierarchies, countTables, parentOf } from './testing/random-counts.ts'
import { countOut, seenHierarchy, seenTable } from './testing/what-readers-see.ts'

/** Asks for both ends of every interval of every system, and expects all to be wide enough. */
async function expectProtected(systems: readonly PublishedSums[], k: number): Promise<void> {
  const audits = await auditAllSums(systems, { k })
  for (const [at, intervals] of audits.entries()) {
    expect(intervals).toHaveLength(systems[at]?.primaries.length ?? 0)
    for (const { low, high } of intervals) {
      expect(high).toBeGreaterThanOrEqual(k)
      expect(high - low).toBeGreaterThanOrEqual(k)
    }
  }
}

/** The linear program and counting out all tables agree to the whole number. */
async function expectSameEnds(system: PublishedSums, k: number): Promise<void> {
  const intervals = await auditSums(system, { k })
  expect(intervals.map(({ low, high }) => ({ low, high }))).toEqual(countOut(system))
}

describe('tables', () => {
  test('1,000 random tables: nothing below k is shown or can be computed, one by one or all at once', async () => {
    const batches = fc.array(countTables(7, 6, 45), { minLength: 50, maxLength: 50 })
    await fc.assert(
      fc.asyncProperty(batches, async (tables) => {
        const masks = await protectTables(tables)
        const systems = tables.map((table, at) => seenTable(table, masks[at] ?? suppressTable(table), 10))
        for (const { known, sums } of systems) {
          expect(Math.min(Infinity, ...known.values(), ...sums.map(({ total }) => total))).toBeGreaterThanOrEqual(10)
        }
        await expectProtected(systems, 10)
        expect(await protectTables(tables.slice(7, 9))).toEqual(masks.slice(7, 9))
      }),
      { numRuns: 20 },
    )
  })

  test('small tables: the audit finds the same ends as counting out all tables that agree with what is shown', async () => {
    await fc.assert(
      fc.asyncProperty(countTables(3, 3, 7), fc.boolean(), async (table, isProven) => {
        const proven = await protectTable(table, 3)
        const mask = isProven ? proven : suppressTable(table, 3)
        await expectSameEnds(seenTable(table, mask, 3), 3)
      }),
      { numRuns: 150 },
    )
  })
})

/** The same tree, its children and columns listed in another order. */
function reversed({ columns, root }: CountHierarchy): CountHierarchy {
  const turn = (node: CountNode): CountNode => ({
    id: node.id,
    counts: node.counts.toReversed(),
    children: node.children.map(turn).toReversed(),
  })
  return { columns: columns.toReversed(), root: turn(root) }
}

/** The marks by node and column. */
function marksOf({ columns }: CountHierarchy, mask: HierarchyMask): Record<string, string> {
  return Object.fromEntries(
    [...mask].flatMap(([id, { cells, total }]) => [
      [`${id} total`, total],
      ...cells.map((mark, at) => [`${id} ${columns[at] ?? ''}`, mark]),
    ]),
  ) as Record<string, string>
}

describe('hierarchies', () => {
  test('random trees: nothing below k is shown or can be computed across levels', async () => {
    const trees = fc.array(countHierarchies({ children: 4, columns: 5, most: 45, depth: 3 }), {
      minLength: 10,
      maxLength: 10,
    })
    await fc.assert(
      fc.asyncProperty(trees, async (hierarchies) => {
        const masks = await protectHierarchies(hierarchies)
        const systems = hierarchies.flatMap((hierarchy, at) => {
          const mask = masks[at]
          return mask ? [seenHierarchy(hierarchy, mask, 10)] : []
        })
        expect(systems).toHaveLength(hierarchies.length)
        for (const { known, sums } of systems) {
          expect(Math.min(Infinity, ...known.values(), ...sums.map(({ total }) => total))).toBeGreaterThanOrEqual(10)
        }
        await expectProtected(systems, 10)
      }),
      { numRuns: 15 },
    )
  })

  test('random trees: the mask is the same alone or with others, and in whatever order the tree is listed', async () => {
    const trees = fc.array(countHierarchies({ children: 3, columns: 4, most: 40, depth: 3 }), {
      minLength: 3,
      maxLength: 3,
    })
    await fc.assert(
      fc.asyncProperty(trees, async (hierarchies) => {
        const together = await protectHierarchies(hierarchies)
        for (const [at, hierarchy] of hierarchies.entries()) {
          const alone = await protectHierarchy(hierarchy)
          const other = reversed(hierarchy)
          expect(together[at]).toEqual(alone)
          expect(marksOf(other, await protectHierarchy(other))).toEqual(marksOf(hierarchy, alone))
        }
      }),
      { numRuns: 25 },
    )
  })

  test('tiny trees: the audit finds the same ends as counting out', async () => {
    await fc.assert(
      fc.asyncProperty(countHierarchies({ children: 2, columns: 2, most: 6, depth: 2 }), async (hierarchy) => {
        const mask = await protectHierarchy(hierarchy, 3)
        await expectSameEnds(seenHierarchy(hierarchy, mask, 3), 3)
      }),
      { numRuns: 100 },
    )
  })

  test('a cell hidden above is not rebuilt from the only unit below', async () => {
    const unit = (id: string, counts: number[]): CountNode => ({ id, counts, children: [] })
    const districts = [
      parentOf([unit('unit 1', [4, 30])], 2, 'district 1'),
      parentOf([unit('unit 2', [14, 25])], 2, 'district 2'),
      parentOf([unit('unit 3', [40, 50]), unit('unit 4', [33, 60])], 2, 'district 3'),
    ]
    const hierarchy = { columns: ['a', 'b'], root: parentOf(districts, 2, 'country') }
    const mask = await protectHierarchy(hierarchy)
    expect(mask.get('district 2')?.cells).toEqual(['complementary', 'complementary'])
    expect(mask.get('unit 2')?.cells).toEqual(['complementary', 'complementary'])
    expect(mask.get('unit 3')?.cells).toEqual(['shown', 'shown'])
    const shown = new Map(mask).set('unit 2', { cells: ['shown', 'shown'], total: 'shown' })
    const intervals = await auditSums(seenHierarchy(hierarchy, shown, 10))
    expect(intervals.map(({ low, high }) => [low, high])).toEqual([
      [4, 4],
      [4, 4],
    ])
  })

  test('a node that is not the sum of its children, or called like another, is refused', async () => {
    const leaf = { id: 'unit', counts: [12], children: [] }
    const root = { id: 'country', counts: [13], children: [leaf] }
    await expect(protectHierarchy({ columns: ['a'], root })).rejects.toThrow(RangeError)
    const twins = { id: 'country', counts: [24], children: [leaf, leaf] }
    await expect(protectHierarchy({ columns: ['a'], root: twins })).rejects.toThrow('two nodes are called unit')
  })
})
