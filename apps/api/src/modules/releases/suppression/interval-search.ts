import type { Block, BlockPrimary } from './blocks.ts'

/** Between what a primary figure lies, in answers. */
export interface FoundInterval {
  /** The least and the most it can be, given everything that is published. `high` may be Infinity. */
  readonly low: number
  readonly high: number
  /** The most is at least k, and least and most are at least k apart. */
  readonly isProtected: boolean
}

/** What is known so far of one primary: values that it can take, and whether there can be any beyond. */
interface Known {
  readonly primary: BlockPrimary
  low: number
  high: number
  isLowest: boolean
  isHighest: boolean
}

/** Asks the linear program about the primaries of one block until each is proved safe or both its ends are known. */
export interface Search {
  readonly block: Block
  isDone(): boolean
  /** Adds the costs of the next question, the block's cells beginning at `offset`. */
  ask(costs: Float64Array, offset: number): void
  /** Learns from the answer, which is a table that agrees with everything published. */
  learn(values: Float64Array, offset: number): void
  /** In the order of the block's primaries. */
  results(): readonly FoundInterval[]
}

/**
 * With `verdict`, the first questions are put for all open primaries of the block together, because every answer shows a
 * value for each of them, and two values far enough apart prove one safe. The first value is free: the truth agrees with everything
 * published. Whatever such questions leave open is asked one by one, for its most first: beside the truth that mostly suffices.
 */
export function createSearch(
  block: Block,
  k: number,
  ends: 'exact' | 'verdict',
  before?: readonly FoundInterval[],
): Search {
  if (before) return { block, isDone: () => true, ask: () => undefined, learn: () => undefined, results: () => before }
  const all = block.primaries.map((primary): Known => {
    const isEmpty = primary.cells.length === 0
    const truth = ends === 'verdict' && !primary.isUnbounded ? primary.value : undefined
    return {
      primary,
      low: isEmpty ? primary.known : (truth ?? Infinity),
      high: primary.isUnbounded ? Infinity : isEmpty ? primary.known : (truth ?? -Infinity),
      isLowest: isEmpty,
      isHighest: isEmpty || primary.isUnbounded,
    }
  })
  const isWide = ({ low, high }: Known): boolean => high >= k && high - low >= k
  const isSettled = (known: Known): boolean =>
    (known.isLowest && known.isHighest) || (ends === 'verdict' && isWide(known))
  let open = all.filter((known) => !isSettled(known))
  let idle = ends === 'exact' ? 2 : 0 // questions for all together since the last one that settled any
  let isUp = false
  let single: Known | undefined
  let hasFailed = all.some((known) => isSettled(known) && !isWide(known))

  return {
    block,
    isDone: () => open.length === 0 || (ends === 'verdict' && hasFailed),
    ask(costs, offset) {
      const [first] = open
      if (!first) return
      single = idle < 2 ? undefined : first
      isUp = single ? !single.isHighest : !isUp
      for (const { primary } of single ? [single] : open) {
        for (const cell of primary.cells) costs[cell + offset] = (costs[cell + offset] ?? 0) + (isUp ? -1 : 1)
      }
    },
    learn(values, offset) {
      if (open.length === 0) return
      for (const known of open) {
        const value = known.primary.cells.reduce((sum, cell) => sum + (values[cell + offset] ?? 0), known.primary.known)
        known.low = Math.min(known.low, value)
        if (!known.primary.isUnbounded) known.high = Math.max(known.high, value)
        if (known.low <= known.primary.known) known.isLowest = true // cells are not below 0
      }
      if (single && isUp) single.isHighest = true
      if (single && !isUp) single.isLowest = true
      const asked = open.length
      if (single) hasFailed ||= isSettled(single) && !isWide(single)
      open = open.filter((known) => !isSettled(known))
      if (!single) idle = open.length < asked ? 0 : idle + 1
    },
    results: () => all.map((known) => ({ low: known.low, high: known.high, isProtected: isWide(known) })),
  }
}
