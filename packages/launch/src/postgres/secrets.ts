import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'

/** Passwords of the two database roles of one home. */
export const secrets = z.object({ ownerPassword: z.string().min(32), apiPassword: z.string().min(32) })
export type Secrets = z.infer<typeof secrets>

/**
 * Reads the home's secrets, or makes them with 192 random bits each. The file is readable by its owner only.
 * @throws LaunchError when the file is there but cannot be understood: guessing would lock the data away.
 */
export function loadOrCreateSecrets(home: string): Secrets {
  const file = path.join(home, 'secrets.json')
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8')
    try {
      return secrets.parse(JSON.parse(text))
    } catch {
      throw new LaunchError(`${file} is damaged: restore it from a copy, the database cannot be opened without it.`)
    }
  }
  const fresh: Secrets = {
    ownerPassword: randomBytes(24).toString('base64url'),
    apiPassword: randomBytes(24).toString('base64url'),
  }
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
  return fresh
}
