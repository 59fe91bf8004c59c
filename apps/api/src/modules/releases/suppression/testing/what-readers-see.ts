import type { CountHierarchy, CountNode } from '../hierarchy-lattice.ts'
import type { HierarchyMask } from '../protect-tables.ts'
import type { PublishedSums } from '../published-sums.ts'
import type { CountTable, TableMask } from '../suppress-table.ts'

/**
 * What a reader knows, put down straight from the marks and not as the library does it: each finest cell that is shown,
 * and each total that is shown as the sum of all finest cells below it.
 */
interface Figure {
  readonly cells: readonly number[]
  readonly n: number
  readonly isShown: boolean
}

/** The system of a masked table; cells are numbered row by row. */
export function seenTable(table: CountTable, mask: TableMask, k: number): PublishedSums {
  const width = table.columns.length
  const cell = (row: number, column: number): number => row * width + column
  const n = (row: number, column: number): number => table.counts[row]?.[column] ?? 0
  const rows = [...table.rows.keys()]
  const columns = [...table.columns.keys()]
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
  return seen(rows.length * width, k, [
    ...rows.flatMap((row) =>
      columns.map((column) => ({
        cells: [cell(row, column)],
        n: n(row, column),
        isShown: mask.cells[row]?.[column] === 'shown',
      })),
    ),
    ...rows.map((row) => ({
      cells: columns.map((column) => cell(row, column)),
      n: sum(columns.map((column) => n(row, column))),
      isShown: mask.rowTotals[row] === 'shown',
    })),
    ...columns.map((column) => ({
      cells: rows.map((row) => cell(row, column)),
      n: sum(rows.map((row) => n(row, column))),
      isShown: mask.columnTotals[column] === 'shown',
    })),
    {
      cells: rows.flatMap((row) => columns.map((column) => cell(row, column))),
      n: sum(table.counts.flat()),
      isShown: mask.total === 'shown',
    },
  ])
}

/** The system of a masked hierarchy; cells are those of nodes without children, numbered as they are met. */
export function seenHierarchy({ root }: CountHierarchy, mask: HierarchyMask, k: number): PublishedSums {
  let cells = 0
  const figures: Figure[] = []
  const visit = (node: CountNode): number[][] => {
    const below = node.children.map(visit)
    const own =
      below.length === 0
        ? node.counts.map(() => [cells++])
        : node.counts.map((_, column) => below.flatMap((child) => child[column] ?? []))
    const marks = mask.get(node.id)
    for (const [column, n] of node.counts.entries()) {
      figures.push({ cells: own[column] ?? [], n, isShown: marks?.cells[column] === 'shown' })
    }
    const n = node.counts.reduce((sum, count) => sum + count, 0)
    figures.push({ cells: own.flat(), n, isShown: marks?.total === 'shown' })
    return own
  }
  visit(root)
  return seen(cells, k, figures)
}

function seen(cells: number, k: number, figures: readonly Figure[]): PublishedSums {
  const shown = figures.filter(({ isShown }) => isShown)
  return {
    cells,
    known: new Map(shown.flatMap((figure) => (figure.cells.length === 1 ? [[figure.cells[0] ?? 0, figure.n]] : []))),
    sums: shown.filter((figure) => figure.cells.length > 1).map(({ cells: parts, n }) => ({ cells: parts, total: n })),
    primaries: figures.filter(({ n }) => n < k).map(({ cells: parts, n }) => ({ cells: parts, value: n })),
  }
}

/**
 * The least and the most of each primary over all tables of whole numbers that agree with what is known, by counting them
 * out. Infinity where no sum bounds a cell of it.
 */
export function countOut({ cells, known, sums, primaries }: PublishedSums): { low: number; high: number }[] {
  const left = sums.map(({ total }) => total)
  const open = sums.map((sum) => sum.cells.length)
  const sumsOf = Array.from({ length: cells }, (_, cell) =>
    [...sums.keys()].filter((at) => sums[at]?.cells.includes(cell) === true),
  )
  const values = Array.from({ length: cells }, (_, cell) => known.get(cell) ?? 0)
  const isFree = (cell: number): boolean => !known.has(cell) && sumsOf[cell]?.length === 0
  const found = primaries.map(() => ({ low: Infinity, high: -Infinity }))

  const visit = (cell: number): void => {
    if (cell === cells) {
      for (const [at, primary] of primaries.entries()) {
        const value = primary.cells.reduce((sum, one) => sum + (values[one] ?? 0), 0)
        const interval = found[at]
        if (!interval) continue
        interval.low = Math.min(interval.low, value)
        interval.high = Math.max(interval.high, primary.cells.some(isFree) ? Infinity : value)
      }
      return
    }
    const own = sumsOf[cell] ?? []
    const most = Math.min(...own.map((at) => left[at] ?? 0))
    const fixed = known.get(cell) ?? (isFree(cell) ? 0 : undefined)
    // The last cell of a sum is what is left of it.
    const last = own.find((at) => open[at] === 1)
    const from = fixed ?? (last === undefined ? 0 : (left[last] ?? 0))
    const to = fixed ?? (last === undefined ? most : from)
    for (let value = from; value <= to && value <= most; value++) {
      if (own.some((at) => open[at] === 1 && left[at] !== value)) continue
      values[cell] = value
      for (const at of own) {
        left[at] = (left[at] ?? 0) - value
        open[at] = (open[at] ?? 0) - 1
      }
      visit(cell + 1)
      for (const at of own) {
        left[at] = (left[at] ?? 0) + value
        open[at] = (open[at] ?? 0) + 1
      }
    }
  }
  visit(0)
  return found
}
