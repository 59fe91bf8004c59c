import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'

const deriveKey = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
const cipher = 'aes-256-gcm'
const context = Buffer.from('hamkori backup, secrets, 1')

/** One guess takes 128 MB and about half a second. Bounded when it is read: a foreign file cannot ask for all memory. */
const cost = { N: 2 ** 17, r: 8, p: 1 }
const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'))
const sealed = z.object({
  cost: z.object({
    N: z
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.int().min(1).max(16),
    p: z.int().min(1).max(4),
  }),
  salt: base64,
  iv: base64,
  tag: base64,
  data: base64,
})

/** Encrypts with a passphrase (scrypt, AES-256-GCM): nobody without it can read the content, or alter it unnoticed. */
export async function seal(content: Buffer, passphrase: string): Promise<Buffer> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const encrypting = createCipheriv(cipher, await keyOf(passphrase, salt, cost), iv).setAAD(context)
  const data = Buffer.concat([encrypting.update(content), encrypting.final()])
  const parts = { salt, iv, tag: encrypting.getAuthTag(), data }
  const written = Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64')] as const)
  return Buffer.from(JSON.stringify({ cost, ...Object.fromEntries(written) }))
}

/** Opens what {@link seal} made. @throws LaunchError when the passphrase is another one, or the content was altered. */
export async function unseal(file: Buffer, passphrase: string): Promise<Buffer> {
  try {
    const { cost: asked, salt, iv, tag, data } = sealed.parse(JSON.parse(file.toString('utf8')))
    const key = await keyOf(passphrase, salt, asked)
    const decrypting = createDecipheriv(cipher, key, iv, { authTagLength: 16 }).setAAD(context).setAuthTag(tag)
    return Buffer.concat([decrypting.update(data), decrypting.final()])
  } catch {
    throw new LaunchError('The passphrase does not open the secrets of this backup.')
  }
}

function keyOf(passphrase: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return deriveKey(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r })
}
