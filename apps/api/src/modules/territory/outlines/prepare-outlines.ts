import type { Territory } from '../territory-tree.ts'
import { readOutlines } from './read-outlines.ts'
import type { OutlineFile } from './read-outlines.ts'
import { simplifyOutlines } from './simplify-outlines.ts'
import type { KeptOutline } from './simplify-outlines.ts'

/** A file of outlines, read, checked and simplified: ready to be drawn or written. */
export interface PreparedOutlines {
  readonly file: OutlineFile
  readonly outlines: readonly (KeptOutline & { readonly areaId: string })[]
  /** Districts and cities of which the file holds no outline: they stay visible beside the map. */
  readonly without: readonly string[]
}

/**
 * Reads the text of a GeoJSON file against the places that there are. The one way for the command of the operator, for the check on the page and for the import.
 * Throws OutlinesRefusedError with everything that is wrong with it.
 */
export function prepareOutlines(
  { areaByCode, areaById, areas, country }: Territory,
  geojson: string,
): PreparedOutlines {
  const file = readOutlines(geojson, (code) => areaByCode.has(code))
  const parentOf = (code: string) => {
    const parent = areaById.get(areaByCode.get(code)?.parentId ?? '')
    return parent === undefined || parent.id === country.id ? null : parent.code
  }
  const drawn = new Set(file.outlines.map(({ code }) => code))
  return {
    file,
    outlines: simplifyOutlines(file.outlines, parentOf).flatMap((outline) => {
      const areaId = areaByCode.get(outline.code)?.id
      return areaId === undefined ? [] : [{ ...outline, areaId }]
    }),
    without: areas
      .filter(({ id, parentId, code }) => id !== country.id && parentId !== country.id && !drawn.has(code))
      .map(({ code }) => code),
  }
}
