import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRelease } from './release.queries.ts'
import { findFile, listFiles } from './release-files.queries.ts'
import { publicSigningKey } from './sign-manifest.ts'
import { layCountry, publishCountry } from './testing/country.ts'

// The program that anybody runs: Python, its standard library, and no code of ours.
const program = fileURLToPath(new URL('../../../../web/public/releases/verify_release.py', import.meta.url))
const run = promisify(execFile)
const python = await run('python3', ['--version']).then(
  () => true,
  () => false,
)
if (!python) console.warn('python3 is not installed: verify_release.py is not tried')

const kept = mkdtempSync(join(tmpdir(), 'hamkori-release-'))
afterAll(() => rmSync(kept, { recursive: true, force: true }))
const folder = (number: number) => join(kept, String(number))

async function verify(at: string): Promise<{ code: number; text: string }> {
  try {
    const { stdout } = await run('python3', [program, at], { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } })
    return { code: 0, text: stdout }
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string }
    return { code, text: stdout + stderr }
  }
}

/** A copy of the last release in which one file is changed, and the manifest made to fit it, as a forger would. */
function forged(name: string, change: (text: string) => string, isManifestFitted = true): string {
  const copy = mkdtempSync(join(kept, 'forged-'))
  cpSync(folder(4), copy, { recursive: true })
  const path = join(copy, name)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error('nothing was changed')
  writeFileSync(path, after)
  if (isManifestFitted) {
    const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as {
      files: { name: string; size: number; sha256: string }[]
    }
    const entry = manifest.files.find((file) => file.name === name)
    const bytes = readFileSync(path)
    if (entry) Object.assign(entry, { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest))
  }
  return copy
}

/** Changes one column of the first row that fits. */
function cell(
  file: string,
  fits: (row: Record<string, string>) => boolean,
  column: string,
  to: (value: string) => string,
) {
  return forged(file, (text) => {
    const lines = text.split('\r\n')
    const columns = (lines[0] ?? '').replace('\uFEFF', '').split(',')
    for (const [at, line] of lines.entries()) {
      const values = line.split(',')
      const row = Object.fromEntries(columns.map((name, place) => [name, values[place] ?? '']))
      if (at === 0 || values.length !== columns.length || !fits(row)) continue
      values[columns.indexOf(column)] = to(row[column] ?? '')
      lines[at] = values.join(',')
      return lines.join('\r\n')
    }
    throw new Error('no row fits')
  })
}
const lastDigit = (by: number) => (value: string) => String(Math.round(Number(value) * 1e4 + by) / 1e4)

