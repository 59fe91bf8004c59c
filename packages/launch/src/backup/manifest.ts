import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'
import { readJson } from '../paths.ts'

const manifestName = 'manifest.json'
/** What the name of a backup begins with; the moment it was made follows. */
const prefix = 'hamkori-'
/** What the name of a backup ends with while it is written, and again before it is removed. */
export const unfinishedSuffix = '.unfinished'

/** A path inside the backup. Whoever restores may be root: nothing in a manifest leads out of the folder. */
const inside = z
  .string()
  .refine((text) => text !== '' && !path.isAbsolute(text) && path.normalize(text) === text && !text.startsWith('..'))

const storedFile = z.object({
  /** Where it stands in the backup, below `files/` and with `.zst` behind it; and in the home that is restored. */
  path: inside,
  /** Of what it holds. */
  bytes: z.int().min(0),
  /** Of the compressed file. */
  storedBytes: z.int().min(0),
  /** Of the compressed file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const manifestForm = z.object({
  /** Changes when an older release could not read the backup. */
  format: z.literal(1),
  /** When the backup was complete: what was acknowledged until then is in it. */
  made: z.iso.datetime(),
  /** Of this application. */
  version: z.string(),
  /** Such as `18.4`. */
  postgres: z.string(),
  /** What PostgreSQL calls this database: a backup, what is restored from it and the original share it. */
  systemIdentifier: z.string(),
  /** Names of the applied migrations, oldest first. */
  migrations: z.array(z.string()),
  /** Whether the secrets are in it, sealed by a passphrase. */
  hasSecrets: z.boolean(),
  /** Folders of the data directory: some are empty, and PostgreSQL wants them. */
  folders: z.array(inside),
  files: z.array(storedFile),
})

/** What one backup says of itself. */
export type Manifest = z.infer<typeof manifestForm>
/** One file of a backup. */
export type StoredFile = z.infer<typeof storedFile>

/** A backup that was written to its end. */
export interface Backup {
  folder: string
  manifest: Manifest
}

/** The name of a backup made at this moment. */
export function backupName(made: Date): string {
  return `${prefix}${made.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
}

/** Where the manifest of a backup lies. */
export function manifestFile(folder: string): string {
  return path.join(folder, manifestName)
}

/** Where a file of a backup lies. */
export function placeOf(folder: string, file: Pick<StoredFile, 'path'>): string {
  return path.join(folder, 'files', `${file.path}.zst`)
}

/** Bytes that the backup takes on the disk. */
export function storedBytesOf({ files }: Manifest): number {
  return files.reduce((sum, { storedBytes }) => sum + storedBytes, 0)
}

/**
 * Reads what a backup says of itself.
 * @throws LaunchError when the folder is none, or none that was written to its end.
 */
export function readBackup(folder: string): Backup {
  if (!existsSync(manifestFile(folder)) || folder.endsWith(unfinishedSuffix))
    throw new LaunchError(
      `${folder} is not a whole backup: there is no manifest.json, or its name ends in ".unfinished".`,
    )
  try {
    return { folder, manifest: manifestForm.parse(JSON.parse(readFileSync(manifestFile(folder), 'utf8'))) }
  } catch {
    throw new LaunchError(`${manifestFile(folder)} is damaged, or of a newer release: take another backup.`)
  }
}

/** The whole backups of a folder, newest first; those that were killed in the middle are not among them. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && !name.endsWith(unfinishedSuffix))
    .flatMap((name) => {
      const { data } = manifestForm.safeParse(readJson(manifestFile(path.join(folder, name))))
      return data === undefined ? [] : [{ folder: path.join(folder, name), manifest: data }]
    })
    .sort((one, other) => other.manifest.made.localeCompare(one.manifest.made))
}

/** Folders of backups that were killed while they were written or removed. Only asked by who holds the folder's lock. */
export function unfinishedIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith(unfinishedSuffix))
    .map((name) => path.join(folder, name))
}

/** The first and the last piece of PostgreSQL's log that a backup has. */
export function segmentsOf({ files }: Manifest): { first: string; last: string } {
  const names = files.flatMap(({ path: name }) => /pg_wal\/([0-9A-F]{24})$/.exec(name)?.[1] ?? []).sort()
  return { first: names[0] ?? '', last: names.at(-1) ?? '' }
}
