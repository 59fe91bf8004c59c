import type pg from 'pg'
import { existsSync, readFileSync } from 'node:fs'
import { describeFailure } from '../failure.ts'
import { withoutPassword, socketUrl } from '../postgres/connection-url.ts'
import { majorVersionFile, ownerRole } from '../postgres/initialise.ts'
import { runningServerPid } from '../postgres/orphans.ts'
import { findDataDirectory } from '../postgres/place.ts'
import { apiRole, databaseName, withClient, type DatabaseUrls } from '../postgres/roles.ts'
import { loadOrCreateSecrets } from '../postgres/secrets.ts'
import { notedSocketDirectory } from '../postgres/socket-directory.ts'
import type { Settings } from '../settings.ts'
import type { Finding } from '../verbs/doctor.ts'

/** Which database, what keeps its data safe, and what the API's role may do there: tried, not assumed. */
export async function describeDatabase(settings: Settings): Promise<Finding[]> {
  const urls = urlsOf(settings)
  const place = placeOf(settings)
  if (urls === null)
    return [...place, { about: 'Database', is: 'not running; start the application to see more', good: null }]
  try {
    const isOurs = settings.DATABASE_URL === undefined
    const server = await withClient(urls.ownerUrl, (client) => describeServer(client, isOurs))
    const rights = await withClient(urls.appUrl, (client) => describeRights(client, isOurs))
    return [...place, ...server, ...rights]
  } catch (error) {
    return [...place, { about: 'Database', is: `cannot be reached: ${describeFailure(error)}`, good: false }]
  }
}

function placeOf(settings: Settings): Finding[] {
  if (settings.DATABASE_URL !== undefined) {
    return [{ about: 'Data', is: `${withoutPassword(settings.DATABASE_URL)} (DATABASE_URL)`, good: true }]
  }
  const folder = findDataDirectory(settings.HAMKORI_HOME)
  if (folder === null) return [{ about: 'Data', is: 'none yet', good: null }]
  const file = majorVersionFile(settings.HAMKORI_HOME)
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown'
  return [
    { about: 'Data', is: `${folder} (embedded)`, good: true },
    { about: 'Written by PostgreSQL', is: major, good: true },
  ]
}

