import { expect, test } from 'vitest'
import { newUuid7 } from './uuid7.ts'

test('an id has the form of version 7, sorts by its moment, and is not given twice', () => {
  const ids = [1, 1_000, 1_772_000_000_000, 4_102_444_800_000].map((moment) => newUuid7(moment))
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...ids].sort()).toEqual(ids)
  expect(ids[2]?.slice(0, 15)).toBe('019c936e-3800-7')
  expect(new Set(Array.from({ length: 10_000 }, () => newUuid7(0))).size).toBe(10_000)
})
