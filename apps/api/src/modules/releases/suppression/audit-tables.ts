import { setImmediate } from 'node:timers/promises'
import { thresholdDash } from '@hamkori/schema/dashboards.constants'
import type { Highs } from 'highs'
import { splitIntoBlocks } from './blocks.ts'
import { createSearch, type FoundInterval, type Search } from './interval-search.ts'
import { loadSolver, withProgram, type Equations } from './linear-program.ts'
import type { PublishedSums } from './published-sums.ts'
import { SuppressionError } from './suppression-error.ts'

/** What a reader can find out about a primary figure, in answers. */
export interface FeasibilityInterval extends FoundInterval {
  /** Primaries with the same number hang together by published sums. */
  readonly block: number
}

/** How far to go. */
export interface AuditOptions {
  readonly k?: number
  /**
   * `exact`: both ends of each interval. `verdict`, faster: whether each block passes. An interval that passes is at least
   * as wide as given; the first of a block that fails has its exact ends, and nothing is said of those after it.
   */
  readonly ends?: 'exact' | 'verdict'
  /** Blocks that passed before, by their equations; those that pass now are added. The same `k` and `ends` each time. */
  readonly passed?: Map<string, readonly FoundInterval[]>
}

/**
 * Step 3, the audit: for each primary figure the least and the most that it can be when every published sum holds and no
 * cell is below 0 (its feasibility interval), by linear programming. Answers stand in the order of the primaries.
 *
 * Both ends are found for real numbers. Tables one below another make a system whose corners are whole numbers, so that
 * the ends for whole numbers are the same.
 *
 * Source: L. Willenborg, T. de Waal, Elements of Statistical Disclosure Control (2001), ch. 6; A. Hundepool et al.,
 * Statistical Disclosure Control (2012), ch. 4.
 * @internal Only tests use it.
 */
export async function auditSums(published: PublishedSums, options: AuditOptions = {}): Promise<FeasibilityInterval[]> {
  return (await auditAllSums([published], options))[0] ?? []
}

/**
 * The audit of many systems at once: blocks that do not hang together stand in one linear program, and each question is
 * put for one primary of every block at the same time, so that there are at most twice as many questions as the largest
 * block has primaries. Blocks that are done are taken out, and a program is no larger than what one step of the solver takes
 * in its stride.
 */
export async function auditAllSums(
  systems: readonly PublishedSums[],
  { k = thresholdDash, ends = 'exact', passed = new Map() }: AuditOptions = {},
): Promise<FeasibilityInterval[][]> {
  const blocks = systems.map((published) => splitIntoBlocks(published))
  const searches = blocks.map((own) => own.map((block) => createSearch(block, k, ends, passed.get(block.key))))
  await answerAll(searches.flat())
  return systems.map((published, system) => {
    const intervals: FeasibilityInterval[] = []
    for (const [number, search] of searches[system]?.entries() ?? []) {
      const found = search.results()
      for (const [at, { primary }] of search.block.primaries.entries()) {
        const interval = found[at]
        if (interval) intervals[primary] = { ...interval, block: number }
      }
      if (found.every(({ isProtected }) => isProtected)) passed.set(search.block.key, found)
    }
    if (ends === 'exact') requireTruth(published, intervals)
    return intervals
  })
}

/** Most cells of blocks that share a program: the time of a step grows with the whole of it, the number of steps with the parts. */
const mostCells = 1000

async function answerAll(searches: readonly Search[]): Promise<void> {
  const highs = await loadSolver()
  let sharing: Search[] = []
  for (const search of searches.filter((one) => !one.isDone())) {
    if (sharing.length > 0 && sizeOf(sharing) + search.block.cells > mostCells) {
      await answer(highs, sharing)
      sharing = []
    }
    sharing.push(search)
  }
  await answer(highs, sharing)
}

/** Solves until no block asks anything; the program is made anew when half of it is done. */
async function answer(highs: Highs, sharing: readonly Search[]): Promise<void> {
  let asking = sharing
  while (asking.length > 0) {
    const { equations, offsets } = sideBySide(asking)
    await withProgram(highs, equations, async (minimise) => {
      do {
        const costs = new Float64Array(equations.unknowns)
        for (const [at, search] of asking.entries()) search.ask(costs, offsets[at] ?? 0)
        const { unknowns } = minimise(costs)
        for (const [at, search] of asking.entries()) search.learn(unknowns, offsets[at] ?? 0)
      } while (sizeOf(asking.filter((search) => !search.isDone())) > equations.unknowns / 2)
      await setImmediate() // others in this process have their turn
    })
    asking = asking.filter((search) => !search.isDone())
  }
}

function sizeOf(searches: readonly Search[]): number {
  return searches.reduce((sum, { block }) => sum + block.cells, 0)
}

/** All blocks in one program, each with its own cells, and where those begin. */
function sideBySide(searches: readonly Search[]): { equations: Equations; offsets: number[] } {
  let unknowns = 0
  const offsets = searches.map(({ block }) => (unknowns += block.cells) - block.cells)
  const sums = searches.flatMap(({ block }, at) =>
    block.sums.map(({ cells, total }) => ({ cells: cells.map((cell) => cell + (offsets[at] ?? 0)), total })),
  )
  return { equations: { unknowns, sums }, offsets }
}

/** The truth lies within what can be true, or what was published is not the truth. */
function requireTruth({ primaries }: PublishedSums, intervals: readonly FeasibilityInterval[]): void {
  for (const [at, { value }] of primaries.entries()) {
    const interval = intervals[at]
    if (!interval || value < interval.low || value > interval.high) {
      throw new SuppressionError('contradiction', 'a primary figure lies outside of what the published sums allow')
    }
  }
}

/**
 * Which published sums (by their places) hold a primary that fails within its interval: those that bind its most, or, if it
 * can be k and more, its least or most. Its block is solved alone, from the beginning, so that the answer is the same
 * whatever else is audited.
 */
export async function bindingSums(published: PublishedSums, primary: number, k: number): Promise<number[]> {
  const block = splitIntoBlocks(published).find(({ primaries }) => primaries.some((one) => one.primary === primary))
  const asked = block?.primaries.find((one) => one.primary === primary)
  if (!block || !asked) return []
  return await withProgram(await loadSolver(), { unknowns: block.cells, sums: block.sums }, (minimise) => {
    const costs = new Float64Array(block.cells)
    for (const cell of asked.cells) costs[cell] = -1
    const most = minimise(costs)
    const high = asked.cells.reduce((sum, cell) => sum + (most.unknowns[cell] ?? 0), asked.known)
    const least = high < k ? most : minimise(costs.map((cost) => -cost))
    const binds = block.sums.filter((_, at) => most.duals[at] !== 0 || least.duals[at] !== 0)
    return Promise.resolve(binds.map(({ sum }) => sum))
  })
}
