import { expect, test } from 'vitest'
import type { OutlinedPlace } from '../../../ui/outline-map.ts'
import { outlineLabels } from './outline-labels.ts'

const place = (code: string, path: string, x: number, y: number, more: Partial<OutlinedPlace> = {}): OutlinedPlace => ({
  ...{ code, path, column: x, row: y, label: code, shortLabel: code, region: 'TJ-SU', href: '#' },
  ...{ tone: 'better', value: '66' },
  ...more,
})
const square = (west: number, north: number, side: number) => `M${west} ${north}l${side} 0 0 ${side} ${-side} 0z`
const textOf = (places: readonly OutlinedPlace[]) =>
  Object.fromEntries([...outlineLabels(places, 10)].map(([code, { text }]) => [code, text]))

test('a score stands in a place that holds it, its mark alone in a smaller one, nothing in the smallest', () => {
  expect(
    textOf([
      place('large', square(0, 0, 40), 20, 20),
      place('small', square(100, 0, 9), 104, 4),
      place('smallest', 'M200 200h4v4h-4z', 202, 202),
      place('plain', square(300, 0, 9), 304, 4, { tone: 'plain' }),
      place('same', square(400, 0, 40), 420, 20, { tone: 'plain', value: '54' }),
    ]),
  ).toEqual({ large: '66▲', small: '▲', same: '54' })
})

test('a label stands inside its own outline, beside its point where it fits there alone, and over no other label', () => {
  // A strip that is wide enough only above its point, beside one that is wide throughout.
  const vase = 'M0 0l40 0 0 15 -17 0 0 40 -6 0 0 -40 -17 0z'
  const [label] = [...outlineLabels([place('vase', vase, 20, 15)], 10).values()]
  expect(label?.text).toBe('66▲')
  expect(label?.y).toBeLessThan(12)
  // Two outlines that lie over each other, as those of a city and of the district around it: one of the labels gives way.
  const two = [place('around', square(0, 0, 16), 8, 8), place('city', square(0, 0, 16), 8, 8)]
  expect(Object.keys(textOf(two))).toEqual(['around'])
})

test('a hole of an outline is no place for its label', () => {
  const ring = `${square(0, 0, 100)}M10 10l80 0 0 80 -80 0z`
  expect(outlineLabels([place('ring', ring, 50, 50)], 10).size).toBe(0)
})
