import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { describeFailure, hasCode, LaunchError } from '../failure.ts'
import { atOnce } from './at-once.ts'
import { placeOf, type Backup, type StoredFile } from './manifest.ts'

/** Told after each file; who is told may keep the next one waiting. */
export type Report = (bytes: number, name: string) => Promise<void> | void

/**
 * Compresses one file into a backup.
 * @param source a file, or its content. Of a file that grows meanwhile, what is there is read.
 * @returns `null` when the file has gone meanwhile: the database removes files while it works.
 */
export async function storeFile(folder: string, name: string, source: string | Buffer): Promise<StoredFile | null> {
  const place = placeOf(folder, { path: name })
  const reading = typeof source === 'string' ? await openIfThere(source) : Readable.from([source])
  if (reading === null) return null
  mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
  const [plain, stored] = [new Measure(), new Measure()]
  const packing = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })
  await pipeline(reading, plain, packing, stored, createWriteStream(place, { flags: 'wx', mode: 0o600, flush: true }))
  return { path: name, bytes: plain.bytes, storedBytes: stored.bytes, sha256: stored.digest() }
}

async function openIfThere(file: string): Promise<Readable | null> {
  try {
    return (await open(file, 'r')).createReadStream()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/**
 * Reads every file of a backup back and compares it with what the manifest says.
 * @throws LaunchError that names the first file that is missing or not what was written.
 */
export async function verifyFiles({ folder, manifest }: Backup, report: Report = () => undefined): Promise<void> {
  await atOnce(manifest.files, async (file) => {
    const stored = new Measure()
    try {
      await pipeline(createReadStream(placeOf(folder, file)), stored, nowhere)
    } catch (error) {
      const fault = hasCode(error, 'ENOENT') ? 'is missing' : `cannot be read (${describeFailure(error)})`
      throw new LaunchError(`The backup ${folder} is not whole: ${file.path} ${fault}. Take another one.`)
    }
    if (stored.digest() !== file.sha256)
      throw new LaunchError(`The backup ${folder} is damaged: ${file.path} is not what was written. Take another one.`)
    await report(file.storedBytes, file.path)
  })
}

async function nowhere(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

/** Writes what a stored file holds to a new file that nobody but its owner can read. */
export async function unpackFile(folder: string, file: StoredFile, target: string): Promise<void> {
  const plain = new Measure()
  const writing = createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(createReadStream(placeOf(folder, file)), createZstdDecompress(), plain, writing)
  if (plain.bytes !== file.bytes) throw new LaunchError(`${file.path} did not unpack to its ${file.bytes} bytes.`)
}

/** What a stored file holds; for small ones. */
export async function readStoredFile(folder: string, file: StoredFile): Promise<Buffer> {
  const unpacked = createReadStream(placeOf(folder, file)).pipe(createZstdDecompress())
  return Buffer.concat((await unpacked.toArray()) as Buffer[])
}

/** Counts and hashes what passes through. */
class Measure extends Transform {
  bytes = 0
  readonly #hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length
    this.#hash.update(chunk)
    done(null, chunk)
  }

  /** Once, when everything has passed. */
  digest(): string {
    return this.#hash.digest('hex')
  }
}
