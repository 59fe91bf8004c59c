import { countOf, hide, isHidden, type Lattice, type Line, type Mask } from './lattice.ts'

/**
 * Step 2, complementary suppression: visits the lines of each table in order, until none asks for another mark. A line
 * whose total is shown hides no figure or at least two of together at least k answers; otherwise the missing one could be
 * computed, or together they would be a figure below k. A total that is hidden has a hidden figure among its members, or
 * adding them up would give it away. Changes the mask.
 *
 * Source: L. Willenborg, T. de Waal, Elements of Statistical Disclosure Control (2001), ch. 6; A. Hundepool et al.,
 * Statistical Disclosure Control (2012), ch. 4.
 */
export function completeMarks(lattice: Lattice, mask: Mask, k: number): void {
  let before: number
  do {
    before = mask.added.length
    for (const table of lattice.tables) settle(table, lattice, mask, k)
  } while (mask.added.length > before)
}

function settle(table: readonly Line[], lattice: Lattice, mask: Mask, k: number): void {
  let before: number
  do {
    before = mask.added.length
    for (const line of table) {
      if (!isWanting(line, lattice, mask, k)) continue
      const figure = bestToHide(line, lattice, mask) ?? line.total
      if (mask.marks[figure] === 'shown') hide(mask, figure)
    }
  } while (mask.added.length > before)
}

/** Whether a line needs one more mark. */
function isWanting({ members, total }: Line, { counts }: Lattice, mask: Mask, k: number): boolean {
  const marked = members.filter((figure) => isHidden(mask, figure))
  if (mask.marks[total] === 'unpublished') return false
  if (isHidden(mask, total)) return marked.length === 0
  if (marked.length === 0) return false
  return marked.length < 2 || marked.reduce((sum, figure) => sum + countOf(counts, figure), 0) < k
}

/** First the members that stand in another line with a mark, of these the smallest, of these the lowest. */
function bestToHide(line: Line, lattice: Lattice, mask: Mask): number | undefined {
  let best: { figure: number; isCrossed: boolean; n: number } | undefined
  for (const figure of line.members) {
    if (mask.marks[figure] !== 'shown') continue
    const n = countOf(lattice.counts, figure)
    const crossing = lattice.linesOf[figure]?.filter((other) => other !== line) ?? []
    const isCrossed = crossing.some(({ members }) => members.some((other) => isHidden(mask, other)))
    const isBetter = best === undefined || (isCrossed === best.isCrossed ? n < best.n : isCrossed)
    if (isBetter) best = { figure, isCrossed, n }
  }
  return best?.figure
}
