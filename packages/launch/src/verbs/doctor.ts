import { defaultPort } from '@hamkori/schema/environment'
import { defaultLowSpaceMb, oldBackupHours } from '@hamkori/schema/operations.constants'
import { freeBytes, megabytes } from '../backup/disk-space.ts'
import { storedBytesOf } from '../backup/manifest.ts'
import { newestBackup } from '../backup/note.ts'
import { describeFailure } from '../failure.ts'
import { holderOfHome } from '../home-lock.ts'
import { say } from '../output.ts'
import { withoutPassword } from '../postgres/connection-url.ts'
import { findDataDirectories, findPrograms } from '../postgres/place.ts'
import { runningUrls, withClient, type DatabaseUrls } from '../postgres/roles.ts'
import { readSettings, type Settings } from '../settings.ts'
import { tryPort } from '../steps/choose-port.ts'
import { describeFigures, type Finding } from '../steps/read-figures.ts'
import { runningApi } from '../steps/run-api.ts'
import { contentOf } from '../steps/seed-content.ts'
import { findChromium } from '../tests/chromium.ts'

/** `pnpm doctor`: what is in force. Starts nothing, changes nothing; code 1 when something is wrong. */
export async function doctor(): Promise<number> {
  const settings = readSettings(process.env)
  const findings = [
    ...(await describeMachine(settings)),
    ...(await describeDatabase(settings)),
    ...(await describeFigures(settings)),
  ]
  const width = Math.max(...findings.map(({ about }) => about.length))
  for (const { about, is, good } of findings) {
    say(`  ${good === true ? 'ok  ' : good === false ? 'BAD ' : '-   '} ${about.padEnd(width)}  ${is}`)
  }
  const faults = findings.filter(({ good }) => good === false).length
  say(faults === 0 ? '\nNothing is wrong.' : `\n${faults} ${faults === 1 ? 'thing is' : 'things are'} wrong.`)
  return faults === 0 ? 0 : 1
}

/** Versions, what runs, disk, port and browser. */
async function describeMachine(settings: Settings): Promise<Finding[]> {
  const home = settings.HAMKORI_HOME
  const [holder, api, content] = [await holderOfHome(home), runningApi(home), contentOf(home)]
  return [
    { about: 'Node', is: process.version, good: process.versions.node.startsWith('24.') },
    tried('Embedded PostgreSQL', null, () => findPrograms().version),
    { about: 'Home', is: home, good: true },
    found('Launcher', holder && `"${holder.verb}", process ${holder.pid}`, 'not running'),
    found('API', api && `${api.origin}, process ${api.pid}`, 'not running'),
    found('Content', content, 'not loaded yet'),
    diskSpace('Disk space', home, settings),
    ...findDataDirectories(home).map((data) => diskSpace('Disk of the data', data, settings)),
    ...(settings.DATABASE_URL === undefined ? [backupOf(home)] : []),
    api === null ? await port(settings) : { about: 'Port', is: `used by this application: ${api.origin}`, good: true },
    tried('Browser for tests', false, () => findChromium(settings.CHROMIUM_PATH) ?? 'none; "npm test" installs one'),
  ]
}

function found(about: string, is: string | null, otherwise: string): Finding {
  return { about, is: is ?? otherwise, good: is === null ? null : true }
}

function tried(about: string, otherwise: false | null, look: () => string): Finding {
  try {
    return { about, is: look(), good: true }
  } catch (error) {
    return { about, is: describeFailure(error), good: otherwise }
  }
}

const bytesWanted = 1_000_000_000

/** Below the mark nothing more is written; twice as much should be there. */
function diskSpace(about: string, folder: string, { LOW_SPACE_MB: mark = defaultLowSpaceMb }: Settings): Finding {
  const free = freeBytes(folder)
  const is = `${megabytes(free)} free for ${folder}`
  if (free < mark * 1e6) return { about, is: `${is}, less than ${mark} MB (LOW_SPACE_MB): read only`, good: false }
  return { about, is, good: free > Math.max(bytesWanted, mark * 2e6) }
}

const hour = 3_600_000

/** A backup of every night is never older than two days. Whether a demonstration needs any is the operator's to decide. */
function backupOf(home: string): Finding {
  const newest = newestBackup(home)
  if (newest === null) return found('Backup', null, 'none yet: "pnpm backup" makes one')
  const { folder, manifest } = newest
  const age = Math.floor((Date.now() - Date.parse(manifest.made)) / hour)
  const secrets = manifest.hasSecrets ? 'secrets sealed' : 'without the secrets'
  const is = `${folder}, ${age} h old, ${megabytes(storedBytesOf(manifest))}, ${secrets}`
  return { about: 'Backup', is, good: age <= oldBackupHours && manifest.hasSecrets ? true : null }
}

async function port({ HOST: host, PORT: asked }: Settings): Promise<Finding> {
  const wanted = `${asked ?? defaultPort} of ${host}`
  if ((await tryPort(host, asked ?? defaultPort)) !== null)
    return { about: 'Port', is: `${wanted} is free`, good: true }
  if (asked !== undefined) return { about: 'Port', is: `${wanted} is taken by another program`, good: false }
  return { about: 'Port', is: `${wanted} is taken; a start takes the next free one`, good: null }
}

