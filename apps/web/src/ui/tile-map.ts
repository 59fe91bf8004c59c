import type { Tone } from './tones.ts'

/** One district or city on the equal-tile map. */
export interface Tile {
  readonly code: string
  /** Place on the grid, from 0. */
  readonly column: number
  readonly row: number
  /** The full name. */
  readonly label: string
  /** The name as it fits a tile. */
  readonly shortLabel: string
  /** The region's code; tiles of one region are outlined together. */
  readonly region: string
  readonly tone?: Tone | undefined
  /** The number as text; a dash where it may not be shown; nothing on a map without numbers. */
  readonly value?: string | undefined
  /** What is said after the name and the number, for those who cannot see the colour: «better than the national average». */
  readonly description?: string | undefined
  readonly href: string
  readonly current?: boolean | undefined
}

/** Which edges of a tile are drawn as its region's outline. */
export interface Edges {
  readonly top: boolean
  readonly right: boolean
  readonly bottom: boolean
  readonly left: boolean
}

const place = (column: number, row: number): string => `${column},${row}`

/** The outline of every tile. Between two regions the line is drawn once, by the tile on the right or below. */
export function outlines(tiles: readonly Tile[]): Map<string, Edges> {
  const regionAt = new Map(tiles.map((tile) => [place(tile.column, tile.row), tile.region]))
  return new Map(
    tiles.map(({ code, column, row, region }) => [
      code,
      {
        top: regionAt.get(place(column, row - 1)) !== region,
        left: regionAt.get(place(column - 1, row)) !== region,
        right: !regionAt.has(place(column + 1, row)),
        bottom: !regionAt.has(place(column, row + 1)),
      },
    ]),
  )
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const

/** Keys that move over the map. */
export type MapKey = keyof typeof directions

/** Says whether a key moves over the map. */
export function isMapKey(key: string): key is MapKey {
  return key in directions
}

/**
 * The tile that an arrow leads to from another: the nearest one in that direction, counting a step to the side
 * twice, so that gaps in the grid are crossed and rows are kept. Returns null at the edge.
 */
export function neighbour<Place extends Pick<Tile, 'column' | 'row'>>(
  tiles: readonly Place[],
  from: Place,
  key: MapKey,
): Place | null {
  const [alongColumn, alongRow] = directions[key]
  let best: Place | null = null
  let bestDistance = Infinity
  for (const tile of tiles) {
    const across = tile.column - from.column
    const down = tile.row - from.row
    const ahead = across * alongColumn + down * alongRow
    if (ahead <= 0) continue
    const aside = Math.abs(across * alongRow) + Math.abs(down * alongColumn)
    const distance = ahead + aside * 2
    if (distance < bestDistance) [best, bestDistance] = [tile, distance]
  }
  return best
}

/** The mark of a tone, for those who cannot tell the colours apart. */
export const toneMarks: Readonly<Partial<Record<Tone, string>>> = { better: '▲', worse: '▼' }

/** The classes of a filled tile of a tone. */
const tileLooks: Readonly<Partial<Record<Tone, string>>> = {
  better: 'bg-turquoise text-card hover:bg-turquoise-strong hover:text-card',
  worse: 'bg-clay text-card hover:bg-clay-strong hover:text-card',
  few: 'border-[1.5px] border-dashed border-line-strong text-ink-2 hover:bg-lapis-soft',
}

/** The classes of a tile of a tone. */
export function tileLook(tone: Tone | undefined): string {
  return tileLooks[tone ?? 'plain'] ?? 'bg-stone-soft text-ink hover:bg-lapis-soft hover:text-ink'
}
