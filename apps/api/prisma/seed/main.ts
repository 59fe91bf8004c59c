import type { SystemActor } from '../../src/platform/viewer.ts'
import { readSeedOptions } from './options.ts'

const actor: SystemActor = { kind: 'system', name: 'seed' }

try {
  const options = readSeedOptions(process.argv.slice(2), process.env)
  // The platform opens its pool when it is imported, so that a wrong argument is refused before.
  const { db, pool } = await import('../../src/platform/db.ts')
  const { seed } = await import('./seed.ts')
  try {
    await seed(actor, options, say)
  } finally {
    await db.$disconnect()
    if (!pool.ended) await pool.end()
  }
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`)
  process.exitCode = 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