describe.skipIf(!python)('verify_release.py', () => {
  beforeAll(async () => {
    await layCountry()
    await publishCountry()
    for (const number of [1, 2, 3, 4]) {
      mkdirSync(folder(number))
      for (const { name } of await listFiles(number))
        writeFileSync(join(folder(number), name), gunzipSync((await findFile(number, name))?.content ?? Buffer.of()))
      writeFileSync(join(folder(number), 'manifest.sig'), (await findRelease(number))?.signature ?? Buffer.of())
      writeFileSync(join(folder(number), 'key.pem'), publicSigningKey())
    }
  })

  it.each([1, 2, 3, 4])('computes every number of release %i again, and finds nothing wrong', async (number) => {
    const { code, text } = await verify(folder(number))
    expect([code, text.match(/^WRONG.*/gm)]).toEqual([0, null])
    for (const kind of [
      ...['changes', 'comparisons', 'files', 'intervals', 'parts', 'scores', 'signatures', 'steps of 5 %'],
      ...['sums of periods', 'sums of places', 'trends', 'verdicts', 'workbooks'],
    ])
      expect(text, kind).toMatch(new RegExp(`\\b[1-9]\\d* ${kind}`))
    if (number === 4) console.info(text.trim())
  })

  it('finds a file whose bytes are others, and a manifest that nobody signed', async () => {
    const changed = await verify(forged('places.csv', (text) => text.replace('SU-01-1 en', 'SU-01-1 em'), false))
    expect([changed.code, changed.text]).toEqual([1, expect.stringContaining('WRONG  files: places.csv')])
    const unsigned = await verify(forged('places.csv', (text) => text.replace('SU-01-1 en', 'SU-01-1 em')))
    expect(unsigned.text.match(/^WRONG.*/gm)).toEqual(['WRONG  signatures: manifest.json'])
    const hash = await verify(forged('manifest.json', (text) => text.replace(/"sha256": "./, '"sha256": "x'), false))
    expect(hash.text.match(/^WRONG {2}\w+/gm)).toEqual(['WRONG  signatures', 'WRONG  files'])
  })

  const scored = (row: Record<string, string>) => row['answers'] !== '' && row['bound'] === ''
  const few = (row: Record<string, string>) => row['answers'] === '' && row['verdict'] !== ''
  const bounded = (row: Record<string, string>) => row['bound'] === 'atLeast'
  const compared = (row: Record<string, string>) => scored(row) && row['compared_with'] !== ''
  const changes: [string, () => string, RegExp][] = [
    ['a score, in its last digit', () => cell('scores.csv', scored, 'score', lastDigit(1)), /scores: scores\.csv/],
    [
      'the end of an interval, in its last digit',
      () => cell('scores.csv', compared, 'low', lastDigit(-1)),
      /intervals/,
    ],
    [
      'Wilson’s, in its last digit',
      () => cell('breakdowns.csv', (row) => row['score'] !== '', 'high', lastDigit(1)),
      /intervals/,
    ],
    [
      'what a score is compared with',
      () => cell('scores.csv', compared, 'compared_with', () => '0.123'),
      /comparisons/,
    ],
    [
      'a verdict',
      () => cell('scores.csv', compared, 'verdict', (word) => (word === 'better' ? 'worse' : 'better')),
      /verdicts/,
    ],
    [
      'a verdict of few',
      () => cell('scores.csv', few, 'verdict', (word) => (word === 'worse' ? 'better' : 'worse')),
      /verdicts/,
    ],
    ['an interval of few', () => cell('series.csv', few, 'low', () => '31'), /steps of 5 %/],
    ['the number of answers', () => cell('scores.csv', scored, 'answers', (n) => String(Number(n) + 1)), /scores\.csv/],
    [
      'answers and favourable ones of a month',
      () => cell('series.csv', bounded, 'answers', (n) => String(Number(n) + 1)),
      /sums of periods/,
    ],
    ['a bound', () => cell('scores.csv', bounded, 'bound', () => ''), /scores: /],
    [
      'a trend',
      () =>
        cell(
          'trends.csv',
          () => true,
          'z',
          (z) => String(Number(z) + 1e-6),
        ),
      /trends/,
    ],
    [
      'a change',
      () =>
        cell(
          'trends.csv',
          () => true,
          'changed',
          (word) => (word === 'yes' ? 'no' : 'yes'),
        ),
      /changes/,
    ],
    [
      'a part that is more than its whole',
      () =>
        cell(
          'breakdowns.csv',
          (row) => row['measure'] === 'ratings',
          'answers',
          () => '999',
        ),
      /parts/,
    ],
    [
      'a row that is missing',
      () => forged('scores.csv', (text) => text.replace(/\r\nunit,SU-01-2,[^\r]*/, '')),
      /rows/,
    ],
  ]
  it.each(changes)('finds %s that was changed', async (_, forge, finds) => {
    const { code, text } = await verify(forge())
    expect([code, text.replace(/WRONG {2}signatures.*/, '')]).toEqual([1, expect.stringMatching(finds)])
  })

  it('finds a number of a workbook that is not the one of its table, a formula, and a workbook that is none', async () => {
    const name = 'release-4-tg.xlsx'
    const sheet = 'xl/worksheets/sheet3.xml'
    const change = (to: (xml: string) => string): string => {
      const copy = forged('manifest.json', (text) =>
        text.replace(new RegExp(`"name": "${name}"`), (found) => `${found} `),
      )
      const files = unzipSync(readFileSync(join(copy, name)))
      const xml = new TextDecoder().decode(files[sheet])
      expect(to(xml)).not.toBe(xml)
      writeFileSync(join(copy, name), zipSync({ ...files, [sheet]: new TextEncoder().encode(to(xml)) }))
      return copy
    }
    for (const to of [
      (xml: string) => xml.replace(/(?<=s="3"><v>)(?=\d)/, '9'),
      (xml: string) => xml.replace('<v>', '<f>1+1</f><v>'),
    ]) {
      const { code, text } = await verify(change(to))
      expect([code, text]).toEqual([1, expect.stringContaining(`WRONG  workbooks: ${name} scores.csv`)])
    }
    const copy = change((xml) => xml.replace('<v>', '<v>1'))
    writeFileSync(join(copy, name), 'no archive')
    expect((await verify(copy)).text).toContain(`WRONG  workbooks: ${name} places.csv BadZipFile`)
    rmSync(join(copy, name))
    expect(await verify(copy)).toMatchObject({
      text: expect.stringContaining(`${name} was not checked: it is missing.`),
    })
  })

  it('says so where there is nothing to read, or where the rules are others', async () => {
    expect(await verify(join(kept, 'nowhere'))).toMatchObject({
      code: 2,
      text: expect.stringContaining('cannot be read'),
    })
    const others = forged('manifest.json', (text) => text.replace(/"rules": "[^"]*"/, '"rules": "HR-0"'), false)
    expect(await verify(others)).toMatchObject({ code: 2, text: expect.stringContaining('HR-0') })
  })
})
