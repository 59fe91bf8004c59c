// @vitest-environment node
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstLoad } from './first-load.ts'
import { keepPrevious } from './keep-previous.ts'

let folder = ''
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'hamkori-build-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

async function built(name: string, files: Record<string, string>, manifest: Record<string, object>): Promise<string> {
  const client = join(folder, name)
  await mkdir(join(client, 'assets'), { recursive: true })
  await mkdir(join(client, '.vite'))
  for (const [file, text] of Object.entries(files)) await writeFile(join(client, file), text)
  await writeFile(join(client, '.vite/manifest.json'), JSON.stringify(manifest))
  return client
}

describe('the build before', () => {
  test('keeps its own files within reach, and not those it had kept itself', async () => {
    const last = await built(
      'last',
      { 'assets/a-1.js': 'old', 'assets/a-1.js.br': 'br', 'assets/same-1.css': 'last', 'assets/older-0.js': 'older' },
      { a: { file: 'assets/a-1.js', css: ['assets/same-1.css'] } },
    )
    const next = await built(
      'next',
      { 'assets/a-2.js': 'new', 'assets/same-1.css': 'next' },
      { a: { file: 'assets/a-2.js', css: ['assets/same-1.css'] } },
    )
    await keepPrevious(last, next)
    expect((await readdir(join(next, 'assets'))).sort()).toEqual(['a-1.js', 'a-1.js.br', 'a-2.js', 'same-1.css'])
    expect(await readFile(join(next, 'assets/same-1.css'), 'utf8')).toBe('next')
  })
  test('may be missing', async () => {
    const next = await built('next', { 'assets/a-2.js': 'new' }, { a: { file: 'assets/a-2.js' } })
    await keepPrevious(join(folder, 'none'), next)
    expect(await readdir(join(next, 'assets'))).toEqual(['a-2.js'])
  })
})

test('a first visit loads an entry with what it imports and its styles, each once, compressed where that was worth it', async () => {
  const client = await built(
    'client',
    {
      'assets/entry.js': 'x'.repeat(900),
      'assets/entry.js.gz': 'x'.repeat(100),
      'assets/vue.js': 'x'.repeat(30),
      'assets/a.css': 'x'.repeat(7),
      'assets/lazy.js': 'x'.repeat(5000),
    },
    {
      entry: { file: 'assets/entry.js', css: ['assets/a.css'], imports: ['vue', 'vue'] },
      vue: { file: 'assets/vue.js', imports: ['entry'] },
      lazy: { file: 'assets/lazy.js' },
    },
  )
  expect(await firstLoad(client, 'manifest.json', 'entry')).toBe(137)
})
