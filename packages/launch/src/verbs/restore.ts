import path from 'node:path'
import { parseArgs } from 'node:util'
import { readBackup, storedBytesOf } from '../backup/manifest.ts'
import { passphraseForRestore } from '../backup/passphrase.ts'
import { progress } from '../backup/progress.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { describeFailure, LaunchError } from '../failure.ts'
import { say } from '../output.ts'
import { readSettings } from '../settings.ts'

/**
 * `pnpm restore FOLDER --to NEW_HOME [--archive DIR [--until TIME]] [--without-secrets]`: makes a new home of a backup, and of the log that was
 * archived since, and counts what is in it.
 */
export async function restore(args: string[], signal: AbortSignal): Promise<number> {
  const { folder, home, withoutSecrets, archive, until } = asked(args)
  const settings = readSettings(process.env)
  const { manifest } = readBackup(folder)
  const [stored, plain] = [storedBytesOf(manifest), manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)]
  const [verified, written] = [progress('Compared'), progress('Written')]
  say(`A backup of ${manifest.made}, release ${manifest.version}, PostgreSQL ${manifest.postgres}.`)
  const { rows } = await restoreBackup({
    folder,
    home,
    withoutSecrets,
    archive,
    until,
    passphrase: () => passphraseForRestore(settings),
    onVerified: (bytes) => verified(bytes, stored),
    onWritten: (bytes) => written(bytes, plain),
    signal,
  })
  const total = [...rows.values()].reduce((sum, count) => sum + count, 0)
  for (const [table, count] of rows) if (count > 0) say(`  ${String(count).padStart(10)}  ${table}`)
  const moment = until?.toISOString() ?? (archive === null ? manifest.made : 'the end of the archived log')
  say(`${rows.size} tables with ${total} rows, as they were at ${moment}.`)
  if (withoutSecrets)
    say(`The database's passwords are new. Put the old secrets.key into ${home}, or no authenticator works.`)
  say(`Start it with: HAMKORI_HOME=${home} npm start (messages that were waiting are sent then).`)
  return 0
}

interface Asked {
  folder: string
  home: string
  withoutSecrets: boolean
  archive: string | null
  until: Date | null
}

function asked(args: string[]): Asked {
  const { positionals, values } = parsed(args)
  const [folder, ...rest] = positionals
  if (folder === undefined || values.to === undefined || rest.length > 0) throw new LaunchError(usage)
  const absolute = (name: string): string => path.resolve(process.env['INIT_CWD'] ?? '.', name)
  return {
    folder: absolute(folder),
    home: absolute(values.to),
    withoutSecrets: values['without-secrets'],
    archive: values.archive === undefined ? null : absolute(values.archive),
    until: values.until === undefined ? null : momentOf(values.until),
  }
}

/** A moment without a zone would be taken for that of the machine, which nobody knows by heart. */
function momentOf(text: string): Date {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text)
  throw new LaunchError(`--until wants a moment with its zone, such as 2026-12-01T10:00:00+05:00, and not ${text}.`)
}

const usage = 'Say what and where: pnpm restore BACKUP --to NEW_HOME [--archive DIR [--until TIME]] [--without-secrets]'

function parsed(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    to: text,
    archive: text,
    until: text,
    'without-secrets': { type: 'boolean', default: false },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new LaunchError(`${describeFailure(error)}. ${usage}`)
  }
}
