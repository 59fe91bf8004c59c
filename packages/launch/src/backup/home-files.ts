import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'

/** What opens the database, what the database is sealed with, and what holds people's sign-ins or messages. */
const secretNames = ['secrets.json', 'secrets.key', 'demonstration-accounts.json', 'mail']
/** What anybody may read. */
export const plainNames = ['content.json']
/** The folder of the files that people have sent, each named by the SHA-256 of its content. */
export const filesFolder = 'files'
/** Logs, caches and notes of what runs now: a restored home makes its own. */
const passing =
  /^(postgres|backups|compile-cache|tools|(api|postgres)\.log(\.old)?|api\.json|WHERE-THE-DATA-LIES\.txt)$/

/** Bytes; all of it is sealed at once. Messages lie in the home only where there is no mail server. */
const mostSecretBytes = 256_000_000
const bundle = z.array(z.object({ name: z.string(), content: z.base64() }))

/** What lies in a home and is in no backup, because nobody has said what it is: for a line to the operator. */
export function unknownFiles(home: string): string[] {
  const known = [...secretNames, ...plainNames, filesFolder]
  return readdirSync(home).filter(
    (name) => !known.includes(name) && !passing.test(name) && !/^last-backup\.json/.test(name),
  )
}

/**
 * The secret files of a home, as one piece.
 * @param secretsKey the key that the environment gives, if it does: it is kept as the home's own.
 */
export function bundleSecrets(home: string, secretsKey: string | undefined): Buffer {
  const names = secretNames.flatMap((name) => filesBelow(home, name))
  const size = names.reduce((sum, name) => sum + statSync(path.join(home, name)).size, 0)
  if (size > mostSecretBytes)
    throw new LaunchError(`${path.join(home, 'mail')} is too large for a backup: move old messages away.`)
  const files = names.map((name) => ({ name, content: readFileSync(path.join(home, name)) }))
  const given = secretsKey === undefined ? [] : [{ name: 'secrets.key', content: Buffer.from(`${secretsKey}\n`) }]
  const all = [...files.filter(({ name }) => given.every((one) => one.name !== name)), ...given]
  return Buffer.from(JSON.stringify(all.map(({ name, content }) => ({ name, content: content.toString('base64') }))))
}

/** The files of a home that people have sent, by their paths in it; without those that are just being written. */
export function sentFiles(home: string): string[] {
  return filesBelow(home, filesFolder).filter((name) => !path.basename(name).startsWith('.'))
}

function filesBelow(home: string, name: string): string[] {
  const place = path.join(home, name)
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [name]
  return readdirSync(place).flatMap((entry) => filesBelow(home, path.join(name, entry)))
}

/** Writes secret files into a new home, each for its owner alone. Names that lead out of the home are refused. */
export function unbundleSecrets(home: string, bundled: Buffer): void {
  for (const { name, content } of bundle.parse(JSON.parse(bundled.toString('utf8')))) {
    if (!secretNames.includes(name.split('/')[0] ?? '') || path.normalize(name) !== name)
      throw new LaunchError(`The secrets of this backup hold a file that is none of ours: ${name}.`)
    const place = path.join(home, name)
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
    if (path.dirname(place) !== home) chmodSync(path.dirname(place), 0o700)
    writeFileSync(place, Buffer.from(content, 'base64'), { flag: 'wx', mode: 0o600, flush: true })
  }
}
