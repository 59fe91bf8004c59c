import { describe, expect, test } from 'vitest'
import { auditSums } from './audit-tables.ts'
import { protectTable } from './protect-tables.ts'
import { suppressLine, suppressTable, type CountTable, type TableMask } from './suppress-table.ts'
import { SuppressionError } from './suppression-error.ts'
import { seenTable } from './testing/what-readers-see.ts'

const numbered = (counts: readonly (readonly number[])[]): CountTable => ({
  rows: counts.map((_, at) => String(at + 1)),
  columns: (counts[0] ?? []).map((_, at) => String(at + 1)),
  counts,
})

const tableA = numbered([
  [42, 17, 25, 12],
  [31, 4, 22, 15],
  [12, 13, 11, 3],
  [28, 19, 0, 14],
])
const tableB = numbered([
  [42, 17, 25],
  [31, 4, 22],
  [28, 19, 33],
])
const tableC = numbered([
  [10, 11, 7, 16, 8],
  [6, 11, 10, 12, 11],
  [16, 8, 10, 12, 7],
  [13, 14, 8, 10, 19],
])

/** The complementary marks in the order in which they were made, as "row.column". */
const added = ({ added: marks }: TableMask): string[] =>
  marks.map(({ row, column }) => `${row ?? '*'}.${column ?? '*'}`)
/** The feasibility interval of each primary, as "row.column [low,high]". */
const feasible = async (table: CountTable, mask: TableMask): Promise<string[]> => {
  const system = seenTable(table, mask, 10)
  const intervals = await auditSums(system)
  return intervals.map(({ low, high }, at) => {
    const cell = system.primaries[at]?.cells[0] ?? 0
    const width = table.columns.length
    return `${String(Math.floor(cell / width) + 1)}.${String((cell % width) + 1)} [${String(low)},${String(high)}]`
  })
}
const primaries = ({ cells }: TableMask): string[] =>
  cells.flatMap((row, r) => row.flatMap((mark, c) => (mark === 'primary' ? [`${String(r + 1)}.${String(c + 1)}`] : [])))

describe('published vectors', () => {
  test('A: four marks are added in this order, and the audit passes', async () => {
    const mask = suppressTable(tableA)
    expect(primaries(mask)).toEqual(['2.2', '3.4', '4.3'])
    expect(added(mask)).toEqual(['2.4', '3.3', '4.4', '3.2'])
    expect([...mask.rowTotals, ...mask.columnTotals, mask.total]).toEqual(Array(9).fill('shown'))
    expect(await feasible(tableA, mask)).toEqual(['2.2 [0,17]', '3.4 [0,27]', '4.3 [0,11]'])
    expect(added(await protectTable(tableA))).toEqual(added(mask))
  })

  test('B: three marks are added in this order, and the audit passes', async () => {
    const mask = suppressTable(tableB)
    expect(added(mask)).toEqual(['2.3', '1.2', '1.3'])
    expect(await feasible(tableB, mask)).toEqual(['2.2 [0,21]'])
  })

  test('C: lines alone give one cell away; the audit sees it and hides one more', async () => {
    const mask = suppressTable(tableC)
    expect(await feasible(tableC, mask)).toContain('1.3 [7,7]')
    const proven = await protectTable(tableC)
    expect(added(proven)).toEqual([...added(mask), '1.1'])
    expect(await feasible(tableC, proven)).toContain('1.3 [0,17]')
  })

  test.each([
    [[12, 7, 30, 55], 'xx..', 'shown'],
    [[2, 3, 30, 55], 'xxx.', 'shown'],
    [[2, 9, 30, 55], 'xx..', 'shown'],
    [[4, 25], 'xx', 'shown'],
    [[3, 4], 'xx', 'primary'],
    [[30, 55], '..', 'shown'],
    [[], '', 'primary'],
  ])('a line of %j hides %s', (counts, hidden, total) => {
    const mask = suppressLine(counts)
    expect(mask.cells.map((mark) => (mark === 'shown' ? '.' : 'x')).join('')).toBe(hidden)
    expect(mask.total).toBe(total)
  })
})

describe('totals', () => {
  test('a total below k takes a second one with it, and a cell of that row, or adding up would give it away', async () => {
    const table = numbered([
      [3, 4],
      [20, 30],
      [40, 50],
    ])
    const mask = suppressTable(table)
    expect(mask.rowTotals).toEqual(['primary', 'complementary', 'shown'])
    expect(mask.cells[1]).toContain('complementary')
    const intervals = await auditSums(seenTable(table, mask, 10))
    expect(intervals.every(({ isProtected }) => isProtected)).toBe(true)
  })

  test('what the caller does not publish asks for no mark beside it and bounds nothing', async () => {
    const table = { ...tableB, published: { rowTotals: [true, false, true], columnTotals: [true, false, true] } }
    const mask = suppressTable(table)
    expect(added(mask)).toEqual([])
    expect([mask.rowTotals[1], mask.columnTotals[1]]).toEqual(['unpublished', 'unpublished'])
    const proven = await protectTable({ ...table, published: { ...table.published, total: false } })
    expect(added(proven)).toEqual([])
  })

  test('an unpublished total can be rebuilt from the grand total, which the audit sees', async () => {
    const table = { ...tableB, published: { rowTotals: [true, false, true], columnTotals: [true, false, true] } }
    expect(await feasible(table, suppressTable(table))).toEqual(['2.2 [4,4]'])
    const proven = await protectTable(table)
    expect((await auditSums(seenTable(table, proven, 10))).every((one) => one.isProtected)).toBe(true)
  })
})

describe('the audit can fail', () => {
  test.each([
    ['A', tableA],
    ['B', tableB],
    ['C', tableC],
  ])('%s: each complementary mark is needed: without any one of them a primary is given away', async (_, table) => {
    const proven = await protectTable(table)
    for (const { row, column } of proven.added) {
      const without: TableMask = {
        ...proven,
        cells: proven.cells.map((marks, r) =>
          marks.map((mark, c) => (table.rows[r] === row && table.columns[c] === column ? 'shown' : mark)),
        ),
      }
      const intervals = await auditSums(seenTable(table, without, 10))
      expect(intervals.some(({ isProtected }) => !isProtected)).toBe(true)
    }
  })

  test('sums that contradict each other, or the truth, are refused', async () => {
    const cells = { cells: 2, known: new Map<number, number>() }
    const primaries = [{ cells: [0], value: 3 }]
    const wrong = auditSums({
      ...cells,
      sums: [
        { cells: [0, 1], total: 5 },
        { cells: [0, 1], total: 6 },
      ],
      primaries,
    })
    await expect(wrong).rejects.toEqual(
      new SuppressionError('contradiction', 'the published sums contradict each other'),
    )
    const untrue = auditSums({ ...cells, sums: [{ cells: [0, 1], total: 2 }], primaries })
    await expect(untrue).rejects.toMatchObject({ failure: 'contradiction' })
    const known = new Map([
      [0, 4],
      [1, 4],
    ])
    const unequal = auditSums({ cells: 2, known, sums: [{ cells: [0, 1], total: 9 }], primaries: [] })
    await expect(unequal).rejects.toMatchObject({ failure: 'contradiction' })
  })

  test.each([[[[1, -1]]], [[[1.5, 2]]], [[[1, 2], [3]]]])('%j is no table of counts', (counts) => {
    expect(() => suppressTable({ ...numbered(counts), columns: ['1', '2'] })).toThrow(RangeError)
  })
})
