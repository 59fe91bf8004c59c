import { countOf, type Lattice, type Mask } from './lattice.ts'

/** What a reader knows of finest cells, which are numbered from 0, and what must stay unknown. */
export interface PublishedSums {
  /** How many finest cells there are. None is below 0. */
  readonly cells: number
  /** Cells that are shown, with their answers. */
  readonly known: ReadonlyMap<number, number>
  /** Published sums of cells: totals, and totals of totals. */
  readonly sums: readonly { readonly cells: readonly number[]; readonly total: number }[]
  /** Primary cells, or sets of cells whose sum is one, with their true number of answers. */
  readonly primaries: readonly { readonly cells: readonly number[]; readonly value: number }[]
}

/** The system of a mask, with the figure of each sum and of each primary. */
export interface MaskedSums extends PublishedSums {
  readonly totals: readonly number[]
  readonly figures: readonly number[]
}

/**
 * What a mask publishes, as sums of the finest cells that it hides: a total that is shown is less its members that are
 * shown, and a hidden member is put down by its own parts, through all levels. Cells have the numbers of their figures.
 *
 * A total may stand above several lines (the grand total above the row totals and the column totals). They say the same,
 * given what is said of their members, so that the one with the fewest hidden cells is taken; with none, it adds nothing.
 */
export function publishedSums(lattice: Lattice, mask: Mask): MaskedSums {
  const { open, addUp } = createOpening(lattice, mask)
  const sums: { cells: readonly number[]; total: number }[] = []
  const totals: number[] = []
  for (const [figure, mark] of mask.marks.entries()) {
    if (mark !== 'shown') continue
    const parts = addUp(figure)
    if (!parts || parts.cells.length === 0) continue
    sums.push({ cells: parts.cells, total: countOf(lattice.counts, figure) - parts.known })
    totals.push(figure)
  }
  const figures = [...mask.marks.keys()].filter((figure) => mask.marks[figure] === 'primary')
  const primaries = figures.map((figure) => {
    const { cells, known } = open(figure)
    return { cells, value: countOf(lattice.counts, figure) - known }
  })
  return { cells: lattice.counts.length, known: new Map(), sums, totals, primaries, figures }
}

/** A figure as what is known of it and the hidden finest cells that make up the rest. */
interface Opened {
  readonly cells: readonly number[]
  readonly known: number
}

interface Opening {
  /** What a figure is for a reader. */
  open(figure: number): Opened
  /** What the members of a total add up to, whether it is shown itself or not; null for a finest cell. */
  addUp(total: number): Opened | null
}

function createOpening(lattice: Lattice, mask: Mask): Opening {
  const done = new Map<number, Opened>()
  const open = (figure: number): Opened => {
    if (mask.marks[figure] === 'shown') return { cells: [], known: countOf(lattice.counts, figure) }
    const opened = done.get(figure) ?? addUp(figure) ?? { cells: [figure], known: 0 }
    done.set(figure, opened)
    return opened
  }
  const addUp = (total: number): Opened | null => {
    let shortest: Opened | null = null
    for (const line of lattice.linesOf[total] ?? []) {
      if (line.total !== total) continue
      const cells: number[] = []
      let known = 0
      for (const part of line.members.map(open)) {
        for (const cell of part.cells) cells.push(cell)
        known += part.known
      }
      if (!shortest || cells.length < shortest.cells.length) shortest = { cells, known }
    }
    return shortest
  }
  return { open, addUp }
}
