import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm'

/** Reads the migrations as Prisma's engine expects them: one folder each, applied in the order of their names. */
export function readMigrations(folder: string): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: globSync('*/', { cwd: folder })
      .toSorted()
      .map((name) => ({
        path: path.basename(name),
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
  }
}

/** Reads all Prisma schema files of a folder. */
export function readPrismaSchema(folder: string): SchemaContainer[] {
  return globSync('*.prisma', { cwd: folder })
    .toSorted()
    .map((name) => path.join(folder, name))
    .map((file) => ({ path: file, content: readFileSync(file, 'utf8') }))
}
