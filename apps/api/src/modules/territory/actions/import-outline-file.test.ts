import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import '../outlines/outline-acts.graphql.ts'
import { outlineProblemCodes } from '@hamkori/schema/territory.outlines'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConfirmationNeededError, ConflictError, ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { readUpload } from '../../../platform/files/read-upload.ts'
import { storeFile } from '../../../platform/files/stored-files.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { outlineSentence } from '../outlines/outline-sentences.ts'
import { readTerritory } from '../territory.queries.ts'
import { importOutlineFile } from './import-outline-file.ts'
import { removeOutlines } from './remove-outlines.ts'

// What an administrator does from a page, with the rights that the application has in the database.
const home = mkdtempSync(join(tmpdir(), 'hamkori-borders-'))
const origin = { source: '© Somebody', licence: 'CC0-1.0' }
let administrator: SignedInViewer
const others: Record<string, Viewer> = { anonymous }

beforeAll(async () => {
  process.env['HAMKORI_HOME'] = home
  const { khujandDepartmentId, khujandId } = await places()
  administrator = { ...(await signedInAsPost('administrator')), confirmedAt: now() }
  const { id } = await council(khujandDepartmentId, khujandId)
  others['chair'] = { ...(await signedInAsSeat(id, 'chair')), confirmedAt: now() }
  for (const role of ['moderator', 'coordinator', 'observer'] as const)
    others[role] = { ...(await signedInAsPost(role)), confirmedAt: now() }
  others['officer'] = { ...(await signedInAsPost('officer', khujandDepartmentId)), confirmedAt: now() }
})
afterAll(() => {
  delete process.env['HAMKORI_HOME']
  rmSync(home, { recursive: true, force: true })
})
beforeEach(() => removeOutlines(administrator))

const square = (west: number, south: number) => [
  [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south],
  ],
]
const feature = (code: string, coordinates: unknown = square(69, 40)) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates },
})
const collection = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })

async function send(person: SignedInViewer, text: string): Promise<string> {
  return (await storeFile(person.personId, await readUpload(Buffer.from(text)))).hash
}

const checkQuery = `query ($file: String!) { outlineCheck(file: $file) {
  problems { code feature area ring polygon found count limit } problemCount places source licence
  map { places { code } regions { code } without { code } } } }`
const check = async (viewer: Viewer, file: string) => {
  const { data, errors } = await graphqlAs(viewer, checkQuery, { file })
  // Whoever is not signed in is refused before anything is asked.
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(
    viewer.kind === 'person' ? undefined : ['ForbiddenError'],
  )
  return data?.outlineCheck ?? null
}
const drawn = () => db.areaOutline.findMany({ select: { source: true, licence: true, merged: true } })

