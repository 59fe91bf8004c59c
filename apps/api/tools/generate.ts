/** Generates what Prisma generates from the database schema: the client and Kysely's types in `generated/`. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const api = path.join(import.meta.dirname, '..')
const prisma = path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')

const { status } = spawnSync(process.execPath, [prisma, 'generate'], {
  cwd: api,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${path.join(api, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    // Prisma would fetch a native engine from its own host, which is not needed for generating. `false` keeps every
    // command that does need it honest: it fails, where `true` would seem to succeed.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
})
process.exit(status ?? 1)