/** Which database, what keeps its data safe, and what the API's role may do there. */
async function describeDatabase(settings: Settings): Promise<Finding[]> {
  const { DATABASE_URL: given, DATABASE_OWNER_URL: owner, HAMKORI_HOME: home } = settings
  const data = given === undefined ? findDataDirectories(home) : [`${withoutPassword(given)} (DATABASE_URL)`]
  const urls = given === undefined ? runningUrls(home) : { appUrl: given, ownerUrl: owner ?? given }
  return [found('Data', data.join(', ') || null, 'none yet'), ...(await describeServer(urls, given === undefined))]
}

async function describeServer(urls: DatabaseUrls | null, isOurs: boolean): Promise<Finding[]> {
  if (urls === null) return [found('Database', null, 'not running; start the application to see more')]
  try {
    const server = await withClient(urls.ownerUrl, (client) => client.query<Finding>(aboutTheServer))
    const role = await withClient(urls.appUrl, (client) => client.query<Finding>(aboutTheRole))
    // What a server of our own must have, somebody else's server had better have.
    const ofTheirs = (good: boolean | null, about: string): boolean | null =>
      isOurs || lossOfData.includes(about) || good !== false ? good : null
    return [...server.rows, ...role.rows].map(({ about, is, good }) => ({ about, is, good: ofTheirs(good, about) }))
  } catch (error) {
    return [{ about: 'Database', is: `cannot be reached: ${describeFailure(error)}`, good: false }]
  }
}

/** Faults on any server: settings that lose acknowledged writes when they are off, and text that cannot be stored. */
const lossOfData = ['fsync', 'synchronous_commit', 'full_page_writes', 'Locale', 'Migrations']

const aboutTheServer = `
  SELECT 'PostgreSQL' AS about, current_setting('server_version') AS "is", true AS good
  UNION ALL
  SELECT name, setting, setting = 'on' FROM pg_settings
   WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')
  UNION ALL
  SELECT 'Locale', concat_ws(' ', CASE datlocprovider WHEN 'b' THEN 'builtin' WHEN 'i' THEN 'icu' ELSE 'libc' END, locale),
         pg_encoding_to_char(encoding) = 'UTF8'
    FROM pg_database d, coalesce(to_jsonb(d) ->> 'datlocale', datctype) AS locale WHERE datname = current_database()
  UNION ALL
  SELECT 'Listens on', coalesce(nullif(current_setting('listen_addresses'), ''), 'its socket only'), true
  UNION ALL
  SELECT 'Migrations', format('%s applied, the last %s', count(*), max(migration_name)), count(*) > 0
    FROM _prisma_migrations WHERE finished_at IS NOT NULL
  UNION ALL
  SELECT 'Size', pg_size_pretty(pg_database_size(current_database())), true
  UNION ALL
  SELECT 'Connections', format('%s of %s', count(*), current_setting('max_connections')),
         count(*) < 0.9 * current_setting('max_connections')::int
    FROM pg_stat_activity WHERE backend_type = 'client backend'
  UNION ALL
  SELECT 'Oldest transaction', format('%s s', round(extract(epoch FROM age))), age < interval '10 minutes'
    FROM (SELECT coalesce(max(clock_timestamp() - xact_start), interval '0') AS age
            FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()) oldest
  UNION ALL
  SELECT 'Log archive', concat_ws(', ', 'the last piece ' || coalesce(last_archived_time::timestamp(0)::text || ' UTC', 'not yet'),
           CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity') THEN 'failing since ' || last_failed_time::timestamp(0) END),
         coalesce(last_failed_time, '-infinity') <= coalesce(last_archived_time, '-infinity')
    FROM pg_stat_archiver WHERE current_setting('archive_mode') <> 'off'
  UNION ALL
  SELECT 'Jobs', format('%s waiting, %s failed', count(*) - count(*) FILTER (WHERE hopeless), count(*) FILTER (WHERE hopeless)),
         CASE WHEN bool_or(hopeless) THEN NULL ELSE true END
    FROM graphile_worker.jobs, LATERAL (SELECT attempts >= max_attempts AND locked_at IS NULL AS hopeless) state`

/** What an application's role has no business being, owning or doing. */
const aboutTheRole = `
  SELECT 'The API''s role' AS about, rolname || CASE WHEN rolsuper THEN ', a superuser' ELSE '' END AS "is", NOT rolsuper AS good
    FROM pg_roles WHERE rolname = current_user
  UNION ALL
  SELECT 'It owns', CASE count(*) WHEN 0 THEN 'nothing' ELSE count(*) || ' objects' END, count(*) = 0
    FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = current_user::regrole AND deptype = 'o'
  UNION ALL
  SELECT 'It can ' || what, CASE WHEN allowed THEN 'yes' ELSE 'no' END, NOT allowed
    FROM pg_roles r,
         LATERAL (VALUES ('create a table', has_schema_privilege('public', 'CREATE')),
                         ('create a temporary table', has_database_privilege(current_database(), 'TEMP')),
                         ('create a schema', has_database_privilege(current_database(), 'CREATE')),
                         ('create a role', rolcreaterole OR rolsuper),
                         ('read the migrations table', has_table_privilege('_prisma_migrations', 'SELECT'))) may (what, allowed)
   WHERE rolname = current_user`
