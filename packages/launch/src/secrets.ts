import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from './failure.ts'
import { findDataDirectories } from './postgres/place.ts'
import type { Settings } from './settings.ts'

const secrets = z.object({ ownerPassword: z.string().min(32), apiPassword: z.string().min(32) })

/** Passwords of the two database roles of one home. */
export type Secrets = z.infer<typeof secrets>

const fromJson = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(secrets)
const key = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9+/]{43}=$/)

/**
 * The home's passwords, made on first use with 192 random bits each.
 * @throws LaunchError when the file cannot be understood, or is missing beside a database: guessing would lock the data away.
 */
export function secretsOf(home: string): Secrets {
  const password = (): string => randomBytes(24).toString('base64url')
  const make = (): string => JSON.stringify({ ownerPassword: password(), apiPassword: password() }, null, 2)
  const file = path.join(home, 'secrets.json')
  const data = findDataDirectories(home)[0]
  if (!existsSync(file) && data !== undefined) {
    throw new LaunchError(
      `${file} is missing: put it back from a copy, the database in ${data} cannot be opened without it.`,
    )
  }
  return readOrMake(file, fromJson, make, 'the database cannot be opened')
}

/**
 * The key that the API encrypts secrets in the database with: SECRETS_KEY, or the one that this home keeps beside its other
 * secrets, made on first use from 256 random bits.
 * @throws LaunchError when the file is there but cannot be understood: a new key could not open what the old one encrypted.
 */
export function secretsKeyOf(settings: Pick<Settings, 'HAMKORI_HOME' | 'SECRETS_KEY'>): string {
  if (settings.SECRETS_KEY !== undefined) return settings.SECRETS_KEY
  const make = (): string => randomBytes(32).toString('base64')
  return readOrMake(secretsKeyFileOf(settings), key, make, 'no second factor works')
}

/** Where the home keeps the key. */
export function secretsKeyFileOf(settings: Pick<Settings, 'HAMKORI_HOME'>): string {
  return path.join(settings.HAMKORI_HOME, 'secrets.key')
}

/** Reads a file that only its owner may read, or makes it: whole or not at all. */
function readOrMake<T>(file: string, form: z.ZodType<T>, make: () => string, loss: string): T {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, `${make()}\n`, { mode: 0o600, flush: true })
    renameSync(unfinished, file)
  }
  try {
    return form.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new LaunchError(`${file} is damaged: restore it from a copy, ${loss} without it.`)
  }
}
