/**
 * Generates what the API is built on: the Prisma client and the Kysely types in `generated/`, then `schema.graphql`.
 * `--client-only` leaves `schema.graphql` alone (a start of the application never writes into the checkout's files).
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { 'client-only': { type: 'boolean', default: false } } })
const api = path.join(import.meta.dirname, '..')
const prisma = path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')

run(prisma, ['generate'], {
  // Prisma would fetch a native engine from its own host, which is not needed for generating. `false` keeps every
  // command that does need it honest: it fails, where `true` would seem to succeed.
  PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
})
if (!values['client-only']) run(path.join(api, 'tools/print-schema.ts'), [], {})

function run(script: string, args: string[], env: Record<string, string>): void {
  const bin = path.join(api, 'node_modules/.bin')
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: api,
    stdio: 'inherit',
    env: { ...process.env, ...env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` },
  })
  if (status !== 0) process.exit(status ?? 1)
}
