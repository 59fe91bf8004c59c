import type { PictureParts } from './picture-parts.ts'
import { textLines } from './text-lines.ts'

/** The height of one course in a drawing, with its words. */
export const panelHeight = 176
/** The sides of a tile in a drawing, with what lies between two. */
export const tileSize = { width: 76, height: 70 } as const
/** The height of a funnel in a drawing. */
export const funnelHeight = 380
const margin = 28

/** How large a drawing is, and from where each of its parts starts. */
export function drawingSize({
  title,
  reading,
  bars,
  panels,
  tiles,
  outlines,
  funnel,
  notes,
  source,
  swatches,
}: PictureParts) {
  const columns = tiles.map(({ column }) => column)
  const lines = tiles.map(({ row }) => row)
  const first = { column: Math.min(...columns), row: Math.min(...lines) }
  const tilesWide = tiles.length === 0 ? 0 : (Math.max(...columns) - first.column + 1) * tileSize.width
  const width = Math.max(800, tilesWide + 2 * margin)
  const inside = width - 2 * margin
  const titleLines = textLines(title, inside, 23)
  const readingLines = textLines(reading, inside, 15)
  const noteLines = notes.flatMap((note) => textLines(note, inside, 13))
  const sourceLines = source.flatMap((line) => textLines(line.replaceAll('/', '/\u200B'), inside, 12))
  const placeAt = 44 + (titleLines.length - 1) * 30 + 24
  const readingAt = placeAt + 28
  const bodyAt = readingAt + readingLines.length * 20 + 18
  const barsHigh = bars.reduce(
    (sum, { label, word }) => {
      const high = Math.max(textLines(label, 248, 14).length, word === null ? 0 : textLines(word, 148, 13).length)
      return sum + high * 18 + 14
    },
    bars.length > 0 ? 18 : 0,
  )
  const panelsHigh = Math.ceil(panels.length / 2) * panelHeight
  const tilesHigh = tiles.length === 0 ? 0 : (Math.max(...lines) - first.row + 1) * tileSize.height + 12
  const mapHigh = outlines === null ? 0 : Math.round(((width - 2 * margin) * outlines.height) / outlines.width)
  const tilesAt = bodyAt + (mapHigh > 0 ? mapHigh + 16 : 0)
  const funnelHigh = funnel === null ? 0 : funnelHeight
  const swatchesAt = bodyAt + barsHigh + panelsHigh + (tilesAt - bodyAt) + tilesHigh + funnelHigh + 16
  const notesAt = swatchesAt + (swatches.length > 0 ? 54 : 0) + 10
  const sourceAt = notesAt + noteLines.length * 17 + 14
  const height = sourceAt + sourceLines.length * 16 + 16
  return {
    ...{ width, height, margin, first, titleLines, readingLines, noteLines, sourceLines },
    ...{ mapHigh, tilesAt, placeAt, readingAt, bodyAt, swatchesAt, notesAt, sourceAt },
  }
}
