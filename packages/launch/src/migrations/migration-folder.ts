import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm'
import { LaunchError } from '../failure.ts'

/** What Prisma writes beside the first migration: which database they are for. */
export const migrationLock = 'provider = "postgresql"\n'

/** Reads the migrations as Prisma's engine expects them: one folder each, applied in the order of their names. */
export function readMigrations(folder: string): MigrationList {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : []
  const lockfile = path.join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : migrationLock,
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readScript(folder, name) } },
    })),
  }
}

function readScript(folder: string, name: string): string {
  const file = path.join(folder, name, 'migration.sql')
  if (!existsSync(file)) throw new LaunchError(`The migration ${name} has no migration.sql.`)
  return readFileSync(file, 'utf8')
}

/** Reads all Prisma schema files of a folder. */
export function readPrismaSchema(folder: string): SchemaContainer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => path.join(folder, name))
    .map((file) => ({ path: file, content: readFileSync(file, 'utf8') }))
}
