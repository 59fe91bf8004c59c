import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { actingPersonHeader } from '@hamkori/schema/acting-person'
import { fileLimits } from '@hamkori/schema/files.constants'
import type { TakenFile } from '@hamkori/schema/files.constants'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addActivityPhoto } from './modules/activities/actions/add-activity-photo.ts'
import { recordActivity } from './modules/activities/actions/record-activity.ts'
import { removeActivityPhoto } from './modules/activities/actions/remove-activity-photo.ts'
import { atMoment } from './platform/clock.ts'
import { db } from './platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from './platform/errors.ts'
import { keepContent, readContent } from './platform/files/file-store.ts'
import { removeUnusedFiles } from './platform/files/remove-unused-files.ts'
import type { SignedInViewer } from './platform/viewer.ts'
import { application } from './testing/application.ts'
import { globalId } from './testing/graphql.ts'
import { ownerDb } from './testing/owner.ts'
import { council, signedInAsSeat } from './testing/people.ts'
import { places } from './testing/places.ts'
import { newSession } from './testing/sessions.ts'

// Files as strangers and friends send them, over the real application and onto a real disk.
const app = application()
const home = mkdtempSync(join(tmpdir(), 'hamkori-files-'))
const origin = 'http://localhost'
let member: SignedInViewer
let stranger: SignedInViewer
let cookie = ''
let councilId = ''

beforeAll(async () => {
  process.env['HAMKORI_HOME'] = home
  const map = await places()
  councilId = (await council(map.khujandDepartmentId, map.khujandId)).id
  member = await signedInAsSeat(councilId, 'member')
  stranger = await signedInAsSeat((await council(map.bokhtarDepartmentId, map.bokhtarId)).id, 'chair')
  cookie = `hamkori=${await newSession(member.personId)}`
})
afterEach(() => {
  delete process.env['LOW_SPACE_MB']
})
afterAll(() => {
  delete process.env['HAMKORI_HOME']
  rmSync(home, { recursive: true, force: true })
})

async function send(content: Uint8Array | string, headers: Record<string, string> = {}) {
  const response = await app.fetch(
    new Request(`${origin}/files`, {
      method: 'POST',
      body: typeof content === 'string' ? content : new Uint8Array(content),
      headers: { 'content-type': 'application/octet-stream', cookie, ...headers },
    }),
  )
  const text = await response.text()
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<TakenFile> & { code?: string }
  return { status: response.status, headers: response.headers, body }
}
const read = (path: string) => app.fetch(new Request(`${origin}${path}`))
const onDisk = () =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()

const picture = (width: number, height: number, colour = '#aa3311') =>
  sharp({ create: { width, height, channels: 3, background: colour } })
/** Somewhere in Dushanbe. */
const located = (colour?: string) =>
  picture(800, 600, colour)
    .withExif({
      IFD0: { Make: 'Spy-camera', Artist: 'Somebody' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '38/1 33/1 35/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '68/1 46/1 26/1',
      },
    })
    .jpeg()
    .toBuffer()
const pdf = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** A PNG of a few hundred bytes that says it is 30,000 by 30,000 pixels. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(30_000, 0)
  head.writeUInt32BE(30_000, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(100_000))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
