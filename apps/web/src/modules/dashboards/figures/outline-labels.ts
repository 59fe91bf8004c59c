import { toneMarks } from '../../../ui/tile-map.ts'
import type { OutlinedPlace } from '../../../ui/outline-map.ts'

/** What is written in a place on the map, and around which point. */
interface OutlineLabel {
  readonly text: string
  readonly x: number
  readonly y: number
}

type Point = readonly [x: number, y: number]
interface Box extends Omit<OutlineLabel, 'text'> {
  readonly width: number
  readonly height: number
}

/** Of a bold digit or mark, in sizes of the letters. */
const letterWidth = 0.7
const letterHeight = 0.8
/** So much of a label may stand over the border of its place, as a share of its width and height. */
const over = 0.06
/** Where a label may stand, in widths and heights of its own from the point well inside the place: the nearest first. */
const shifts: readonly Point[] = [-1, -0.5, 0, 0.5, 1]
  .flatMap((x) => [-1.5, -1, -0.5, 0, 0.5, 1, 1.5].map((y): Point => [x / 2, y]))
  .sort(([x1, y1], [x2, y2]) => Math.hypot(x1, y1) - Math.hypot(x2, y2))

/**
 * The labels of the places of a map, by code: the score with the mark of its verdict where that fits into the outline and touches no other
 * label, else the mark alone, else nothing. What is not written there is in the title of the place and in the table.
 * @param size of the letters, in units of the map.
 */
export function outlineLabels(places: readonly OutlinedPlace[], size: number): ReadonlyMap<string, OutlineLabel> {
  const written: Box[] = []
  const labels = new Map<string, OutlineLabel>()
  for (const { code, path, column, row, tone, value } of places) {
    const mark = toneMarks[tone ?? 'plain'] ?? ''
    const rings = ringsOf(path)
    for (const text of new Set([`${value ?? ''}${mark}`, mark])) {
      const [width, height] = [text.length * letterWidth * size, letterHeight * size]
      const box = shifts
        .map(([x, y]): Box => ({ x: column + x * width, y: row + y * height, width, height }))
        .find((each) => isWithin(each, rings) && !written.some((other) => touch(each, other)))
      if (text === '' || box === undefined) continue
      written.push(box)
      labels.set(code, { text, x: box.x, y: box.y })
      break
    }
  }
  return labels
}

function isWithin({ x, y, width, height }: Box, rings: readonly (readonly Point[])[]): boolean {
  const [wide, high] = [width * (0.5 - over), height * (0.5 - over)]
  return [-1, 0, 1].every((across) => [-1, 1].every((down) => contains(rings, [x + across * wide, y + down * high])))
}

function touch(one: Box, other: Box): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2
  )
}

/** Whether a point lies within rings, by the rule evenodd. */
function contains(rings: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let within = false
  for (const ring of rings)
    for (const [at, [x2, y2]] of ring.entries()) {
      const [x1, y1] = ring.at(at - 1) ?? [x2, y2]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within
    }
  return within
}

/** The corners of the rings of path data as the API writes it: M, L, l, h, v and z. */
function ringsOf(path: string): Point[][] {
  const rings: Point[][] = []
  let at: Point = [0, 0]
  for (const [, command = '', numbers = ''] of path.matchAll(/([MLlhvzZ])([^MLlhvzZ]*)/gu)) {
    const values = [...numbers.matchAll(/-?\d+(?:\.\d+)?/gu)].map(Number)
    const pairs = values.flatMap((x, index): Point[] => (index % 2 === 0 ? [[x, values[index + 1] ?? 0]] : []))
    if (command === 'M') rings.push([])
    const steps: readonly Point[] =
      command === 'h' ? values.map((x): Point => [x, 0]) : command === 'v' ? values.map((y): Point => [0, y]) : pairs
    for (const [x, y] of steps) {
      at = command === 'M' || command === 'L' ? [x, y] : [at[0] + x, at[1] + y]
      rings.at(-1)?.push(at)
    }
  }
  return rings
}
