/** What a file that somebody of the staff sends may be, and how large it becomes. Bytes, pixels, milliseconds. */
export const fileLimits = {
  /** Of one file as it is sent. Cameras of phones write 2 to 10 MB. */
  bytes: 15_000_000,
  /** Of a photo as it is sent, width times height: more is refused before it is unpacked. */
  pixels: 60_000_000,
  /** The longer side of a photo as it is kept, and of its small variant. */
  side: 1600,
  smallSide: 400,
  /** How many files that no record refers to one person may have, so that nobody fills the disk. */
  unused: 40,
  /** How long a file that no record refers to is kept. */
  unusedMilliseconds: 24 * 60 * 60 * 1000,
} as const

/** The types in which files are kept: photos always as JPEG, evidence as PDF and borders as GeoJSON as they are. */
export const storedMediaTypes = ['image/jpeg', 'application/pdf', 'application/geo+json'] as const
export type StoredMediaType = (typeof storedMediaTypes)[number]

/** Those of them that stand beside a record and that people read: photos, and documents. */
export const readableMediaTypes = ['image/jpeg', 'application/pdf'] as const satisfies readonly StoredMediaType[]

/** Where a file is sent, and below it read. */
export const filesPath = '/files'

/** SHA-256 in lower-case hexadecimal digits: the name of a file. */
export const fileHashPattern = /^[0-9a-f]{64}$/

/** What the API answers to a file that it has taken. */
export interface TakenFile {
  readonly hash: string
  readonly mediaType: StoredMediaType
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
}