function urlsOf(settings: Settings): DatabaseUrls | null {
  const { HAMKORI_HOME: home, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = settings
  if (appUrl !== undefined) return { appUrl, ownerUrl: ownerUrl ?? appUrl }
  const folder = findDataDirectory(home)
  const socketDirectory = notedSocketDirectory(home)
  if (folder === null || socketDirectory === null || runningServerPid(folder) === null) return null
  const { ownerPassword, apiPassword } = loadOrCreateSecrets(home)
  const common = { database: databaseName, socketDirectory }
  return {
    ownerUrl: socketUrl({ ...common, user: ownerRole, password: ownerPassword }),
    appUrl: socketUrl({ ...common, user: apiRole, password: apiPassword }),
  }
}

/** Settings that lose acknowledged writes when they are off. */
const durability = ['fsync', 'synchronous_commit', 'full_page_writes']

/** How to judge what a server of our own must have, and what somebody else's server had better have. */
function judge(inOrder: boolean, isOurs: boolean): boolean | null {
  return inOrder || (isOurs ? false : null)
}

async function describeServer(client: pg.Client, isOurs: boolean): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [
      [
        ...durability,
        'data_checksums',
        'server_version',
        'listen_addresses',
        'log_error_verbosity',
        'log_min_error_statement',
      ],
    ],
  )
  const setting = new Map(rows.map((row) => [row.name, row.setting]))
  const locale = await client.query<{ provider: string; locale: string | null; ctype: string }>(
    `SELECT CASE datlocprovider WHEN 'b' THEN 'builtin' WHEN 'i' THEN 'icu' ELSE 'libc' END AS provider,
            to_jsonb(pg_database) ->> 'datlocale' AS locale, datctype AS ctype
       FROM pg_database WHERE datname = current_database()`,
  )
  const { provider = '?', locale: name = null, ctype = '?' } = locale.rows[0] ?? {}
  const migrations = await client.query<{ applied: string; last: string | null }>(
    'SELECT count(*) AS applied, max(migration_name) AS last FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  const jobs = await client.query<{ waiting: number; failed: number }>(
    `SELECT count(*) FILTER (WHERE attempts < max_attempts)::int AS waiting,
            count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL)::int AS failed FROM graphile_worker.jobs`,
  )
  const { waiting = 0, failed = 0 } = jobs.rows[0] ?? {}
  return [
    { about: 'PostgreSQL', is: setting.get('server_version') ?? '?', good: true },
    ...durability.map((about) => ({ about, is: setting.get(about) ?? '?', good: setting.get(about) === 'on' })),
    {
      about: 'data_checksums',
      is: setting.get('data_checksums') ?? '?',
      good: judge(setting.get('data_checksums') === 'on', isOurs),
    },
    { about: 'Locale', is: `${provider} ${name ?? ctype}`, good: /utf-?8/i.test(name ?? ctype) },
    {
      about: 'Listens on',
      is: setting.get('listen_addresses') === '' ? 'its socket only' : (setting.get('listen_addresses') ?? '?'),
      good: true,
    },
    ...['log_error_verbosity', 'log_min_error_statement'].map((about) => ({
      about,
      is: setting.get(about) ?? '?',
      good: true,
    })),
    {
      about: 'Migrations',
      is: `${migrations.rows[0]?.applied ?? 0} applied, the last ${migrations.rows[0]?.last ?? '-'}`,
      good: migrations.rows[0]?.last != null,
    },
    {
      about: 'Jobs',
      is: `${waiting} waiting, ${failed} failed${failed === 0 ? '' : ': an administrator can try them again'}`,
      good: failed === 0 ? true : null,
    },
  ]
}

/** Things an application's role has no business doing; each is tried and rolled back. */
const forbidden = {
  'create a table': 'CREATE TABLE public.hamkori_doctor (n int)',
  'create a temporary table': 'CREATE TEMPORARY TABLE hamkori_doctor (n int)',
  'create a schema': 'CREATE SCHEMA hamkori_doctor',
  'create a role': 'CREATE ROLE hamkori_doctor',
  'read the migrations table': 'SELECT FROM _prisma_migrations',
}

async function describeRights(client: pg.Client, isOurs: boolean): Promise<Finding[]> {
  const { rows } = await client.query<{ role: string; owned: string; superuser: boolean }>(
    `SELECT current_user AS role, r.rolsuper AS superuser,
            (SELECT count(*) FROM pg_class WHERE relowner = r.oid) + (SELECT count(*) FROM pg_proc WHERE proowner = r.oid)
              + (SELECT count(*) FROM pg_namespace WHERE nspowner = r.oid)
              + (SELECT count(*) FROM pg_database WHERE datdba = r.oid) AS owned
       FROM pg_roles r WHERE r.rolname = current_user`,
  )
  const { role = '?', owned = '?', superuser = true } = rows[0] ?? {}
  const can: string[] = []
  for (const [what, statement] of Object.entries(forbidden)) if (await succeeds(client, statement)) can.push(what)
  return [
    { about: "The API's role", is: `${role}${superuser ? ', a superuser' : ''}`, good: judge(!superuser, isOurs) },
    { about: 'It owns', is: owned === '0' ? 'nothing' : `${owned} objects`, good: judge(owned === '0', isOurs) },
    {
      about: 'It can',
      is: can.length === 0 ? `neither ${Object.keys(forbidden).join(', nor ')}` : can.join(', '),
      good: judge(can.length === 0, isOurs),
    },
  ]
}

async function succeeds(client: pg.Client, statement: string): Promise<boolean> {
  await client.query('BEGIN')
  try {
    await client.query(statement)
    return true
  } catch {
    return false
  } finally {
    await client.query('ROLLBACK')
  }
}
