import type { SystemActor } from '../../src/platform/viewer.ts'
import { readSeedOptions } from './options.ts'

const actor: SystemActor = { kind: 'system', name: 'seed' }

await main()

async function main(): Promise<void> {
  let options
  try {
    options = readSeedOptions(process.argv.slice(2), process.env)
  } catch (refusal) {
    process.stderr.write(`${refusal instanceof Error ? refusal.message : String(refusal)}\n`)
    process.exitCode = 2
    return
  }
  // The platform opens its pool when it is imported, so that a wrong argument is refused before.
  const { db, pool } = await import('../../src/platform/db.ts')
  try {
    const { seed } = await import('./seed.ts')
    await seed(actor, options, say)
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`)
    process.exitCode = 1
  } finally {
    await db.$disconnect()
    if (!pool.ended) await pool.end()
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
