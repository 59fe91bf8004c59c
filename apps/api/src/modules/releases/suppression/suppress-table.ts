import { thresholdDash } from '@hamkori/schema/dashboards.constants'
import { completeMarks } from './complete-marks.ts'
import { createLattice, markPrimaries, type Lattice, type Line, type Mark, type Mask } from './lattice.ts'

/** A frozen two-way table of answers. Rows and columns stand in the order of their ids. */
export interface CountTable {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Answers of each cell, row by row. */
  readonly counts: readonly (readonly number[])[]
  /** Which totals are published; all, if nothing is said. A total below k never is. */
  readonly published?: {
    readonly rowTotals?: readonly boolean[]
    readonly columnTotals?: readonly boolean[]
    readonly total?: boolean
  }
}

/** What of a table is shown. `added` lists the complementary marks in the order in which they were made; null: a total. */
export interface TableMask {
  readonly cells: readonly (readonly Mark[])[]
  readonly rowTotals: readonly Mark[]
  readonly columnTotals: readonly Mark[]
  readonly total: Mark
  readonly added: readonly { readonly row: string | null; readonly column: string | null }[]
}

/** What of a row of cells with one total is shown. */
export interface LineMask {
  readonly cells: readonly Mark[]
  readonly total: Mark
}

/**
 * Primary and complementary suppression of one table: no cell below k answers can be computed by subtracting within one
 * row or column. Whether several of them together give one away, only the audit says (`protectTable`).
 * @internal Only tests use it.
 */
export function suppressTable(table: CountTable, k: number = thresholdDash): TableMask {
  const lattice = tableLattice(table)
  const mask = markPrimaries(lattice, k)
  completeMarks(lattice, mask, k)
  return tableMask(table, mask)
}

/**
 * The same rule for cells with one total, such as the kinds of contact of one unit.
 * @internal Only tests use it.
 */
export function suppressLine(counts: readonly number[], k: number = thresholdDash): LineMask {
  const total = counts.length
  const line: Line = { members: counts.map((_, at) => at), total }
  const lattice = createLattice([...counts, sumOf(counts)], [[line]])
  const mask = markPrimaries(lattice, k)
  completeMarks(lattice, mask, k)
  return { cells: mask.marks.slice(0, total), total: mask.marks[total] ?? 'primary' }
}

/** The lines of a table: its rows, its columns, its row totals, its column totals. Cells come first, row by row. */
export function tableLattice({ rows, columns, counts, published }: CountTable): Lattice {
  const wrong = counts.length !== rows.length || counts.some((row) => row.length !== columns.length)
  if (wrong) throw new RangeError('a table needs a count for each row and column')
  const cell = (row: number, column: number): number => row * columns.length + column
  const rowTotal = (row: number): number => rows.length * columns.length + row
  const columnTotal = (column: number): number => rowTotal(rows.length) + column
  const total = columnTotal(columns.length)
  const byRow = rows.map((_, row): Line => ({
    members: columns.map((__, column) => cell(row, column)),
    total: rowTotal(row),
  }))
  const byColumn = columns.map((_, column): Line => ({
    members: rows.map((__, row) => cell(row, column)),
    total: columnTotal(column),
  }))
  const ofRows: Line = { members: byRow.map((line) => line.total), total }
  const ofColumns: Line = { members: byColumn.map((line) => line.total), total }
  const unpublished = [
    ...byRow.filter((_, row) => published?.rowTotals?.[row] === false).map((line) => line.total),
    ...byColumn.filter((_, column) => published?.columnTotals?.[column] === false).map((line) => line.total),
    ...(published?.total === false ? [total] : []),
  ]
  const rowSums = counts.map(sumOf)
  const columnSums = columns.map((_, column) => sumOf(counts.map((row) => row[column] ?? 0)))
  const all = [...counts.flat(), ...rowSums, ...columnSums, sumOf(rowSums)]
  return createLattice(all, [[...byRow, ...byColumn, ofRows, ofColumns]], unpublished)
}

/** The marks of a table's lattice, put back into the table's shape. */
export function tableMask({ rows, columns }: CountTable, { marks, added }: Mask): TableMask {
  const cells = rows.length * columns.length
  const name = (figure: number): TableMask['added'][number] => {
    if (figure < cells) {
      return {
        row: rows[Math.floor(figure / columns.length)] ?? null,
        column: columns[figure % columns.length] ?? null,
      }
    }
    const at = figure - cells
    return at < rows.length
      ? { row: rows[at] ?? null, column: null }
      : { row: null, column: columns[at - rows.length] ?? null }
  }
  return {
    cells: rows.map((_, row) => marks.slice(row * columns.length, (row + 1) * columns.length)),
    rowTotals: marks.slice(cells, cells + rows.length),
    columnTotals: marks.slice(cells + rows.length, -1),
    total: marks.at(-1) ?? 'primary',
    added: added.map(name),
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}