function crc(data: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

async function activity() {
  return recordActivity(member, {
    idempotencyKey: crypto.randomUUID(),
    councilId,
    kind: 'schoolVisit',
    title: { original: 'tg', tg: 'Вохӯрӣ' },
    startedOn: '2026-03',
    areaCode: 'TJ-SU-01',
  })
}
const photoOf = (activityId: string, fileHash: string) =>
  ({ activityId, fileHash, description: 'Толор', language: 'tg', facesConsidered: true }) as const

describe('a file is refused', () => {
  test('from nobody, from another site, in another person’s name, as a form, and on a full disk', async () => {
    const photo = await located()
    expect((await send(photo, { cookie: '' })).status).toBe(401)
    expect(await send(photo, { cookie: `hamkori=${'x'.repeat(43)}` })).toMatchObject({ status: 401 })
    expect((await send(photo, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await send(photo, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    for (const type of ['multipart/form-data; boundary=x', 'image/jpeg', 'text/plain'])
      expect((await send(photo, { 'content-type': type })).status).toBe(415)
    const another = globalId('Person', stranger.personId)
    expect((await send(photo, { [actingPersonHeader]: another })).body).toEqual({ code: 'ANOTHER_PERSON' })
    process.env['LOW_SPACE_MB'] = '1000000000'
    await new Promise((resolve) => setTimeout(resolve, 600))
    const full = await send(photo)
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '30'])
    delete process.env['LOW_SPACE_MB']
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect([onDisk(), await db.storedFile.count()]).toEqual([[], 0])
  })

  test('that is too large, with and without a declared length', async () => {
    const large = Buffer.alloc(fileLimits.bytes + 1)
    expect((await send(large)).status).toBe(413)
    expect((await send(large, { 'transfer-encoding': 'chunked' })).status).toBe(413)
    // Whoever has no session cannot make us read so much at all.
    expect((await send(Buffer.alloc(1_000_000), { cookie: '' })).status).toBe(413)
  })

  test('that lies about its type, unpacks to a bomb, is cut off or empty', async () => {
    const page = '<!doctype html><script>alert(1)</script>'
    const vector = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(200)])
    for (const lie of [page, vector, zip, 'MZ', '', 'GIF89a<script>alert(1)</script>'])
      expect((await send(lie)).body).toEqual({ code: 'file_not_accepted' })
    expect((await send(bomb())).body).toEqual({ code: 'file_too_many_pixels' })
    const photo = await located()
    expect((await send(photo.subarray(0, photo.length >> 1))).body).toEqual({ code: 'file_damaged' })
    expect((await send(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(page)]))).body).toEqual({
      code: 'file_damaged',
    })
    expect((await send(pdf.slice(0, -8))).body).toEqual({ code: 'file_damaged' })
    expect([onDisk(), await db.storedFile.count()]).toEqual([[], 0])
  })
})

