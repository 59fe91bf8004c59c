import path from 'node:path'
import { parseArgs } from 'node:util'
import { progress } from '../backup/progress.ts'
import { megabytes } from '../backup/disk-space.ts'
import { unknownFiles } from '../backup/home-files.ts'
import { makeBackup } from '../backup/make-backup.ts'
import { segmentsOf, storedBytesOf } from '../backup/manifest.ts'
import { defaultFolder, noteBackup } from '../backup/note.ts'
import { passphraseForBackup } from '../backup/passphrase.ts'
import { archiveOf, trimArchive } from '../backup/wal-archive.ts'
import { withHomeServer } from '../backup/with-home-server.ts'
import { describeFailure, LaunchError } from '../failure.ts'
import { say } from '../output.ts'
import { readSettings } from '../settings.ts'

/** `pnpm backup [--to DIR] [--keep N]`: a whole, verified backup of a home, whether the application runs or not. */
export async function backup(args: string[], signal: AbortSignal): Promise<number> {
  const settings = readSettings(process.env)
  const home = settings.HAMKORI_HOME
  if (settings.DATABASE_URL !== undefined)
    throw new LaunchError(
      'The database of DATABASE_URL is backed up where it runs, with pg_basebackup or pgBackRest: see docs/operations.md.',
    )
  const { to, keep } = asked(args, defaultFolder(home))
  const passphrase = await passphraseForBackup(settings)
  const { folder, manifest, removed } = await withHomeServer(home, 'backup', settings.WAL_ARCHIVE, (ownerUrl) => {
    const [copied, verified] = [progress('Copied'), progress('Read back')]
    const options = { home, ownerUrl, to, keep, passphrase, secretsKey: settings.SECRETS_KEY, signal }
    return makeBackup({
      ...options,
      onCopied: (bytes, _name, total) => copied(bytes, total),
      onVerified: (bytes) => verified(bytes),
    })
  })
  noteBackup(home, to, { folder, manifest })
  say(`${folder}: ${megabytes(storedBytesOf(manifest))}, ${manifest.files.length} files, each read back and compared.`)
  for (const each of removed) say(`Removed the old backup ${each}.`)
  if (settings.WAL_ARCHIVE !== undefined) {
    const trimmed = trimArchive(archiveOf(settings.WAL_ARCHIVE, manifest.systemIdentifier), segmentsOf(manifest).first)
    say(`The archived log begins with this backup now: ${trimmed} older pieces were removed.`)
  }
  const unknown = unknownFiles(home).filter((name) => path.join(home, name) !== to)
  if (unknown.length > 0) say(`Not in the backup, because it is not the application's: ${unknown.join(', ')}.`)
  say(
    passphrase === null
      ? 'The secrets are NOT in this backup: without the secrets.key of this home nobody can use an authenticator after a restore. ' +
          'Set BACKUP_PASSPHRASE to have them in it, sealed, or keep a copy of secrets.key elsewhere.'
      : 'The secrets are in it, sealed: whoever loses the passphrase loses them. The database itself is not sealed: keep it where nobody reads it.',
  )
  return 0
}

function asked(args: string[], otherwise: string): { to: string; keep: number } {
  const { to, keep } = parsed(args)
  if (!/^[1-9]\d{0,3}$/.test(keep)) throw new LaunchError('--keep wants a whole number from 1 on.')
  return { to: to === undefined ? otherwise : path.resolve(process.env['INIT_CWD'] ?? '.', to), keep: Number(keep) }
}

function parsed(args: string[]): { to?: string | undefined; keep: string } {
  try {
    const options = { to: { type: 'string' }, keep: { type: 'string', default: '14' } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new LaunchError(`${describeFailure(error)}. Say: pnpm backup [--to FOLDER] [--keep 14]`)
  }
}
