import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'graphql'
import { afterAll, expect, test } from 'vitest'
import { everyDocument, onlyReads, onlyTrusted, readManifest } from './trusted-documents.ts'
import type { Caller } from './trusted-documents.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const known = 'query Known { installation { version } }'
const manifest = new Set([digest(known)])
const callers: readonly Caller[] = ['session', 'anonymous', 'ownPage']

test('who may run what, with open queries and without', () => {
  const table = [true, false].flatMap((open) =>
    [
      { trusted: false, reads: false },
      { trusted: false, reads: true },
      { trusted: true, reads: false },
      { trusted: true, reads: true },
    ].map((facts) => callers.map((caller) => onlyTrusted(manifest, open).allows(facts, caller))),
  )
  expect(table).toEqual([
    // session, anonymous, a page of our own; open queries first
    [false, false, false],
    [false, true, true],
    [true, true, true],
    [true, true, true],
    [false, false, false],
    [false, false, true],
    [true, true, true],
    [true, true, true],
  ])
  for (const caller of callers) expect(everyDocument.allows({ trusted: false, reads: false }, caller)).toBe(true)
})

test('a text is trusted letter by letter', () => {
  const { isTrusted } = onlyTrusted(manifest, true)
  expect([known, `${known} `, known.toLowerCase(), '', '__proto__', digest(known)].map(isTrusted)).toEqual([
    true,
    ...Array.from({ length: 5 }, () => false),
  ])
})

test('a document reads when each of its operations does', () => {
  expect(onlyReads(parse('query A { a } fragment F on Q { b } query B { ...F }'))).toBe(true)
  expect(onlyReads(parse('query A { a } mutation B { b }'))).toBe(false)
  expect(onlyReads(parse('subscription S { s }'))).toBe(false)
})

const webDist = mkdtempSync(join(tmpdir(), 'hamkori-web-'))
mkdirSync(join(webDist, 'server'))
afterAll(() => rmSync(webDist, { recursive: true, force: true }))
const write = (content: string): void => writeFileSync(join(webDist, 'server', 'documents.json'), content)

test('a manifest that is missing, empty, broken or changed by hand stops the start', async () => {
  await expect(readManifest(webDist)).rejects.toThrow(/is not built/)
  for (const broken of ['', '[', 'null']) {
    write(broken)
    await expect(readManifest(webDist)).rejects.toThrow(/is not built|is not what the build/)
  }
  for (const odd of [{}, { current: {} }, { current: { [digest(known)]: `${known} ` } }, { current: { x: known } }]) {
    write(JSON.stringify(odd))
    await expect(readManifest(webDist)).rejects.toThrow(/is not what the build of the web app writes/)
  }
})

test('the documents of the build before stay trusted, because its tabs may still be open', async () => {
  const older = 'query Older { installation { version } }'
  write(JSON.stringify({ current: { [digest(known)]: known }, previous: { [digest(older)]: older } }))
  expect([...(await readManifest(webDist))].sort()).toEqual([digest(known), digest(older)].sort())
})
