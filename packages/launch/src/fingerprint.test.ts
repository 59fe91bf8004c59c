import { expect, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint, unlessUnchanged } from './fingerprint.ts'
import { repositoryRoot } from './paths.ts'
import { removeHome } from './postgres/place.ts'
import { makeTemporaryHome } from './testing/temporary-home.ts'

test('changes with the content and the name of a file, not with a test beside it', () => {
  const folder = makeTemporaryHome()
  try {
    const input = path.relative(repositoryRoot, folder)
    writeFileSync(path.join(folder, 'a.ts'), '1')
    const before = fingerprint([input])
    writeFileSync(path.join(folder, 'a.test.ts'), '1')
    expect(fingerprint([input])).toBe(before)
    writeFileSync(path.join(folder, 'a.ts'), '2')
    expect(fingerprint([input])).not.toBe(before)
  } finally {
    removeHome(folder)
  }
})

test('work that was interrupted is done again, finished work is not', async () => {
  const folder = makeTemporaryHome()
  const marker = path.join(folder, 'marker')
  let times = 0
  const count = (): Promise<void> => Promise.resolve(void times++)
  try {
    await expect(unlessUnchanged(marker, 'x', () => Promise.reject(new Error('interrupted')))).rejects.toThrow(
      'interrupted',
    )
    expect(await unlessUnchanged(marker, 'x', count)).toBe(true)
    expect(await unlessUnchanged(marker, 'x', count)).toBe(false)
    expect(await unlessUnchanged(marker, 'y', count)).toBe(true)
    expect(times).toBe(2)
  } finally {
    removeHome(folder)
  }
})
