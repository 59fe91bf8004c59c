import fc from 'fast-check'
import type { CountHierarchy, CountNode } from '../hierarchy-lattice.ts'
import type { CountTable } from '../suppress-table.ts'

/** Tables with counts from 0 on, small ones more often than large ones. */
export function countTables(mostRows: number, mostColumns: number, most: number): fc.Arbitrary<CountTable> {
  const count = fc.oneof(fc.integer({ min: 0, max: Math.ceil(most / 3) }), fc.integer({ min: 0, max: most }))
  return fc
    .tuple(fc.integer({ min: 1, max: mostRows }), fc.integer({ min: 1, max: mostColumns }))
    .chain(([rows, columns]) =>
      fc
        .array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
        .map((counts) => ({ rows: names('row', rows), columns: names('column', columns), counts })),
    )
}

/** Trees of at most three levels below the root; a leaf may hang at any of them. */
export function countHierarchies({
  children,
  columns,
  most,
  depth,
}: {
  children: number
  columns: number
  most: number
  depth: number
}): fc.Arbitrary<CountHierarchy> {
  return fc.integer({ min: 1, max: columns }).chain((width) => {
    const count = fc.oneof(fc.integer({ min: 0, max: Math.ceil(most / 3) }), fc.integer({ min: 0, max: most }))
    const leaf = fc
      .array(count, { minLength: width, maxLength: width })
      .map((counts): CountNode => ({ id: '', counts, children: [] }))
    const nodeOf = (levels: number): fc.Arbitrary<CountNode> => {
      if (levels === 0) return leaf
      const below = fc.array(nodeOf(levels - 1), { minLength: 1, maxLength: children })
      return fc.oneof(
        { weight: 1, arbitrary: leaf },
        { weight: 4, arbitrary: below.map((list) => parentOf(list, width)) },
      )
    }
    return nodeOf(depth).map((root) => ({ columns: names('column', width), root: named(root, 'root') }))
  })
}

/** A node whose counts are the sum of its children's. */
export function parentOf(children: readonly CountNode[], width: number, id = ''): CountNode {
  const counts = Array.from({ length: width }, (_, at) =>
    children.reduce((sum, child) => sum + (child.counts[at] ?? 0), 0),
  )
  return { id, counts, children }
}

function named(node: CountNode, id: string): CountNode {
  return { ...node, id, children: node.children.map((child, at) => named(child, `${id}.${String(at)}`)) }
}

function names(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${kind} ${String(at)}`)
}
