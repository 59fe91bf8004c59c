import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatReference, parseReference, referenceKinds, referenceNumberMax, referenceRegions } from './references.ts'

const reference = fc.record({
  kind: fc.constantFrom(...referenceKinds),
  region: fc.constantFrom(...referenceRegions),
  year: fc.integer({ min: 1990, max: 2100 }),
  number: fc.integer({ min: 1, max: referenceNumberMax }),
})

test('references look as printed', () => {
  expect(formatReference({ kind: 'shortcoming', region: 'SU', year: 2026, number: 12 })).toBe('KMB-SU-2026-00012')
  expect(formatReference({ kind: 'proposal', region: 'SU', year: 2026, number: 7 })).toBe('PSH-SU-2026-00007')
  expect(formatReference({ kind: 'meeting', region: 'TJ', year: 2026, number: 123_456 })).toBe('JLS-TJ-2026-123456')
})

test('what is printed is read back, in any case and with any dashes', () => {
  fc.assert(
    fc.property(reference, fc.constantFrom('-', ' ', '–', ' — '), (one, dash) => {
      const printed = formatReference(one)
      expect(parseReference(printed)).toEqual(one)
      expect(parseReference(` ${printed.toLowerCase().replaceAll('-', dash)} `)).toEqual(one)
    }),
  )
})

test.each([
  ['КМВ-SU-2026-00012', 'KMB-SU-2026-00012'],
  ['кмб су 2026 12', 'KMB-SU-2026-00012'],
  ['пш-су-2026-7', 'PSH-SU-2026-00007'],
  ['ПСХ-SU-2026-7', 'PSH-SU-2026-00007'],
  ['РSН-RА-2026-00007', 'PSH-RA-2026-00007'],
  ['рсн ра 2026 7', 'PSH-RA-2026-00007'],
  ['ҷлс-тҷ-2026-3', 'JLS-TJ-2026-00003'],
  ['жлс гб 2026 3', 'JLS-GB-2026-00003'],
  ['kmbkt2026-3', 'KMB-KT-2026-00003'],
])('reads %j, typed with other letters, as %s', (typed, printed) => {
  const read = parseReference(typed)
  expect(read && formatReference(read)).toBe(printed)
})

test.each([
  '',
  'KMB',
  'XXX-SU-2026-00012',
  'KMB-XX-2026-00012',
  'KMB-SU-2026-00000',
  'KMB-SU-1025-00012',
  'KMB-SU-2026-12345678',
  'KMB-SU-2026-0001\u0000',
  'K'.repeat(200),
])('reads %j as no reference', (text) => {
  expect(parseReference(text)).toBeNull()
})

test('refuses numbers and years that cannot be', () => {
  const base = { kind: 'meeting', region: 'SU', year: 2026, number: 1 } as const
  for (const wrong of [{ number: 0 }, { number: 1.5 }, { number: 10_000_000 }, { year: 1025 }, { year: 2101 }]) {
    expect(() => formatReference({ ...base, ...wrong })).toThrow(RangeError)
  }
})

test('anything at all can be tried as a reference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const found = parseReference(text)
      if (found !== null) expect(parseReference(formatReference(found))).toEqual(found)
    }),
  )
})
