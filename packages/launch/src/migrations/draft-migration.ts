import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { readMigrations, readPrismaSchema } from './migration-folder.ts'
import { withSchemaEngine } from './schema-engine.ts'

/** Where migrations and schema lie. */
export interface Folders {
  migrationsFolder: string
  schemaFolder: string
}

/** What the next migration is called. */
export interface DraftOptions extends Folders {
  /** `verb_noun`, such as `add_appeals`. */
  name: string
  now: Date
}

/**
 * Writes the next migration: the difference between what the migrations make and what the Prisma schema says. The
 * migrations are replayed in a scratch database that is dropped afterwards.
 * @param scratchServerUrl owner's connection string to a server where databases may be made; never the live one.
 * @returns path of the new file, or `null` when there is no difference.
 */
export async function draftMigration(scratchServerUrl: string, options: DraftOptions): Promise<string | null> {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(options.name)) {
    throw new LaunchError(`A migration is named by verb and noun, such as add_appeals, not "${options.name}".`)
  }
  const script = await compareWithSchema(scratchServerUrl, options)
  if (script === null) return null
  // UTC, to the second: folders sort in the order in which they were drafted.
  const stamp = options.now.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')
  const folder = path.join(options.migrationsFolder, `${stamp}_${options.name}`)
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'migration.sql')
  writeFileSync(file, script)
  return file
}

/** What the Prisma schema says beyond the migrations, as SQL; `null` when they agree. */
export async function compareWithSchema(serverUrl: string, options: Folders): Promise<string | null> {
  const schema = readPrismaSchema(options.schemaFolder)
  return withSchemaEngine(serverUrl, schema, async (engine) => {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(options.migrationsFolder) },
      to: { tag: 'schemaDatamodel', files: schema },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    const differs = 2
    return exitCode === differs ? stdout : null
  })
}