describe('a photo', () => {
  test('is written anew: no place, no camera, no page behind it, in two sizes, turned upright', async () => {
    const taken = await sharp(await located())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(await located()).metadata()).exif).toBeDefined()
    const polyglot = Buffer.concat([taken, Buffer.from('<html><script>alert(1)</script>PK\u0005\u0006')])
    const { status, body } = await send(polyglot)
    expect([status, body]).toMatchObject([200, { mediaType: 'image/jpeg', width: 600, height: 800 }])
    const { id } = await activity()
    await addActivityPhoto(member, photoOf(id, body.hash!))
    const row = await db.storedFile.findUniqueOrThrow({ where: { hash: body.hash! } })
    for (const [hash, side] of [
      [row.hash, 800],
      [row.smallHash!, fileLimits.smallSide],
    ] as const) {
      const served = await read(`/files/${hash}`)
      const bytes = Buffer.from(await served.arrayBuffer())
      expect(Object.fromEntries(served.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=31536000, immutable',
      })
      const { exif, icc, xmp, height, format, orientation } = await sharp(bytes).metadata()
      expect({ exif, icc, xmp, height, format, orientation }).toEqual({ height: side, format: 'jpeg' })
      for (const word of ['Spy-camera', 'Somebody', 'Exif', 'GPS', 'script', 'PK\u0005\u0006'])
        expect(bytes.includes(word), word).toBe(false)
      expect(
        (await app.fetch(new Request(`${origin}/files/${hash}`, { headers: { 'if-none-match': `"${hash}"` } }))).status,
      ).toBe(304)
    }
    for (const name of onDisk()) expect(statSync(join(home, 'files', name.slice(0, 2), name)).mode & 0o077).toBe(0)
  })

  test('of a PNG with transparency or a large picture is a JPEG of bounded size', async () => {
    const clear = await sharp({
      create: { width: 4000, height: 2000, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    expect((await send(clear)).body).toMatchObject({ mediaType: 'image/jpeg', width: 1600, height: 800 })
  })

  test('is read by nobody before a public record refers to it, and by no path that leads elsewhere', async () => {
    const { body } = await send(await located('#112233'))
    expect((await read(`/files/${body.hash}`)).status).toBe(404)
    for (const path of ['..%2f..%2fsecrets.json', '%2e%2e/secrets.json', `${body.hash}/..`, `.${body.hash}`, 'ab', ''])
      expect((await read(`/files/${path}`)).status, path).toBe(404)
    await expect(readContent('../secrets.json')).rejects.toThrow(RangeError)
  })

  test('belongs to whoever sent it until it is public, and is published by the council’s people alone', async () => {
    const { id: activityId } = await activity()
    const { body } = await send(await located('#445566'))
    const fileHash = body.hash!
    await expect(addActivityPhoto(stranger, photoOf(activityId, fileHash))).rejects.toThrow(ForbiddenError)
    const chair = await signedInAsSeat(councilId, 'chair')
    await expect(addActivityPhoto(chair, photoOf(activityId, fileHash))).rejects.toThrow(InvalidInputError)
    await expect(addActivityPhoto(member, photoOf(activityId, 'f'.repeat(64)))).rejects.toThrow(InvalidInputError)
    await expect(
      addActivityPhoto(member, { ...photoOf(activityId, fileHash), facesConsidered: false as true }),
    ).rejects.toThrow(InvalidInputError)
    const paper = (await send(pdf)).body
    expect(paper).toMatchObject({ mediaType: 'application/pdf', bytes: pdf.length })
    await expect(addActivityPhoto(member, photoOf(activityId, paper.hash!))).rejects.toThrow(InvalidInputError)
    await addActivityPhoto(member, photoOf(activityId, fileHash))
    expect((await read(`/files/${fileHash}`)).status).toBe(200)
    expect(await db.auditEntry.count({ where: { action: 'activity:addPhoto' } })).toBe(2)
    for (let number = 2; number <= 10; number += 1) await addActivityPhoto(member, photoOf(activityId, fileHash))
    await expect(addActivityPhoto(member, photoOf(activityId, fileHash))).rejects.toThrow(InvalidInputError)
    const { id: photoId } = await db.activityPhoto.findFirstOrThrow({ where: { activityId, number: 1 } })
    const both = await Promise.allSettled(
      [1, 2].map(() => removeActivityPhoto(member, { photoId, reason: 'Хоҳиши одам' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await db.storedFile.findUniqueOrThrow({ where: { hash: fileHash } })).uses).toBe(9)
  })

  test('that is taken off is read by nobody at once, and is gone from the disk; others stay', async () => {
    const { id: activityId } = await activity()
    const [one, other] = [
      (await send(await located('#778899'))).body.hash!,
      (await send(await located('#99aa11'))).body.hash!,
    ]
    await addActivityPhoto(member, photoOf(activityId, one))
    await addActivityPhoto(member, photoOf(activityId, other))
    const photo = await db.activityPhoto.findFirstOrThrow({ where: { fileHash: one } })
    await expect(removeActivityPhoto(stranger, { photoId: photo.id, reason: 'А' })).rejects.toThrow(ForbiddenError)
    await removeActivityPhoto(member, { photoId: photo.id, reason: 'Хоҳиши одам' })
    await expect(removeActivityPhoto(member, { photoId: photo.id, reason: 'Боз' })).rejects.toThrow(ConflictError)
    expect((await read(`/files/${one}`)).status).toBe(404)
    await removeUnusedFiles()
    expect(onDisk()).toContain(one)
    await atMoment(new Date(Date.now() + fileLimits.unusedMilliseconds + 1000), removeUnusedFiles)
    expect(onDisk()).not.toContain(one)
    expect(onDisk()).toContain(other)
    expect((await read(`/files/${other}`)).status).toBe(200)
    // What was never published is gone too, and so is a content that no row knows.
    expect(await db.storedFile.count({ where: { uses: 0 } })).toBe(0)
    const stray = await keepContent(Buffer.from('left by a process that ended'))
    await atMoment(new Date(Date.now() + fileLimits.unusedMilliseconds + 1000), removeUnusedFiles)
    expect(onDisk()).not.toContain(stray)
    // It can be sent once more.
    expect((await send(await located('#778899'))).body.hash).toBe(one)
    expect(onDisk()).toContain(one)
  })

  test('nobody has more than forty files to which nothing refers', async () => {
    await ownerDb.storedFile.createMany({
      data: Array.from({ length: fileLimits.unused }, (_, at) => ({
        hash: at.toString(16).padStart(64, '0'),
        mediaType: 'application/pdf',
        bytes: 1,
        uploadedById: member.personId,
        uploadedAt: new Date(),
      })),
    })
    expect(await send(pdf)).toMatchObject({ status: 429, body: { code: 'too_many' } })
  })
})
