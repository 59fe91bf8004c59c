import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modules } from './modules.ts'
import { platformTables } from './platform/platform-tables.ts'
import { ownerPool } from './testing/owner.ts'

// Data belongs to one module. A table is written by its owner alone, and read by others only through a view that the owner declares.

const source = import.meta.dirname
const platform = 'platform'

/** What each owner may write and read of its own, and the views that everybody may read. */
const owned = new Map<string, ReadonlySet<string>>([
  [platform, new Set<string>(Object.keys(platformTables))],
  ...modules.map(({ name, tables }) => [name, new Set<string>(tables)] as const),
])
const views = new Set<string>(modules.flatMap((module) => module.views ?? []))
const ownerOf = new Map([...owned].flatMap(([owner, tables]) => [...tables].map((table) => [table, owner] as const)))

/** Prisma's name of a model, as code uses it, to the table. */
const tableOf = new Map(
  globSync('*.prisma', { cwd: join(source, '../prisma/schema') }).flatMap((file) =>
    [
      ...readFileSync(join(source, '../prisma/schema', file), 'utf8').matchAll(
        /^(?:model|view) (\w)(\w*) \{.*?@@map\("(\w+)"\)/gms,
      ),
    ].map(([, first = '', rest = '', table = '']) => [first.toLowerCase() + rest, table] as const),
  ),
)

interface Use {
  readonly table: string
  readonly writes: boolean
}

const writing = /^(?:INTO|UPDATE|DELETE\s+FROM|insertInto|updateTable|deleteFrom|create|update|upsert|delete)/i

/** The tables and views that a piece of code names in SQL, in Kysely's calls and in Prisma's. */
function usesIn(code: string): Use[] {
  const found: Use[] = []
  const sql = /\b(DELETE\s+FROM|FROM|JOIN(?:\s+LATERAL)?|INTO|UPDATE)\s+(?:ONLY\s+)?(?:"?public"?\.)?"?([a-z_]+)"?/g
  for (const [, verb = '', table = ''] of code.matchAll(sql)) found.push({ table, writes: writing.test(verb) })
  const kysely =
    /\.(selectFrom|insertInto|updateTable|deleteFrom|(?:inner|left|right|full|cross)Join(?:Lateral)?)\(\s*\[?\s*'([a-z_]+)/g
  for (const [, verb = '', table = ''] of code.matchAll(kysely)) found.push({ table, writes: writing.test(verb) })
  const prisma = /\b(?:db|tx)\s*\.(\w+)\s*\.(find\w*|count|aggregate|groupBy|create\w*|update\w*|upsert|delete\w*)\(/g
  for (const [, model = '', verb = ''] of code.matchAll(prisma)) {
    const table = tableOf.get(model)
    if (table !== undefined) found.push({ table, writes: writing.test(verb) })
  }
  return found
}

/** What `owner` may not do: one line for each. */
function trespasses(owner: string, code: string): string[] {
  return usesIn(code).flatMap(({ table, writes }) => {
    const other = ownerOf.get(table)
    if (other === undefined || other === owner) return views.has(table) && writes ? [`writes the view ${table}`] : []
    if (writes) return [`writes ${table} of ${other}`]
    return other === platform ? [] : [`reads ${table} of ${other} past its views`]
  })
}

/** Every file of the product with its owner; tests and what only tests use may prepare any table. */
const files = globSync('{modules,platform}/**/*.ts', { cwd: source })
  .map((file) => file.split(sep))
  .filter((path) => !path.includes('testing') && !path.at(-1)?.endsWith('.test.ts'))
  .map((path) => ({ path: path.join('/'), owner: path[0] === 'modules' ? (path[1] ?? '') : platform }))

describe('tables', () => {
  it('have one owner each', async () => {
    const { rows } = await ownerPool.query<{ name: string; kind: string }>(
      `SELECT relname AS name, relkind AS kind FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND NOT relispartition AND relname NOT LIKE '\\_%'`,
    )
    const claimed = [...owned.values()].flatMap((tables) => [...tables])
    const existing = (kind: string) =>
      rows.filter((row) => (row.kind === 'v') === (kind === 'v')).map(({ name }) => name)
    expect(claimed.toSorted()).toEqual(existing('r').toSorted())
    expect([...views].toSorted()).toEqual(existing('v').toSorted())
  })

  it('are written by their owner, and read by others through its views', () => {
    expect(files.length).toBeGreaterThan(100)
    const found = files.flatMap(({ path, owner }) =>
      trespasses(owner, readFileSync(join(source, path), 'utf8')).map((what) => `${path} ${what}`),
    )
    expect(found).toEqual([])
  })

  it('have views that show columns of their owner alone', async () => {
    const { rows } = await ownerPool.query<{ view: string; table: string }>(
      `SELECT DISTINCT view_name AS view, table_name AS table FROM information_schema.view_table_usage WHERE view_schema = 'public'`,
    )
    expect([...new Set(rows.map(({ view }) => view))].toSorted()).toEqual([...views].toSorted())
    for (const { view, table } of rows) {
      const owner = modules.find((module) => module.views?.some((name) => name === view))
      expect(owner?.tables, view).toContain(table)
    }
  })

  it.each([
    ['meetings', 'await tx.council.update({ where: { id } })', 'writes council of councils'],
    ['meetings', 'await tx.council.findMany()', 'reads council of councils past its views'],
    ['meetings', 'sql`SELECT a FROM meeting m JOIN council c ON true`', 'reads council of councils past its views'],
    ['meetings', 'sql`UPDATE council SET slug = ${slug}`', 'writes council of councils'],
    ['meetings', 'sql`INSERT INTO transition VALUES (${id})`', 'writes transition of platform'],
    ['meetings', "kysely.selectFrom('council as c')", 'reads council of councils past its views'],
    [
      'meetings',
      "kysely.selectFrom('meeting').innerJoin('membership as m', 'm.id', 'x')",
      'reads membership of councils past its views',
    ],
    ['meetings', 'await tx.councilView.updateMany({ data })', 'writes the view council_view'],
    ['meetings', 'sql`UPDATE council_view SET slug = ${slug}`', 'writes the view council_view'],
    ['platform', 'sql`SELECT FROM council`', 'reads council of councils past its views'],
  ])('name the trespasser: %s: %s', (owner, code, what) => {
    expect(trespasses(owner, code)).toEqual([what])
  })

  it('let an owner work, and everybody read the views and the tables of the platform', () => {
    const code = 'tx.meeting.update({}); sql`SELECT FROM meeting JOIN council_view c ON true JOIN transition t ON true`'
    expect(trespasses('meetings', code)).toEqual([])
  })
})
