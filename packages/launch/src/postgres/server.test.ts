import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { refugeOf, removeHome } from './place.ts'
import { ensureDatabase, withClient, type DatabaseUrls } from './roles.ts'
import { startEmbeddedServer, type EmbeddedServer } from './server.ts'

const isRoot = process.getuid?.() === 0
const quiet = (): void => undefined

describe('a running embedded server', () => {
  const home = makeTemporaryHome()
  let server: EmbeddedServer
  let urls: DatabaseUrls
  beforeAll(async () => {
    server = await startEmbeddedServer(home, quiet)
    urls = await ensureDatabase(server)
  })
  afterAll(async () => {
    await server.stop()
    removeHome(home)
  })

  test('keeps every acknowledged write, checks its pages, and logs no statement', async () => {
    const { rows } = await withClient(urls.ownerUrl, (client) =>
      client.query<{ name: string; setting: string }>('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [
        [
          'fsync',
          'synchronous_commit',
          'full_page_writes',
          'data_checksums',
          'listen_addresses',
          'log_error_verbosity',
          'log_min_error_statement',
          'log_statement',
        ],
      ]),
    )
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      log_statement: 'none',
    })
  })

  test('sorts and normalizes by its own rules, and knows Tajik letters', async () => {
    const { rows } = await withClient(urls.ownerUrl, (client) =>
      client.query(`SELECT datlocprovider AS provider, datlocale AS locale, lower('ҶӮҲҚӢҒ') AS lower
                      FROM pg_database WHERE datname = current_database()`),
    )
    expect(rows).toEqual([{ provider: 'b', locale: 'C.UTF-8', lower: 'ҷӯҳқӣғ' }])
  })

  test.each([
    ['CREATE TABLE t (n int)', 'permission denied for schema public'],
    ['CREATE TEMPORARY TABLE t (n int)', 'permission denied to create temporary tables in database "hamkori"'],
    ['CREATE SCHEMA s', 'permission denied for database hamkori'],
    ['CREATE ROLE r', 'permission denied to create role'],
    ['CREATE DATABASE d', 'permission denied to create database'],
    ['CREATE EXTENSION pg_trgm', 'permission denied to create extension "pg_trgm"'],
    ["COPY (SELECT 1) TO '/tmp/hamkori-never-written'", 'permission denied to COPY to a file'],
    ['ALTER SYSTEM SET fsync = off', 'permission denied to set parameter "fsync"'],
  ])('the API may not: %s', async (statement, refusal) => {
    await expect(withClient(urls.appUrl, (client) => client.query(statement))).rejects.toThrow(refusal)
  })

  test('the API owns nothing', async () => {
    const { rows } = await withClient(urls.appUrl, (client) =>
      client.query('SELECT count(*)::int AS n FROM pg_class WHERE relowner = current_user::regrole'),
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test('secrets, data and socket are closed to others', () => {
    const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8)
    expect(mode(path.join(home, 'secrets.json'))).toBe('600')
    expect(mode(server.place.dataDirectory)).toBe('700')
    expect(mode(server.socketDirectory)).toBe('700')
    expect(Buffer.byteLength(path.join(server.socketDirectory, '.s.PGSQL.5432'))).toBeLessThanOrEqual(100)
  })

  test.runIf(isRoot)('as root, server and data belong to another account', () => {
    expect(server.place.account?.uid).toBeGreaterThan(0)
    expect(statSync(server.place.dataDirectory).uid).toBe(server.place.account?.uid)
    expect(statSync(`/proc/${server.pid}`).uid).toBe(server.place.account?.uid)
  })

  test('a failing statement leaves nothing of its text in the log', async () => {
    const secret = 'дар-хонаи-сабз'
    await expect(
      withClient(urls.appUrl, (client) => client.query('SELECT 1/0 WHERE $1 = $1', [secret])),
    ).rejects.toThrow('division by zero')
    const log = readFileSync(path.join(home, 'postgres.log'), 'utf8')
    expect(log).toContain('division by zero')
    expect(log).not.toContain(secret)
    expect(log).not.toContain('SELECT')
  })
})

test('data is kept from one start to the next, and nothing is left in the temporary folder', async () => {
  const home = makeTemporaryHome()
  try {
    const first = await startEmbeddedServer(home, quiet)
    const { ownerUrl } = await ensureDatabase(first)
    await withClient(ownerUrl, (client) => client.query("CREATE TABLE kept AS SELECT 'ҳамкорӣ' AS word"))
    await first.stop()
    expect(existsSync(first.socketDirectory)).toBe(false)

    const second = await startEmbeddedServer(home, quiet)
    const again = await ensureDatabase(second)
    const { rows } = await withClient(again.ownerUrl, (client) => client.query('SELECT word FROM kept'))
    await second.stop()
    expect(rows).toEqual([{ word: 'ҳамкорӣ' }])
    expect(existsSync(second.socketDirectory)).toBe(false)
    expect(readdirSync(home)).not.toContain('socket-directory')
  } finally {
    removeHome(home)
  }
})

test('data of another major version is refused, and untouched', async () => {
  const home = makeTemporaryHome()
  try {
    await (await startEmbeddedServer(home, quiet)).stop()
    const version = path.join(home, 'postgres/cluster/PG_VERSION')
    writeFileSync(version, '17\n')
    await expect(startEmbeddedServer(home, quiet)).rejects.toThrow(
      /^The data in .* was written by PostgreSQL 17, and this release brings PostgreSQL 18, which cannot open it:/,
    )
    writeFileSync(version, '18\n')
    await (await startEmbeddedServer(home, quiet)).stop()
  } finally {
    removeHome(home)
  }
})

test('a home with a very long path works', async () => {
  const parent = makeTemporaryHome()
  const home = path.join(parent, 'ҷойи-дур'.repeat(5), 'and a space', 'x'.repeat(100))
  mkdirSync(home, { recursive: true })
  try {
    const server = await startEmbeddedServer(home, quiet)
    const { rows } = await withClient(server.ownerUrl('postgres'), (client) => client.query('SELECT 1 AS one'))
    await server.stop()
    expect(rows).toEqual([{ one: 1 }])
  } finally {
    removeHome(home)
    removeHome(parent)
  }
})

test.runIf(isRoot)('a home that only root can enter keeps its data under /var/lib, and says so', async () => {
  const closed = mkdtempSync(path.join(makeTemporaryHome(), 'closed-'))
  chmodSync(closed, 0o700)
  const home = path.join(closed, '.hamkori')
  const lines: string[] = []
  try {
    const server = await startEmbeddedServer(home, (line) => lines.push(line))
    await server.stop()
    expect(server.place.dataDirectory).toBe(path.join(refugeOf(home), 'cluster'))
    expect(readFileSync(path.join(home, 'WHERE-THE-DATA-LIES.txt'), 'utf8')).toContain(refugeOf(home))
    expect(lines[0]).toBe(`The database lies in ${refugeOf(home)} (see the note in ${home}).`)
  } finally {
    removeHome(home)
    removeHome(path.dirname(closed))
  }
  expect(existsSync(refugeOf(home))).toBe(false)
})
