import { thresholdDash } from '@hamkori/schema/dashboards.constants'
import { hierarchyLattice, type CountHierarchy } from './hierarchy-lattice.ts'
import type { Mask } from './lattice.ts'
import { protectLattices } from './protect-lattices.ts'
import { tableLattice, tableMask, type CountTable, type LineMask, type TableMask } from './suppress-table.ts'

/** Nothing is shown. */
const noMask: Mask = { marks: [], added: [] }

/** What of each node is shown, by its id; cells in the order of the hierarchy's columns. */
export type HierarchyMask = ReadonlyMap<string, LineMask>

/**
 * Suppression of tables that have nothing to do with each other, each proved safe by the audit: every primary figure can
 * be k or more, and its interval is at least k wide. Throws RangeError for what is no table of counts, SuppressionError
 * where safety cannot be proved: then nothing may be published.
 */
export async function protectTables(
  tables: readonly CountTable[],
  k: number = thresholdDash,
): Promise<readonly TableMask[]> {
  const masks = await protectLattices(tables.map(tableLattice), k)
  return tables.map((table, at) => tableMask(table, masks[at] ?? noMask))
}

/**
 * One table, as `protectTables`.
 * @internal Only tests use it.
 */
export async function protectTable(table: CountTable, k: number = thresholdDash): Promise<TableMask> {
  const [only] = await protectTables([table], k)
  return only ?? tableMask(table, noMask)
}

/**
 * The same for trees of tables (country, regions, districts, units), in which a cell that is hidden above is a hidden
 * column total below, and a hidden row above has a hidden grand total below. Suppressed from the root down, audited as one
 * system of sums. A child without any answer counts as a primary figure, and costs a second total beside it where its
 * parent's is shown; whoever does not mind that it is known to have none leaves it out.
 */
export async function protectHierarchies(
  hierarchies: readonly CountHierarchy[],
  k: number = thresholdDash,
): Promise<readonly HierarchyMask[]> {
  const numbered = hierarchies.map(hierarchyLattice)
  const lattices = numbered.map(({ lattice }) => lattice)
  const masks = await protectLattices(lattices, k)
  return numbered.map(({ nodes, columnOrder }, at) => {
    const { marks } = masks[at] ?? noMask
    const width = columnOrder.length + 1
    const lineOf = (place: number): LineMask => {
      const own = marks.slice(place * width, (place + 1) * width)
      return {
        cells: columnOrder.map((_, column) => own[columnOrder.indexOf(column)] ?? 'primary'),
        total: own.at(-1) ?? 'primary',
      }
    }
    return new Map(nodes.map(({ id }, place) => [id, lineOf(place)]))
  })
}

/**
 * One tree of tables, as `protectHierarchies`.
 * @internal Only tests use it.
 */
export async function protectHierarchy(hierarchy: CountHierarchy, k: number = thresholdDash): Promise<HierarchyMask> {
  const [only] = await protectHierarchies([hierarchy], k)
  return only ?? new Map<string, LineMask>()
}
