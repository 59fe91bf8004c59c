import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeUrl } from '../postgres/connection-url.ts'
import { removeHome } from '../postgres/place.ts'
import { withClient } from '../postgres/roles.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { applyMigrations } from './apply-migrations.ts'
import { compareWithSchema, draftMigration } from './draft-migration.ts'

const folder = makeTemporaryHome()
const migrationsFolder = path.join(folder, 'migrations')
const schemaFolder = path.join(folder, 'schema')
let server: TestServer
let url: string
let count = 0

beforeAll(async () => {
  server = await startTestServer()
  mkdirSync(schemaFolder)
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  removeHome(folder)
})
beforeEach(async () => {
  const name = `migrations_${++count}`
  await withClient(server.url, (client) => client.query(`CREATE DATABASE ${name}`))
  url = changeUrl(server.url, { database: name })
  removeHome(migrationsFolder)
})

function write(name: string, sql: string): void {
  mkdirSync(path.join(migrationsFolder, name), { recursive: true })
  writeFileSync(path.join(migrationsFolder, name, 'migration.sql'), sql)
}

const withFunction = `
CREATE TABLE word (id int PRIMARY KEY, text text NOT NULL CHECK (text <> 'a;b'));
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'never; not even once';
END $$;
CREATE TRIGGER kept BEFORE DELETE ON word FOR EACH ROW EXECUTE FUNCTION refuse();
INSERT INTO word VALUES (1, 'x;y');
`

test('applies scripts whole, functions and quoted semicolons included, and once', async () => {
  write('20260101000000_make_words', withFunction)
  expect(await applyMigrations(url, migrationsFolder)).toEqual(['20260101000000_make_words'])
  expect(await applyMigrations(url, migrationsFolder)).toEqual([])
  await expect(withClient(url, (client) => client.query('DELETE FROM word'))).rejects.toThrow('never; not even once')
})

test("leaves the row that Prisma's own command line would leave", async () => {
  write('20260101000000_make_words', withFunction)
  await applyMigrations(url, migrationsFolder)
  const { rows } = await withClient(url, (client) =>
    client.query(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at, applied_steps_count FROM _prisma_migrations',
    ),
  )
  expect(rows).toEqual([
    {
      migration_name: '20260101000000_make_words',
      checksum: createHash('sha256').update(withFunction).digest('hex'),
      finished: true,
      rolled_back_at: null,
      applied_steps_count: 1,
    },
  ])
})

test('a failing migration names itself, leaves nothing half-done, and blocks the next until it is looked at', async () => {
  write('20260101000000_make_words', withFunction)
  write('20260102000000_break_words', 'CREATE TABLE half (n int); INSERT INTO nowhere VALUES (1);')
  await expect(applyMigrations(url, migrationsFolder)).rejects.toThrow(
    /^The migration 20260102000000_break_words failed: No such table: nowhere$/,
  )
  const { rows } = await withClient(url, (client) =>
    client.query("SELECT to_regclass('half') AS half, to_regclass('word')::text AS word"),
  )
  expect(rows).toEqual([{ half: null, word: 'word' }])
  await expect(applyMigrations(url, migrationsFolder)).rejects.toThrow('20260102000000_break_words')
})

test('two launchers that migrate at once apply each migration once', async () => {
  write('20260101000000_make_words', withFunction)
  const both = await Promise.all([applyMigrations(url, migrationsFolder), applyMigrations(url, migrationsFolder)])
  expect(both.flat()).toEqual(['20260101000000_make_words'])
})

test('drafts what the Prisma schema says beyond the migrations, and nothing when they agree', async () => {
  const schema = (fields: string): string =>
    `datasource db {\n  provider = "postgresql"\n}\n\nmodel Word {\n  id Int @id\n${fields}\n  @@map("word")\n}\n`
  writeFileSync(path.join(schemaFolder, 'word.prisma'), schema('  text String'))
  const options = { migrationsFolder, schemaFolder, now: new Date('2026-11-21T08:09:10Z') }

  const first = await draftMigration(server.url, { ...options, name: 'make_words' })
  expect(first).toBe(path.join(migrationsFolder, '20261121080910_make_words/migration.sql'))
  expect(readFileSync(first ?? '', 'utf8')).toContain('CREATE TABLE "word"')
  expect(await compareWithSchema(server.url, options)).toBeNull()
  expect(await draftMigration(server.url, { ...options, name: 'make_nothing' })).toBeNull()

  writeFileSync(path.join(schemaFolder, 'word.prisma'), schema('  text String\n  language String @db.Char(2)'))
  expect(await compareWithSchema(server.url, options)).toContain('ADD COLUMN     "language" CHAR(2) NOT NULL')
  const { rows } = await withClient(server.url, (client) =>
    client.query("SELECT datname FROM pg_database WHERE datname LIKE 'hamkori_scratch%'"),
  )
  expect(rows).toEqual([])
})

test('refuses a migration that is not named by verb and noun', async () => {
  const options = { migrationsFolder, schemaFolder, name: 'Words', now: new Date() }
  await expect(draftMigration(server.url, options)).rejects.toThrow('not "Words"')
})

test('a database that a newer version has changed is refused, and untouched', async () => {
  write('20260101000000_make_words', withFunction)
  write('20260102000000_forget_words', 'DROP TABLE word;')
  await applyMigrations(url, migrationsFolder)
  removeHome(path.join(migrationsFolder, '20260102000000_forget_words'))
  write('20260101500000_count_words', 'CREATE TABLE count (n int);')
  await expect(applyMigrations(url, migrationsFolder)).rejects.toThrow(
    /^The database has a migration that this version does not know, 20260102000000_forget_words: a newer version has run on it/,
  )
  const { rows } = await withClient(url, (client) => client.query("SELECT to_regclass('count') AS made"))
  expect(rows).toEqual([{ made: null }])
})
