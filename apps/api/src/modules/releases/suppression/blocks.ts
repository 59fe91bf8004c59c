import type { PublishedSums } from './published-sums.ts'
import { SuppressionError } from './suppression-error.ts'

/** Cells that hang together by sums, and the primaries among them; nothing outside says anything about them. */
export interface Block {
  /** How many cells; they are numbered from 0 in each block. */
  readonly cells: number
  /** With the place of each in the list of published sums. */
  readonly sums: readonly { readonly cells: readonly number[]; readonly total: number; readonly sum: number }[]
  readonly primaries: readonly BlockPrimary[]
  /** The same for the same equations: what was once proved safe need not be proved again. */
  readonly key: string
}

/** A primary as it stands in its block. */
export interface BlockPrimary {
  /** Its place in the list of primaries. */
  readonly primary: number
  readonly cells: readonly number[]
  /** Answers of it that are known. */
  readonly known: number
  /** How many answers it truly has. */
  readonly value: number
  /** It holds a cell of which no sum speaks, so that it may be as large as one likes. */
  readonly isUnbounded: boolean
}

/** Splits what is published into blocks. Throws SuppressionError where a sum of known cells is wrong. */
export function splitIntoBlocks(published: PublishedSums): Block[] {
  const open = (cells: readonly number[]): number[] => cells.filter((cell) => !published.known.has(cell))
  const knownOf = (cells: readonly number[]): number =>
    cells.reduce((sum, cell) => sum + (published.known.get(cell) ?? 0), 0)
  const sums = published.sums
    .map(({ cells, total }, sum) => ({ cells: open(cells), total: total - knownOf(cells), sum }))
    .filter(({ cells, total }) => {
      if (cells.length === 0 ? total !== 0 : total < 0) {
        throw new SuppressionError('contradiction', 'a published sum is not the sum of its cells')
      }
      return cells.length > 0
    })
  const bounded = new Set(sums.flatMap(({ cells }) => cells))
  const primaries = published.primaries.map(({ cells, value }, primary): BlockPrimary => {
    const unknown = open(cells)
    const spoken = unknown.filter((cell) => bounded.has(cell))
    return { primary, cells: spoken, known: knownOf(cells), value, isUnbounded: spoken.length < unknown.length }
  })
  const rootOf = joinCells(published.cells, [...sums, ...primaries])
  const bySum = Map.groupBy(sums, ({ cells }) => rootOf(cells[0]))
  const byPrimary = Map.groupBy(primaries, ({ cells }) => rootOf(cells[0]))
  return [...byPrimary].map(([root, own]) => blockOf(bySum.get(root) ?? [], own))
}

/** Numbers the cells of one block from 0. */
function blockOf(sums: Block['sums'], primaries: readonly BlockPrimary[]): Block {
  const key = JSON.stringify([
    sums.map(({ cells, total }) => [total, ...cells]),
    primaries.map(({ cells, known, isUnbounded }) => [known, isUnbounded, ...cells]),
  ])
  const numbers = new Map<number, number>()
  for (const cell of sums.flatMap(({ cells }) => cells)) if (!numbers.has(cell)) numbers.set(cell, numbers.size)
  const renumber = (cells: readonly number[]): number[] => cells.map((cell) => numbers.get(cell) ?? Number.NaN)
  return {
    cells: numbers.size,
    sums: sums.map(({ cells, total, sum }) => ({ cells: renumber(cells), total, sum })),
    primaries: primaries.map((primary) => ({ ...primary, cells: renumber(primary.cells) })),
    key,
  }
}

/** Cells that stand in one list hang together; gives any one of them to know them by, −1 for no cell. */
function joinCells(count: number, lists: readonly { readonly cells: readonly number[] }[]): (cell?: number) => number {
  const parents = Int32Array.from({ length: count }, (_, at) => at)
  const rootOf = (cell: number): number => {
    let root = cell
    while (parents[root] !== root) {
      const above = parents[root] ?? root
      parents[root] = parents[above] ?? above
      root = above
    }
    return root
  }
  for (const { cells } of lists) {
    for (const cell of cells.slice(1)) parents[rootOf(cell)] = rootOf(cells[0] ?? cell)
  }
  return (cell) => (cell === undefined ? -1 : rootOf(cell))
}
