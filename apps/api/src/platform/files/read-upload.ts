import { fileLimits } from '@hamkori/schema/files.constants'
import type { StoredMediaType } from '@hamkori/schema/files.constants'
import type { IssueCode } from '@hamkori/schema/issues'
import { fileTypeFromBuffer } from 'file-type'

/** A file that is refused: the code of what is wrong with it. */
export class RefusedFileError extends Error {
  readonly code: IssueCode

  constructor(code: IssueCode, cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}

/** A file as it is kept. A photo was written anew: nothing is left of what it carried beside its pixels. */
export interface ReadFile {
  readonly mediaType: StoredMediaType
  readonly content: Uint8Array
  /** A photo for lists; null for anything else. */
  readonly small: Uint8Array | null
  readonly width: number | null
  readonly height: number | null
}

const photos = new Set(['image/jpeg', 'image/png', 'image/webp'])

/**
 * Finds out what a file is by its bytes, never by its name or by what the sender says, and makes of it what is kept. Throws
 * {@link RefusedFileError}.
 */
export async function readUpload(content: Uint8Array): Promise<ReadFile> {
  const type = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime
  if (type !== undefined && photos.has(type)) return readPhoto(content)
  if (type === 'application/pdf') return readPdf(content)
  if (type === undefined && isGeojson(content))
    return { mediaType: 'application/geo+json', content, small: null, width: null, height: null }
  throw new RefusedFileError('file_not_accepted')
}

/** A PDF is not touched; one that was cut off is refused. It is only ever offered for saving, never shown by us. */
function readPdf(content: Uint8Array): ReadFile {
  const end = Buffer.from(content.subarray(-2048)).toString('latin1')
  if (!end.includes('%%EOF')) throw new RefusedFileError('file_damaged')
  return { mediaType: 'application/pdf', content, small: null, width: null, height: null }
}

/**
 * Whether a file is a GeoJSON FeatureCollection as far as its text says so. It is never shown or offered for saving: whoever imports it
 * reads it with all its rules.
 */
function isGeojson(content: Uint8Array): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return /^\uFEFF?\s*\{/u.test(text.toString('utf8', 0, 64)) && text.includes('"FeatureCollection"')
}

/** Unpacks a photo and writes it anew as JPEG, turned as it was taken, in two sizes and without metadata. */
async function readPhoto(content: Uint8Array): Promise<ReadFile> {
  // Native code of some megabytes, which only an upload needs.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  // The size stands in the head of the file: a picture that would fill the memory is refused before it is unpacked.
  const open = () => sharp(content, { limitInputPixels: fileLimits.pixels, failOn: 'error', sequentialRead: true })
  try {
    const { width, height } = await open().metadata()
    if (width * height > fileLimits.pixels) throw new RefusedFileError('file_too_many_pixels')
    const whole = await open()
      .autoOrient()
      .resize({ width: fileLimits.side, height: fileLimits.side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    const small = await sharp(whole.data)
      .resize({ width: fileLimits.smallSide, height: fileLimits.smallSide, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 60, mozjpeg: true })
      .toBuffer()
    return { mediaType: 'image/jpeg', content: whole.data, small, width: whole.info.width, height: whole.info.height }
  } catch (failure) {
    if (failure instanceof RefusedFileError) throw failure
    const isTooLarge = failure instanceof Error && /pixel limit/i.test(failure.message)
    throw new RefusedFileError(isTooLarge ? 'file_too_many_pixels' : 'file_damaged', failure)
  }
}
