import { auditAllSums, bindingSums, type FeasibilityInterval } from './audit-tables.ts'
import { completeMarks } from './complete-marks.ts'
import { countOf, hide, markPrimaries, type Lattice, type Mask } from './lattice.ts'
import { publishedSums, type MaskedSums } from './published-sums.ts'
import type { FoundInterval } from './interval-search.ts'
import { SuppressionError } from './suppression-error.ts'

/**
 * Suppresses, audits, hides one more figure beside each primary that fails, and begins again, until the audit passes.
 * Each round hides at least one figure, so there are at most as many rounds as figures. Throws SuppressionError where no
 * mask passes within that: then nothing may be published.
 */
export async function protectLattices(lattices: readonly Lattice[], k: number): Promise<Mask[]> {
  const masks = lattices.map((lattice) => {
    const mask = markPrimaries(lattice, k)
    completeMarks(lattice, mask, k)
    return mask
  })
  const passed = new Map<string, readonly FoundInterval[]>()
  let rounds = 1 + Math.max(0, ...lattices.map(({ counts }) => counts.length))
  let pending = masks.map((mask, at) => ({ mask, lattice: valueAt(lattices, at) }))
  while (pending.length > 0) {
    if (rounds-- === 0) throw new SuppressionError('unprotected', 'no mask passes the audit')
    const systems = pending.map(({ lattice, mask }) => publishedSums(lattice, mask))
    const audits = await auditAllSums(systems, { k, ends: 'verdict', passed })
    const failing: typeof pending = []
    for (const [place, one] of pending.entries()) {
      const system = valueAt(systems, place)
      const intervals = valueAt(audits, place)
      if (intervals.every(({ isProtected }) => isProtected)) continue
      await repair(one.lattice, one.mask, system, intervals, k)
      completeMarks(one.lattice, one.mask, k)
      failing.push(one)
    }
    pending = failing
  }
  return masks
}

/** Hides one figure for the first failing primary of each block. */
async function repair(
  lattice: Lattice,
  mask: Mask,
  system: MaskedSums,
  intervals: readonly FeasibilityInterval[],
  k: number,
): Promise<void> {
  const firsts = new Map<number, number>()
  for (const [primary, { block, isProtected }] of intervals.entries()) {
    if (!isProtected && !firsts.has(block)) firsts.set(block, primary)
  }
  const chosen = new Set<number>()
  for (const primary of firsts.values()) {
    const figure =
      beside(lattice, mask, valueAt(system.figures, primary)) ?? (await binding(lattice, mask, system, primary, k))
    if (figure === undefined) throw new SuppressionError('unprotected', 'nothing is left to hide, and the audit fails')
    chosen.add(figure)
  }
  for (const figure of chosen) hide(mask, figure)
}

/** The smallest figure that is shown in the row or column of a primary. */
function beside(lattice: Lattice, mask: Mask, primary: number): number | undefined {
  const lines = (lattice.linesOf[primary] ?? []).filter(({ total }) => total !== primary)
  const members = lines.flatMap((line) => line.members)
  return smallestShown(lattice, mask, members)
}

/** Where its row and column hide all they have: the smallest of the totals that hold it within its interval. */
async function binding(
  lattice: Lattice,
  mask: Mask,
  system: MaskedSums,
  primary: number,
  k: number,
): Promise<number | undefined> {
  const sums = await bindingSums(system, primary, k)
  const totals = sums.map((sum) => valueAt(system.totals, sum))
  return smallestShown(lattice, mask, totals)
}

function smallestShown(lattice: Lattice, mask: Mask, figures: readonly number[]): number | undefined {
  const shown = figures.filter((figure) => mask.marks[figure] === 'shown')
  return shown.sort((a, b) => countOf(lattice.counts, a) - countOf(lattice.counts, b) || a - b)[0]
}

function valueAt<Value>(list: readonly Value[], at: number): Value {
  const value = list[at]
  if (value === undefined) throw new RangeError(`nothing at ${String(at)}`)
  return value
}
