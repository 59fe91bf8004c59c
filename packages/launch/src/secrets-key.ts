import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from './failure.ts'
import type { Settings } from './settings.ts'

const fileName = 'secrets.key'
const form = /^[A-Za-z0-9+/]{43}=$/

/**
 * The key that the API encrypts secrets in the database with: SECRETS_KEY, or the one that this home keeps beside its other
 * secrets, made on first use from 256 random bits and readable by its owner only.
 * @throws LaunchError when the file is there but cannot be understood: a new key could not open what the old one encrypted.
 */
export function secretsKeyOf(settings: Pick<Settings, 'HAMKORI_HOME' | 'SECRETS_KEY'>): string {
  if (settings.SECRETS_KEY !== undefined) return settings.SECRETS_KEY
  const file = path.join(settings.HAMKORI_HOME, fileName)
  if (existsSync(file)) {
    const key = readFileSync(file, 'utf8').trim()
    if (form.test(key)) return key
    throw new LaunchError(`${file} is damaged: restore it from a copy, no second factor works without it.`)
  }
  mkdirSync(settings.HAMKORI_HOME, { recursive: true, mode: 0o700 })
  const key = randomBytes(32).toString('base64')
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${key}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
  return key
}
