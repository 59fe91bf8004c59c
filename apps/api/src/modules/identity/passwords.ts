import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { UnavailableError } from '../../platform/errors.ts'

// OWASP's least for argon2id is 19 MiB with two passes; three take about 75 ms on one core.
const memoryKibibytes = 19_456
const passes = 3
const parallelism = 1
const saltBytes = 16
const hashBytes = 32

// Hashing takes a thread of Node's pool of four and 19 MiB: two at once, sixteen waiting, the rest are told to come back.
const largestAtOnce = 2
const largestWaiting = 16
let running = 0
const waiting: (() => void)[] = []

/**
 * Hashes a password with argon2id off the main thread; the result is a PHC string
 * (`$argon2id$v=19$m=19456,t=3,p=1$salt$hash`).
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await derive(password, salt, { memory: memoryKibibytes, passes, parallelism }, hashBytes)
  return `$argon2id$v=19$m=${memoryKibibytes},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

/**
 * True when the password belongs to the PHC string. `stored` is null for a name nobody has: the same work is done
 * against a hash of nothing, so that known and unknown names take the same time.
 * Throws {@link UnavailableError} when too many are waiting already.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const read = readPhc(stored ?? nobodysHash)
  if (read === null) throw new Error('a stored password hash is not a PHC string of argon2id')
  const derived = await derive(password, read.salt, read.cost, read.hash.length)
  return timingSafeEqual(derived, read.hash) && stored !== null
}

interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

const nobodysHash = `$argon2id$v=19$m=${memoryKibibytes},t=${passes},p=${parallelism}$${unpadded(Buffer.alloc(saltBytes))}$${unpadded(Buffer.alloc(hashBytes))}`
const phcPattern =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

function readPhc(text: string): { cost: Cost; salt: Buffer; hash: Buffer } | null {
  const parts = phcPattern.exec(text)
  if (parts === null) return null
  const [, memory, rounds, lanes, salt = '', hash = ''] = parts
  return {
    cost: { memory: Number(memory), passes: Number(rounds), parallelism: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

async function derive(password: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> {
  await takeTurn()
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      argon2(
        'argon2id',
        {
          message: Buffer.from(password, 'utf8'),
          nonce: salt,
          memory: cost.memory,
          passes: cost.passes,
          parallelism: cost.parallelism,
          tagLength: length,
        },
        (failure, key) => (failure === null ? resolve(key) : reject(failure)),
      )
    })
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

function takeTurn(): Promise<void> | undefined {
  if (running < largestAtOnce) {
    running += 1
    return undefined
  }
  if (waiting.length >= largestWaiting) throw new UnavailableError(2)
  return new Promise((resolve) => waiting.push(resolve))
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
