import type { ScopeKind } from '@hamkori/schema/dashboards.constants'
import { channels, contactKinds } from '@hamkori/schema/feedback'
import type { Territory } from '../territory/index.ts'
import { answeredOf, channelsOf, counterLength, favourableOf, measures } from './measures.ts'
import type { QuarterCounts } from './release-counts.queries.ts'
import { protectHierarchies } from './suppression/protect-tables.ts'
import { SuppressionError } from './suppression/suppression-error.ts'
import type { CountHierarchy, CountNode } from './suppression/hierarchy-lattice.ts'

/** What may be shown of a scope in a quarter by one kind of contact or one channel. -1 is the dash. */
export interface BreakdownPart {
  readonly level: ScopeKind
  /** Code of the unit or place. */
  readonly code: string
  /** `kind:trafficStop`, `channel:web`. */
  readonly part: string
  /** For kinds: how many answered A1 to A8; for channels: how many ratings, in a list of one. */
  readonly answered: readonly number[]
  /** For kinds: how many favourably. Empty for channels. */
  readonly favourable: readonly number[]
}

const statements = measures.slice(0, 8)

/**
 * Chooses what may be shown of a quarter by kind of contact and by channel, in the country, its regions, districts and units. Each
 * statement, and the channels, are a tree of tables of their own; cells below ten are hidden, with as many others as it takes
 * for nobody to compute them (complementary suppression, proved by linear programs; see `suppression/`). Throws
 * SuppressionError where that cannot be proved.
 */
export async function protectBreakdowns(
  territory: Territory,
  published: readonly QuarterCounts[],
): Promise<BreakdownPart[]> {
  const tree = treeOf(territory, published)
  if (allNodes(tree).some((node) => [...node.byKind.values()].some((counters) => counters.some((count) => count < 0))))
    throw new SuppressionError('contradiction', 'more answers were published of a unit and kind than it ever got')
  const tables: Table[] = [
    ...statements.map((measure, at) => ({
      at,
      columns: contactKinds.map((kind) => `kind:${kind}`),
      count: (byKind: Counters) => contactKinds.map((kind) => answeredOf(measure, byKind.get(kind) ?? [])),
      favourable: (byKind: Counters) => contactKinds.map((kind) => favourableOf(measure, byKind.get(kind) ?? [])),
    })),
    {
      at: 0,
      columns: channels.map((channel) => `channel:${channel}`),
      count: (byKind: Counters) => channelsOf(total([...byKind.values()])),
      favourable: null,
    },
  ]
  const protectedTables = await protectHierarchies(tables.map((table) => hierarchyOf(tree, table)))
  const parts = new Map<
    string,
    { level: ScopeKind; code: string; part: string; answered: number[]; favourable: number[] }
  >()
  for (const [index, table] of tables.entries()) {
    const masks = protectedTables[index]
    for (const node of allNodes(tree)) {
      // What counts for a place alone is no scope: nobody asks for it, and the tables keep it from being computed.
      if (node.level === null) continue
      const marks = masks?.get(node.id)?.cells ?? []
      const [answered, favourable] = [table.count(node.byKind), table.favourable?.(node.byKind) ?? null]
      for (const [column, part] of table.columns.entries()) {
        if (marks[column] !== 'shown') continue
        const key = `${node.level} ${node.code} ${part}`
        const width = table.favourable === null ? 1 : statements.length
        const row = parts.get(key) ?? {
          ...{ level: node.level, code: node.code, part },
          answered: new Array<number>(width).fill(-1),
          favourable: table.favourable === null ? [] : new Array<number>(width).fill(-1),
        }
        row.answered[table.at] = answered[column] ?? 0
        if (favourable !== null) row.favourable[table.at] = favourable[column] ?? 0
        parts.set(key, row)
      }
    }
  }
  return [...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part)
}

type Counters = ReadonlyMap<string, readonly number[]>

interface Table {
  /** Where its cells stand in the lists of a part. */
  readonly at: number
  readonly columns: readonly string[]
  readonly count: (byKind: Counters) => number[]
  readonly favourable: ((byKind: Counters) => number[]) | null
}

/** A scope, or what counts for a place alone (level null), with its published counters by kind of contact. */
interface Node {
  readonly id: string
  readonly level: ScopeKind | null
  readonly code: string
  readonly byKind: Counters
  readonly children: readonly Node[]
}

function treeOf(territory: Territory, published: readonly QuarterCounts[]): Node {
  const units = Map.groupBy(
    published.filter(({ level }) => level === 'unit'),
    ({ unitId }) => unitId,
  )
  const rests = Map.groupBy(
    published.filter(({ level }) => level !== 'unit'),
    ({ areaCode }) => areaCode,
  )
  const unitsOf = Map.groupBy([...units.keys()], (id) => territory.unitById.get(id)?.areaId ?? '')

  function nodeOf(areaId: string): Node {
    const area = territory.areaById.get(areaId)
    if (area === undefined) throw new Error('a place of the tables is not on the map')
    const own = (unitsOf.get(areaId) ?? []).map((id): Node => {
      const code = territory.unitById.get(id)?.code ?? id
      return { id: `unit ${code}`, level: 'unit', code, byKind: byKind(units.get(id) ?? []), children: [] }
    })
    const rest = rests.get(area.code)
    const children = [
      ...territory.childrenOf(areaId).map(({ id }) => nodeOf(id)),
      ...own,
      ...(rest === undefined
        ? []
        : [{ id: `rest ${area.code}`, level: null, code: area.code, byKind: byKind(rest), children: [] }]),
    ]
    const level = area.kind === 'country' || area.kind === 'region' ? area.kind : 'area'
    return { id: `${level} ${area.code}`, level, code: area.code, byKind: together(children), children }
  }

  return nodeOf(territory.country.id)
}

function hierarchyOf(tree: Node, { columns, count }: Table): CountHierarchy {
  // Nothing published of a place is no secret: it has a dash everywhere, and needs no protection.
  const node = ({ id, byKind, children }: Node): CountNode => ({
    id,
    counts: count(byKind),
    children: children.filter((child) => count(child.byKind).some((n) => n > 0)).map(node),
  })
  return { columns, root: node(tree) }
}

function allNodes(node: Node): Node[] {
  return [node, ...node.children.flatMap(allNodes)]
}

function byKind(counts: readonly QuarterCounts[]): Counters {
  return new Map(
    [...Map.groupBy(counts, ({ kind }) => kind)].map(([kind, rows]) => [kind, total(rows.map((row) => row.counters))]),
  )
}

function together(children: readonly Node[]): Counters {
  const kinds = new Set(children.flatMap((child) => [...child.byKind.keys()]))
  return new Map([...kinds].map((kind) => [kind, total(children.flatMap((child) => [child.byKind.get(kind) ?? []]))]))
}

function total(rows: readonly (readonly number[])[]): number[] {
  return Array.from({ length: counterLength }, (_, slot) => rows.reduce((sum, row) => sum + (row[slot] ?? 0), 0))
}
