import type { Tile } from './tile-map.ts'

/** The outline of a place in the units of its map. `x` and `y` are a point well inside it. */
export interface Outline {
  readonly code: string
  /** Path data of SVG. */
  readonly path: string
  readonly x: number
  readonly y: number
}

/** A place that is drawn with its outline. Its column and row are that point, so that arrows find their way as on the tile map. */
export type OutlinedPlace = Tile & Pick<Outline, 'path'>
