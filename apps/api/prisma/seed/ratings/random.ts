/** A stream of pseudo-random numbers that is the same for the same seed (sfc32 by Chris Doty-Humphrey, public domain). */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Standard normal (Box–Muller). */
  normal(): number
  /** A key of the table, each with the weight that stands beside it. */
  pick<Key extends string>(weights: Readonly<Record<Key, number>>): Key
  /** `count` random bytes. */
  bytes(count: number): Buffer
  /** A random UUID, version 4. */
  uuid(): string
}

/** Starts a stream. `seed` is any whole number. */
export function randomFrom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1]
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 15; round += 1) word()
  const next = (): number => word() / 4294967296
  const bytes = (count: number): Buffer => {
    const buffer = Buffer.alloc(count)
    for (let at = 0; at < count; at += 1) buffer[at] = word() & 255
    return buffer
  }
  return {
    next,
    bytes,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
      const entries = Object.entries(weights) as [Key, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      const last = entries.at(-1)
      if (last === undefined) throw new RangeError('nothing to pick from')
      return last[0]
    },
    uuid() {
      const raw = bytes(16)
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80
      const hex = raw.toString('hex')
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
    },
  }
}
