// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { type Tile, neighbour, outlines } from './tile-map.ts'
import { bandPath, dotsPath, linePath, onScale, runs } from './trend.ts'

describe('a trend', () => {
  test('is drawn in runs: a month without a number is a gap, never a guess', () => {
    expect(runs([1, 2, null, 4], [1, null, 3, 4])).toEqual([[0], [3]])
    expect(linePath([0, 50, null, 100])).toBe('M0.00 100.00L33.33 50.00M100.00 0.00h0')
  })
  test('a band goes there above and back below; a lone point has none', () => {
    expect(bandPath([40, 40], [60, 80])).toBe('M0.00 40.00L100.00 20.00L100.00 60.00L0.00 60.00Z')
    expect(bandPath([40, null], [60, null])).toBe('')
  })
  test('numbers outside the scale stay on its edge', () => {
    expect(dotsPath([-5, 140])).toBe('M0.00 100.00h0M100.00 0.00h0')
    expect([linePath([]), linePath([null]), linePath([30])]).toEqual(['', '', 'M50.00 70.00h0'])
  })
  test('on a narrower scale a small change fills it, and a gap stays a gap', () => {
    expect(onScale([60, null, 65, 80], [60, 80])).toEqual([0, null, 25, 100])
  })
})

describe('the tile map', () => {
  const tile = (code: string, column: number, row: number, region = 'A'): Tile => ({
    code,
    column,
    row,
    region,
    label: code,
    shortLabel: code,
    href: `#${code}`,
  })
  const grid = [
    tile('a', 0, 0),
    tile('b', 1, 0),
    tile('c', 3, 0, 'B'),
    tile('d', 0, 1),
    tile('e', 2, 1, 'B'),
    tile('f', 2, 3, 'B'),
  ]
  const go = (from: string, key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown') =>
    neighbour(grid, grid.find(({ code }) => code === from) ?? tile('', 0, 0), key)?.code ?? null

  test('an arrow leads to the nearest tile that way, over gaps', () => {
    expect([
      go('a', 'ArrowRight'),
      go('b', 'ArrowRight'),
      go('a', 'ArrowDown'),
      go('e', 'ArrowDown'),
      go('f', 'ArrowUp'),
      go('c', 'ArrowLeft'),
    ]).toEqual(['b', 'c', 'd', 'f', 'e', 'b'])
  })
  test('at the edge it leads nowhere', () => {
    expect([go('a', 'ArrowLeft'), go('a', 'ArrowUp'), go('c', 'ArrowRight'), go('f', 'ArrowDown')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
  test('between two regions the line is drawn once', () => {
    const edges = outlines([tile('x', 0, 0, 'A'), tile('y', 1, 0, 'B')])
    expect(edges.get('x')).toEqual({ top: true, left: true, right: false, bottom: true })
    expect(edges.get('y')).toEqual({ top: true, left: true, right: true, bottom: true })
  })
  test('inside a region there is no line', () => {
    const edges = outlines([tile('x', 0, 0), tile('y', 1, 0)])
    expect([edges.get('x')?.right, edges.get('y')?.left]).toEqual([false, false])
  })
})
