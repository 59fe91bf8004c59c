// @vitest-environment node
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signOutMutation, viewerQuery } from '../src/platform/session.documents.ts'
import { createBrowserClient } from '../src/urql.ts'
import { collectDocuments, writeDocuments } from './documents.ts'

const source = fileURLToPath(new URL('../src', import.meta.url))
let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'hamkori-documents-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the manifest holds what the client really sends, letter by letter', async () => {
  const texts = Object.values(await collectDocuments(source))
  const sent: string[] = []
  vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
    sent.push((JSON.parse(body) as { query: string }).query)
    return Promise.resolve(new Response('{"data":{}}', { headers: { 'content-type': 'application/json' } }))
  })
  const { client } = createBrowserClient()
  await client.mutation(signOutMutation, {}).toPromise()
  await client.query(viewerQuery, {}).toPromise()
  vi.unstubAllGlobals()
  expect(sent).toHaveLength(2)
  for (const text of sent) expect(texts).toContain(text)
  // The resident's path sends its text as it stands in its file, without a client.
  const resident = await readFile(join(source, 'modules/feedback/resident/submit-rating.text.ts'), 'utf8')
  expect(texts.filter((text) => resident.includes(text))).toHaveLength(1)
})

test('each text stands under its SHA-256, and every operation has a name of its own', async () => {
  const documents = await collectDocuments(source)
  for (const [digest, text] of Object.entries(documents)) {
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest)
    expect(text).toMatch(/^(query|mutation) [A-Z]\w+/)
  }
  const names = Object.values(documents).map((text) => /^\w+ (\w+)/.exec(text)?.[1])
  // The resident's path sends a text of its own for the operation whose type the app knows.
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual(['SubmitRating'])
  expect(names.length).toBeGreaterThan(40)
})

test('the next build keeps the documents of the last one, and not of those before', async () => {
  const [last, next] = [join(folder, 'last.json'), join(folder, 'next.json')]
  await writeFile(last, JSON.stringify({ current: { one: 'query One' }, previous: { zero: 'query Zero' } }))
  await writeDocuments(source, last, next)
  const written = JSON.parse(await readFile(next, 'utf8')) as { current: object; previous: object }
  expect(written.current).toEqual(await collectDocuments(source))
  expect(written.previous).toEqual({ one: 'query One' })
  await writeDocuments(source, join(folder, 'none.json'), next)
  expect((JSON.parse(await readFile(next, 'utf8')) as { previous: object }).previous).toEqual({})
})

test('a folder without operations makes no manifest', async () => {
  await expect(collectDocuments(folder)).rejects.toThrow(/holds no operation/)
})
