import type { OutlineProblem } from '@hamkori/schema/territory.outlines'
import type { Territory } from '../territory-tree.ts'
import { outlineMapOf } from './outline-map.ts'
import type { OutlineMap } from './outline-map.ts'
import { OutlinesRefusedError } from './outlines-refused.ts'
import { prepareOutlines } from './prepare-outlines.ts'

/** What a file of outlines would do, before anything is changed. */
export interface OutlineCheck {
  /** Empty where the file is accepted. */
  readonly problems: readonly OutlineProblem[]
  /** How many places it has an outline of. */
  readonly places: number
  /** The map of the country as it would be; null where the file is refused. */
  readonly map: OutlineMap | null
  /** What the file says of its origin. */
  readonly source: string | null
  readonly licence: string | null
}

/** Checks the text of a GeoJSON file, and draws it; changes nothing. */
export function checkOutlines(territory: Territory, geojson: string): OutlineCheck {
  try {
    const { file, outlines } = prepareOutlines(territory, geojson)
    const { source, licence } = file
    const drawn = new Map(
      outlines.map(({ code: _, polygons, ...outline }) => [
        outline.areaId,
        { ...outline, polygons: polygons as number[][][][], source: '', licence: '', importedOn: new Date(0) },
      ]),
    )
    const asDrawn = { ...territory, outlineOf: (id: string) => drawn.get(id) ?? null }
    const places = file.outlines.length
    return { problems: [], places, map: outlineMapOf(asDrawn, territory.country), source, licence }
  } catch (failure) {
    if (!(failure instanceof OutlinesRefusedError)) throw failure
    return { problems: failure.problems, places: 0, map: null, source: null, licence: null }
  }
}
