import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeHome } from '../postgres/place.ts'
import { withClient } from '../postgres/roles.ts'
import { postmasterPid } from '../testing/running-parts.ts'
import { command, everythingIn, passphrase, startFilledHome, whileRunning } from '../testing/backed-up-home.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { segmentAfter } from './wal-archive.ts'

const folder = makeTemporaryHome()
const inFolder = (name: string): string => path.join(folder, name)
const [home, archive, backups] = [inFolder('home'), inFolder('log'), inFolder('backups')]
const variables = { WAL_ARCHIVE: archive, BACKUP_PASSPHRASE: passphrase }
let backup = ''
/** Between the second and the third row. */
let moment = ''
/** Everything that was in the database when it was killed. */
let last: Map<string, string[]>

const ofCluster = (): string => path.join(archive, readdirSync(archive)[0] ?? '')
const pieces = (): string[] =>
  readdirSync(ofCluster())
    .filter((name) => /^[0-9A-F]{24}\.gz$/.test(name))
    .sort()

async function untilArchived(ownerUrl: string): Promise<void> {
  const segment = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT pg_walfile_name(pg_switch_wal()) AS name')
    return rows[0]?.name ?? ''
  })
  for (const end = Date.now() + 60_000; !pieces().includes(`${segment}.gz`); await sleep(100))
    if (Date.now() > end) throw new Error(`${segment} was not archived`)
}

beforeAll(async () => {
  const running = await startFilledHome(home, archive)
  const write = (word: string) =>
    withClient(running.ownerUrl, (client) => client.query('INSERT INTO written VALUES ($1)', [word]))
  await withClient(running.ownerUrl, (client) => client.query('CREATE TABLE written (word text)'))
  await write('before the backup')
  await untilArchived(running.ownerUrl)
  const made = await command(home, ['backup', '--to', backups], variables).ended
  expect(made.output).toMatch(/The archived log begins with this backup now: \d+ older pieces were removed/)
  expect(made.code).toBe(0)
  backup = path.join(backups, readdirSync(backups).find((name) => /^hamkori-/.test(name)) ?? '')
  await write('after the backup')
  await untilArchived(running.ownerUrl)
  await sleep(1_100)
  moment = new Date().toISOString()
  await sleep(1_100)
  await write('after the moment')
  await untilArchived(running.ownerUrl)
  last = await everythingIn(running.ownerUrl)
  // The disk is lost with it: nothing of the home is used any more.
  process.kill(postmasterPid(home), 'SIGKILL')
  await running.stop().catch(() => undefined)
}, 240_000)
afterAll(() => {
  for (const name of readdirSync(folder)) removeHome(inFolder(name))
  removeHome(folder)
})

const restore = (to: string, ...further: string[]) =>
  command(home, ['restore', backup, '--to', inFolder(to), ...further], variables).ended
const words = (to: string) =>
  whileRunning(inFolder(to), (ownerUrl) =>
    withClient(ownerUrl, async (client) =>
      (await client.query<{ word: string }>('SELECT word FROM written')).rows.map(({ word }) => word),
    ),
  )

test('the whole archive brings back everything that was written, row by row', async () => {
  const restored = await restore('all', '--archive', archive)
  expect(restored.output).toContain('as they were at the end of the archived log')
  expect(restored.code).toBe(0)
  const now = await whileRunning(inFolder('all'), everythingIn)
  expect([...now.keys()]).toEqual([...last.keys()])
  for (const [table, rows] of last) expect(now.get(table), table).toEqual(rows)
})

test('a moment brings back what had been written by then, and nothing later', async () => {
  const restored = await restore('moment', '--archive', archive, '--until', moment)
  expect([restored.code, restored.output]).toEqual([0, expect.stringContaining(`as they were at ${moment}`)])
  expect(await words('moment')).toEqual(['before the backup', 'after the backup'])
})

test('a database whose secrets are lost comes back as far', async () => {
  const restored = await restore('bare', '--archive', archive, '--without-secrets')
  expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('end of the archived log')])
  expect(await words('bare')).toHaveLength(3)
})

test('the backup alone is what it was', async () => {
  expect((await restore('alone')).code).toBe(0)
  expect(await words('alone')).toEqual(['before the backup'])
})

test('the archive holds nothing from before the backup, and only its own account reads it', () => {
  const [oldest = ''] = pieces()
  const first = readdirSync(path.join(backup, 'files/database/pg_wal')).sort()[0]?.slice(0, 24) ?? ''
  expect(oldest.slice(0, 24) >= first).toBe(true)
  expect(statSync(ofCluster()).mode & 0o077).toBe(0)
})

test('what cannot be brought back is refused before anything is written, with the way out', async () => {
  const refusals: [sentence: RegExp, further: string[]][] = [
    [/The backup was complete at .* take an earlier one/, ['--archive', archive, '--until', '2020-01-01T00:00:00Z']],
    [
      /The archive ends before that moment: leave --until out/,
      ['--archive', archive, '--until', '2099-01-01T00:00:00Z'],
    ],
    [/wants a moment with its zone/, ['--archive', archive, '--until', '2026-12-01 10:00']],
    [/--until needs --archive/, ['--until', moment]],
    [/holds nothing of this database/, ['--archive', inFolder('elsewhere')]],
  ]
  for (const [sentence, further] of refusals) {
    const { code, output } = await restore('refused', ...further)
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)])
    expect(existsSync(inFolder('refused'))).toBe(false)
  }
  // The last but one: something came after it.
  const missing = pieces().at(-2) ?? ''
  rmSync(path.join(ofCluster(), missing))
  const torn = await restore('refused', '--archive', archive)
  expect([torn.code, torn.output]).toEqual([1, expect.stringContaining(`lacks ${missing.slice(0, 24)}`)])
})

test('pieces of the log are counted as PostgreSQL does', () => {
  expect(segmentAfter('000000010000000000000001')).toBe('000000010000000000000002')
  expect(segmentAfter('0000000200000000000000FF')).toBe('000000020000000100000000')
  expect(segmentAfter('0000000100000009000000FF')).toBe('000000010000000A00000000')
})
