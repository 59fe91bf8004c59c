import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { compareWithSchema, draftMigration } from '../migrations/draft-migration.ts'
import { say } from '../output.ts'
import { migrationsFolder, prismaSchemaFolder, repositoryRoot } from '../paths.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const folders = { migrationsFolder, schemaFolder: prismaSchemaFolder }

/**
 * `pnpm db:diff <verb_noun>`: drafts the next migration, on a throw-away server. `pnpm db:diff --check` drafts
 * nothing and fails when the migrations do not make what the Prisma schema says.
 */
export async function dbDiff(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || rest.length > 0) throw new LaunchError('Name the migration: pnpm db:diff add_appeals')
  await using server = await startTestServer()
  return name === '--check' ? await checkDrift(server.url) : await draft(server.url, name)
}

async function checkDrift(serverUrl: string): Promise<number> {
  const script = await compareWithSchema(serverUrl, folders)
  if (script === null) return 0
  say(`The migrations do not make what the Prisma schema says; run "pnpm db:diff <verb_noun>". Missing:\n\n${script}`)
  return 1
}

async function draft(serverUrl: string, name: string): Promise<number> {
  const file = await draftMigration(serverUrl, { ...folders, name, now: new Date() })
  if (file === null) {
    say('The Prisma schema says nothing that the migrations do not make: there is nothing to draft.')
    return 0
  }
  say(`Drafted ${path.relative(repositoryRoot, file)}.`)
  say('Read it, complete what SQL alone can say (checks, grants to hamkori_app, data), then commit it.')
  return 0
}
