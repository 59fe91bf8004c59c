import { parseArgs } from 'node:util'

/** What a run of the bench measures. */
export interface BenchOptions {
  /** Numbers of ratings, growing. */
  readonly sizes: readonly number[]
  /** Seconds of one turn of one side. */
  readonly seconds: number
  /** Turns of each side, taken alternately. */
  readonly rounds: number
  readonly connections: number
  /** Only scenarios whose name contains this. */
  readonly only: string
}

/** Reads `--sizes 10000,100000 --seconds 3 --rounds 3 --connections 16 --only rating`. Throws one sentence for a wrong one. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '16' },
      only: { type: 'string', default: '' },
    },
  })
  const sizes = values.sizes.split(',').map((text) => whole('sizes', text, 1, 100_000_000))
  if (sizes.some((size, at) => size <= (sizes[at - 1] ?? 0)))
    throw new Error('--sizes must grow, for example 10000,100000')
  return {
    sizes,
    seconds: whole('seconds', values.seconds, 1, 600),
    rounds: whole('rounds', values.rounds, 1, 100),
    connections: whole('connections', values.connections, 1, 1_000),
    only: values.only,
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`--${name} takes whole numbers from ${least} to ${most}, not "${text}"`)
  return value
}
