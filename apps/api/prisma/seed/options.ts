import { isIP } from 'node:net'
import path from 'node:path'

/** What the seed was asked for. */
export interface SeedOptions {
  readonly demonstration: boolean
  /** Where the sign-ins of the demonstration are written; absolute. */
  readonly home: string
  /** How many ratings to invent; 40,000 when not said otherwise. */
  readonly ratings?: number
}

const usage = 'Use: node prisma/seed/main.ts [--none | --demo]'

/**
 * Reads the arguments and the environment. Throws one sentence for an unknown argument, and for demonstration content on
 * an address that others can reach: its sign-ins are printed.
 */
export function readSeedOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SeedOptions {
  const unknown = args.filter((argument) => argument !== '--none' && argument !== '--demo')
  if (unknown.length > 0) throw new Error(`Unknown argument ${unknown.join(' ')}. ${usage}`)
  if (args.includes('--none') && args.includes('--demo')) throw new Error(`One of both, please. ${usage}`)
  if (!env['DATABASE_URL']) throw new Error('DATABASE_URL must name the database.')
  const demonstration = args.includes('--demo') || (!args.includes('--none') && env['DEMONSTRATION'] !== 'no')
  const host = env['HOST'] ?? '127.0.0.1'
  if (demonstration && !isLoopback(host) && env['ALLOW_DEMONSTRATION_ON_NETWORK'] !== 'yes') {
    throw new Error(
      `HOST=${host} is open to the network, and the demonstration's sign-ins have printed passwords: ` +
        'use --none, or set ALLOW_DEMONSTRATION_ON_NETWORK=yes if that is what you want.',
    )
  }
  return {
    demonstration,
    home: path.resolve(env['HAMKORI_HOME'] ?? path.join(import.meta.dirname, '../../../../.hamkori')),
  }
}

function isLoopback(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '')
  if (address === 'localhost') return true
  return isIP(address) === 4 ? address.startsWith('127.') : address === '::1'
}
