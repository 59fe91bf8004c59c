import type { Outline, OutlinedPlace } from '../../../ui/outline-map.ts'
import type { Tile } from '../../../ui/tile-map.ts'
import type { OutlineMap } from '../scores.ts'

/** The outlines of a map as a drawing takes them. */
export interface DrawnOutlines {
  readonly width: number
  readonly height: number
  readonly source: string
  readonly licence: string
  readonly places: readonly OutlinedPlace[]
  readonly regions: readonly Outline[]
}

/** How many places without an outline stand beside each other below the map. */
const inLine = 9

/** Divides the places of a map into those with an outline and those that stand below it as tiles. `wholes` may be drawn as a whole. */
export function withOutlines(
  { places: found, regions, width, height, source, licence }: OutlineMap,
  all: readonly Tile[],
  wholes: readonly Tile[],
): { outlines: DrawnOutlines | null; tiles: Tile[] } {
  const tiles = new Map([...wholes, ...all].map((tile) => [tile.code, tile]))
  const places = found.flatMap(({ code, path, x, y }) => {
    const tile = tiles.get(code)
    return tile ? [{ ...tile, path, column: x, row: y }] : []
  })
  if (places.length === 0) return { outlines: null, tiles: [...all] }
  const drawn = new Set(places.map(({ code }) => code))
  const rest = all.filter(({ code }) => !drawn.has(code))
  return {
    outlines: { width, height, source, licence, places, regions },
    tiles: rest.map((tile, at) => ({ ...tile, column: at % inLine, row: Math.floor(at / inLine) })),
  }
}
