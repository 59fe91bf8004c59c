import { describe, expect, test } from 'vitest'
import { inOrder, placeHref } from './places.ts'
import { qrPath } from './qr-path.ts'

describe('where a place leads', () => {
  test('who reads comes to the page of the place', () => {
    expect(placeHref('ru', 'read', 'TJ-SU-01', [{ code: 'SU-01-1' }])).toBe('/ru/areas/TJ-SU-01')
  })
  test('who rates comes straight to the questions of the only unit', () => {
    expect(placeHref('tg', 'rate', 'TJ-SU-01', [{ code: 'SU-01-1' }])).toBe('/tg/r/SU-01-1')
  })
  test('who rates chooses where a place has no unit or several', () => {
    expect(placeHref('en', 'rate', 'TJ-DU-02', [{ code: 'DU-02-1' }, { code: 'DU-02-2' }])).toBe(
      '/en/rate?area=TJ-DU-02',
    )
    expect(placeHref('en', 'rate', 'TJ-DU-09', [])).toBe('/en/rate?area=TJ-DU-09')
  })
})

test('places stand in the order of the Tajik alphabet', () => {
  const places = ['Ҷайҳун', 'Қубодиён', 'Кӯлоб', 'Ховалинг', 'Ҳисор', 'Ғафуров', 'Данғара', 'Ёвон'].map((tg) => ({
    shortName: { tg, ru: tg, en: tg },
  }))
  expect(inOrder('tg', places).map(({ shortName }) => shortName.tg)).toEqual([
    'Ғафуров',
    'Данғара',
    'Ёвон',
    'Кӯлоб',
    'Қубодиён',
    'Ховалинг',
    'Ҳисор',
    'Ҷайҳун',
  ])
})

describe('a QR code', () => {
  const { size, path } = qrPath('https://hamkori.example/r/SU-01-1?via=qr')
  const dark = new Set<string>()
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step++) dark.add(`${Number(x) + step},${y}`)
  }
  test('keeps a quiet zone of four modules on every side', () => {
    for (const module of dark) {
      const [x = 0, y = 0] = module.split(',').map(Number)
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4)
      expect(Math.max(x, y)).toBeLessThan(size - 4)
    }
  })
  test('has its three finder patterns: a dark ring of seven modules, a light one, a dark core', () => {
    for (const [left, top] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ] as const) {
      for (let y = 0; y < 7; y++) {
        for (let x = 0; x < 7; x++) {
          const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3))
          expect(dark.has(`${left + x},${top + y}`)).toBe(ring !== 2)
        }
      }
    }
  })
})
