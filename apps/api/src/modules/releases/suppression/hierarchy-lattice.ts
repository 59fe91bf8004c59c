import { createLattice, type Lattice, type Line } from './lattice.ts'

/** A place with its answers by column. Where it has children, its counts are the sum of theirs. */
export interface CountNode {
  /** Unlike that of any other node of the tree. */
  readonly id: string
  /** Answers by column, in the order of the hierarchy's columns. */
  readonly counts: readonly number[]
  /** In any order. A unit that hangs at a region directly is a child of it, beside the districts. */
  readonly children: readonly CountNode[]
}

/** Tables one below another: of each node, its children by columns; their column totals are the node's own row above. */
export interface CountHierarchy {
  /** Ids of the columns, such as kinds of contact. */
  readonly columns: readonly string[]
  readonly root: CountNode
}

/** The nodes in the order of their figures: from the root down, on each level by parent and id. */
export interface NumberedHierarchy {
  readonly lattice: Lattice
  readonly nodes: readonly CountNode[]
  /** The hierarchy's columns in the order of their ids, by their places in `columns`. */
  readonly columnOrder: readonly number[]
}

/**
 * The lines of a hierarchy: first the root's own row, then of each node from the root down the rows of its children, its
 * columns, and its children's totals. The same hierarchy gives the same lattice, in whatever order children and columns
 * are listed. A node's cells have the numbers of its place × (columns + 1) onwards, its total the last.
 */
export function hierarchyLattice({ columns, root }: CountHierarchy): NumberedHierarchy {
  const columnOrder = [...columns.keys()].sort((a, b) => compare(columns[a] ?? '', columns[b] ?? ''))
  const width = columns.length + 1
  const nodes: CountNode[] = [root]
  const places = new Map<string, number>()
  const rows: Line[] = []
  const counts: number[] = []
  const childrenOf: number[][] = []
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] ?? root
    if (places.has(node.id)) throw new RangeError(`two nodes are called ${node.id}`)
    if (node.counts.length !== columns.length) throw new RangeError(`${node.id} needs a count for each column`)
    places.set(node.id, place)
    const own = columnOrder.map((column) => node.counts[column] ?? 0)
    counts.push(
      ...own,
      own.reduce((sum, n) => sum + n, 0),
    )
    rows.push({ members: own.map((_, at) => place * width + at), total: place * width + columns.length })
    childrenOf.push(node.children.map((_, at) => nodes.length + at))
    nodes.push(...[...node.children].sort((a, b) => compare(a.id, b.id)))
  }
  const tables = childrenOf.map((children, place): Line[] => {
    if (children.length === 0) return []
    const sums = Array.from({ length: width }, (_, at): Line => ({
      members: children.map((child) => child * width + at),
      total: place * width + at,
    }))
    return [...children.flatMap((child) => rows[child] ?? []), ...sums]
  })
  return { lattice: createLattice(counts, [rows.slice(0, 1), ...tables]), nodes, columnOrder }
}

/** By code units: the same on every machine and in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