describe('a file of borders', () => {
  it('is checked and drawn before anything changes, then put on the map, replaced and taken away', async () => {
    const text = collection([feature('tj-su-01 ')], { attribution: 'The file', license: 'ODbL-1.0' })
    const file = await send(administrator, text)
    const before = await readTerritory()
    expect(await check(administrator, file)).toEqual({
      ...{ problems: [], problemCount: 0, places: 1, source: 'The file', licence: 'ODbL-1.0' },
      map: {
        places: [{ code: 'TJ-SU-01' }],
        regions: [{ code: 'TJ-SU' }],
        without: [{ code: 'TJ-KT-01' }],
      },
    })
    expect(await drawn()).toEqual([])
    expect(await readTerritory()).toBe(before)

    expect(await importOutlineFile(administrator, { file, ...origin })).toBe(1)
    expect((await drawn()).toSorted((one) => (one.merged ? 1 : -1))).toEqual([
      { ...origin, merged: false },
      { ...origin, merged: true },
    ])
    // Pages are kept by this version: it is another at once.
    expect(await readTerritory()).not.toBe(before)
    const { data } = await graphqlAs(anonymous, '{ outlines(code: "TJ") { source licence places { code } } }')
    expect(data.outlines).toEqual({ ...origin, places: [{ code: 'TJ-SU-01' }] })

    const other = await send(administrator, collection([feature('TJ-SU'), feature('TJ-KT-01', square(70, 37))]))
    expect(await importOutlineFile(administrator, { file: other, ...origin, source: 'Another' })).toBe(2)
    expect((await drawn()).map(({ source }) => source)).toEqual(['Another', 'Another', 'Another'])
    expect(await removeOutlines(administrator)).toBe(2)
    expect(await drawn()).toEqual([])
    const entries = await db.auditEntry.findMany({
      where: { action: { startsWith: 'territory:' }, actorId: administrator.personId },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action, capacity, payload }) => [action, capacity, payload])).toEqual([
      ['territory:importOutlines', 'administrator', { places: 1, before: 0, ...origin, sha256: file }],
      [
        ...['territory:importOutlines', 'administrator'],
        { places: 2, before: 1, ...origin, source: 'Another', sha256: other },
      ],
      ['territory:removeOutlines', 'administrator', { places: 2 }],
    ])
  })

  it('that is refused says of everything what and where, and changes nothing', async () => {
    const open = square(70, 38).map((ring) => ring.slice(0, -1).concat([[70.5, 38]]))
    const many = Array.from({ length: 25 }, () => feature('TJ-SU-99'))
    const file = await send(administrator, collection([feature('TJ-SU-01', open), feature('TJ'), ...many]))
    const answer = await check(administrator, file)
    expect(answer).toMatchObject({ problemCount: 27, places: 0, map: null })
    expect(answer.problems).toHaveLength(20)
    const none = { ring: null, polygon: null, found: null, count: null, limit: null }
    expect(answer.problems.slice(0, 3)).toEqual([
      { ...none, code: 'ringOpen', feature: 1, area: 'TJ-SU-01', ring: 1, found: '[70, 38] – [70.5, 38]' },
      { ...none, code: 'wholeCountry', feature: 2, area: 'TJ' },
      { ...none, code: 'unknownCode', feature: 3, area: 'TJ-SU-99' },
    ])
    await expect(importOutlineFile(administrator, { file, ...origin })).rejects.toThrow(ConflictError)
    expect(await drawn()).toEqual([])
  })

  it('belongs to who sent it: nobody else checks or imports it, administrators neither', async () => {
    const file = await send(administrator, collection([feature('TJ-SU-01')]))
    const another = { ...(await signedInAsPost('administrator')), confirmedAt: now() }
    expect(Object.keys(others)).toHaveLength(6)
    for (const [role, viewer] of Object.entries(others)) {
      expect([role, await check(viewer, file)]).toEqual([role, null])
      await expect(importOutlineFile(viewer, { file, ...origin }), role).rejects.toThrow(ForbiddenError)
      await expect(removeOutlines(viewer), role).rejects.toThrow(ForbiddenError)
    }
    expect(await check(another, file)).toBeNull()
    await expect(importOutlineFile(another, { file, ...origin })).rejects.toThrow(InvalidInputError)
    // A photo is no file of borders, and what is no hash is none.
    for (const wrong of ['0'.repeat(64), '../../etc/passwd', '', 'x'.repeat(5_000)]) {
      expect(await check(administrator, wrong)).toBeNull()
      await expect(importOutlineFile(administrator, { file: wrong, ...origin })).rejects.toThrow(InvalidInputError)
    }
    expect(await drawn()).toEqual([])
  })

  it('is imported and taken away only by who has just confirmed who they are', async () => {
    const file = await send(administrator, collection([feature('TJ-SU-01')]))
    const unconfirmed = { ...administrator, confirmedAt: null }
    await expect(importOutlineFile(unconfirmed, { file, ...origin })).rejects.toThrow(ConfirmationNeededError)
    await expect(removeOutlines(unconfirmed)).rejects.toThrow(ConfirmationNeededError)
    expect((await check(unconfirmed, file)).problemCount).toBe(0)
  })

  it('needs a source and a licence, neither too long', async () => {
    const file = await send(administrator, collection([feature('TJ-SU-01')]))
    for (const wrong of [{ source: ' ' }, { licence: '' }, { source: 'x'.repeat(401) }, { licence: 'x'.repeat(101) }])
      await expect(importOutlineFile(administrator, { file, ...origin, ...wrong })).rejects.toThrow(InvalidInputError)
  })

  it('is never public, whoever knows its name', async () => {
    const file = await send(administrator, collection([feature('TJ-SU-01')]))
    await importOutlineFile(administrator, { file, ...origin })
    expect(await ownerDb.storedFile.findUnique({ where: { hash: file }, select: { uses: true } })).toEqual({ uses: 0 })
    await expect(ownerDb.storedFile.update({ where: { hash: file }, data: { uses: 1 } })).rejects.toThrow()
  })
})

it('what is no GeoJSON is not even kept', async () => {
  for (const text of ['Salom', '', '[1]', '<svg>"FeatureCollection"</svg>', '{"type":"Feature"}'])
    await expect(readUpload(Buffer.from(text))).rejects.toThrow('file_not_accepted')
})

it('every problem has a sentence for the operator', () => {
  const sentences = outlineProblemCodes.map((code) => outlineSentence({ code, feature: 1, area: 'TJ-SU-01' }))
  expect(new Set(sentences).size).toBe(outlineProblemCodes.length)
})

/** Real boundaries, which may not be copied into the repository. */
const folder = process.env['HAMKORI_BOUNDARIES'] ?? ''
const real = join(folder, 'tjk-districts.geojson')
if (!existsSync(real))
  console.warn('HAMKORI_BOUNDARIES names no folder with real boundaries: the check of those is not tried')

it.skipIf(!existsSync(real))('real boundaries against two places name every code that is not on the map', async () => {
  const file = await send(administrator, readFileSync(real, 'utf8'))
  const { problemCount, problems } = await check(administrator, file)
  expect(problemCount).toBeGreaterThan(50)
  expect(new Set((problems as { code: string }[]).map(({ code }) => code))).toEqual(new Set(['unknownCode']))
})
