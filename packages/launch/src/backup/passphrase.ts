import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { leastPassphrase } from '@hamkori/schema/environment'
import { LaunchError } from '../failure.ts'
import { say } from '../output.ts'
import type { Settings } from '../settings.ts'

/**
 * The passphrase for a new backup: BACKUP_PASSPHRASE, or what the person at the terminal types, twice.
 * @returns `null` when there is neither.
 */
export async function passphraseForBackup(settings: Settings): Promise<string | null> {
  if (settings.BACKUP_PASSPHRASE !== undefined) return settings.BACKUP_PASSPHRASE
  const typed = await typedAtTerminal('Passphrase for the secrets (nothing: leave them out): ')
  if (typed === null) return null
  if (typed.length < leastPassphrase) throw new LaunchError(`A passphrase has at least ${leastPassphrase} characters.`)
  if ((await typedAtTerminal('The same once more: ')) !== typed) throw new LaunchError('The two are not the same.')
  return typed
}

/** The passphrase that opens a backup: BACKUP_PASSPHRASE, or what the person at the terminal types; else `null`. */
export async function passphraseForRestore(settings: Settings): Promise<string | null> {
  return settings.BACKUP_PASSPHRASE ?? (await typedAtTerminal('Passphrase of the secrets: '))
}

/** Reads a line that is not shown. @returns `null` without a terminal, and for an empty line. */
async function typedAtTerminal(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  process.stdout.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reading = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    const typed = await reading.question('')
    return typed === '' ? null : typed
  } finally {
    reading.close()
    say()
  }
}
