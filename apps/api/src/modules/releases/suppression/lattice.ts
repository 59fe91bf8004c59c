/**
 * What a figure shows: `primary`: hidden, being below k; `complementary`: hidden, so that no primary can be computed from
 * what is shown; `unpublished`: a total that the caller does not publish, which is nobody's secret. Readers see one dash.
 */
export type Mark = 'shown' | 'primary' | 'complementary' | 'unpublished'

/** Figures that add up to another one: a row with its total, a column with its total, the totals with the grand total. */
export interface Line {
  readonly members: readonly number[]
  readonly total: number
}

/**
 * Counts that add up along lines: a table, or tables one below another. A figure is a number from 0 on, in the order of
 * the ids: of two figures that are equally good to hide, the lower one is hidden.
 */
export interface Lattice {
  /** Answers of each figure. */
  readonly counts: readonly number[]
  /** Totals that the caller does not publish. */
  readonly unpublished: readonly number[]
  /** Each table's lines in the order in which they are visited; each table is settled before the next. */
  readonly tables: readonly (readonly Line[])[]
  /** Of each figure: the lines in which it stands, as one of the members or as the total. */
  readonly linesOf: readonly (readonly Line[])[]
}

/** A lattice with its marks, and the complementary ones in the order in which they were added. */
export interface Mask {
  readonly marks: Mark[]
  readonly added: number[]
}

/** Puts the lines of counts in order. Throws RangeError where a count is no whole number from 0 on or a line does not add up. */
export function createLattice(
  counts: readonly number[],
  tables: readonly (readonly Line[])[],
  unpublished: readonly number[] = [],
): Lattice {
  const wrong = counts.find((n) => !Number.isSafeInteger(n) || n < 0)
  if (wrong !== undefined) throw new RangeError(`not a count: ${String(wrong)}`)
  const linesOf: Line[][] = counts.map(() => [])
  for (const line of tables.flat()) {
    const sum = line.members.reduce((all, figure) => all + countOf(counts, figure), 0)
    if (sum !== countOf(counts, line.total)) {
      throw new RangeError(`members add up to ${String(sum)}, their total is ${String(countOf(counts, line.total))}`)
    }
    for (const figure of [...line.members, line.total]) linesOf[figure]?.push(line)
  }
  return { counts, unpublished, tables, linesOf }
}

/** The answers of a figure. */
export function countOf(counts: readonly number[], figure: number): number {
  const n = counts[figure]
  if (n === undefined) throw new RangeError(`no figure ${String(figure)}`)
  return n
}

/** Step 1: every figure below k is hidden, none at all included. */
export function markPrimaries(lattice: Lattice, k: number): Mask {
  const marks = lattice.counts.map((n): Mark => (n < k ? 'primary' : 'shown'))
  for (const figure of lattice.unpublished) if (marks[figure] === 'shown') marks[figure] = 'unpublished'
  return { marks, added: [] }
}

/** Hides one more figure. */
export function hide(mask: Mask, figure: number): void {
  mask.marks[figure] = 'complementary'
  mask.added.push(figure)
}

/** Whether a figure is hidden because somebody could be read off it. */
export function isHidden(mask: Mask, figure: number): boolean {
  const mark = mask.marks[figure]
  return mark === 'primary' || mark === 'complementary'
}
