import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeHome } from '../postgres/place.ts'
import { withClient } from '../postgres/roles.ts'
import {
  backUp,
  command,
  everythingIn,
  passphrase,
  sentFile,
  startFilledHome,
  whileRunning,
  type RunningHome,
} from '../testing/backed-up-home.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { refuseFullDisk } from './disk-space.ts'
import { listBackups, manifestFile, placeOf, readBackup } from './manifest.ts'
import { restoreBackup, type Restored, type RestoreOptions } from './restore-backup.ts'
import { rotateBackups } from './rotate.ts'
import { readStoredFile } from './stored-files.ts'

const folder = makeTemporaryHome()
const inFolder = (name: string): string => path.join(folder, name)
const backups = inFolder('backups')
let running: RunningHome
/** A whole backup that the tests restore and damage copies of. */
let whole: string
const acknowledged: number[] = []
const marker = 'a-row-from-before-the-backup'

beforeAll(async () => {
  running = await startFilledHome(inFolder('home'))
  await withClient(running.ownerUrl, (client) =>
    client.query('CREATE TABLE written (id int PRIMARY KEY, word text NOT NULL, times int NOT NULL DEFAULT 0)'),
  )
  // Seen and vacuumed, so that nothing touches its page any more.
  await withClient(running.ownerUrl, async (client) => {
    await client.query(`CREATE TABLE written_before AS SELECT '${marker}' AS word`)
    await client.query('VACUUM (FREEZE) written_before')
  })
  let [stopped, copied] = [false, 0]
  const writers = [0, 1, 2].map((writer) => writeUntil(writer, () => stopped))
  whole = (
    await backUp(running, backups, {
      onCopied: async (_bytes, name) => {
        // The server removes what it does not need of its log, and what it would begin from moves on: a copy by itself is torn.
        if (!stopped && copied++ % 50 === 0)
          await withClient(running.ownerUrl, (client) => client.query('SELECT pg_switch_wal(); CHECKPOINT'))
        // The last file before PostgreSQL is told that the copy is complete: what was acknowledged by now is in the backup.
        if (!name.endsWith('pg_control')) return
        stopped = true
        await Promise.all(writers)
      },
    })
  ).folder
})
afterAll(async () => {
  await running.stop()
  for (const name of readdirSync(folder)) removeHome(inFolder(name))
  removeHome(folder)
})

/** Adds, changes and removes rows, and makes and drops tables, noting outside what was acknowledged. */
async function writeUntil(writer: number, isStopped: () => boolean): Promise<void> {
  await withClient(running.ownerUrl, async (client) => {
    for (let id = writer; !isStopped(); id += 3) {
      await client.query('INSERT INTO written (id, word) VALUES ($1, $2)', [id, randomBytes(500).toString('hex')])
      acknowledged.push(id)
      await client.query('UPDATE written SET times = times + 1 WHERE id % 7 = $1 AND id % 3 = $2', [id % 7, writer])
      if (id % 30 === writer)
        await client.query(`CREATE TABLE passing_${writer} AS TABLE written; DROP TABLE passing_${writer}`)
    }
  })
}

function restore(from: string, to: string, changes: Partial<RestoreOptions> = {}): Promise<Restored> {
  return restoreBackup({
    folder: from,
    home: inFolder(to),
    passphrase: () => Promise.resolve(passphrase),
    withoutSecrets: false,
    archive: null,
    until: null,
    onVerified: () => undefined,
    onWritten: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  })
}

/** A copy of the whole backup, to do something to. */
function copyOf(name: string): string {
  const copy = inFolder(name)
  cpSync(whole, copy, { recursive: true })
  return copy
}

async function expectRefusal(from: string, sentence: RegExp, changes: Partial<RestoreOptions> = {}): Promise<void> {
  await expect(restore(from, 'refused', changes)).rejects.toThrow(sentence)
  expect(existsSync(inFolder('refused'))).toBe(false)
}

test('what was acknowledged while the backup ran is in the restored home, row by row, and so is all the rest', async () => {
  const { rows } = await restore(whole, 'restored')
  const [before, after] = [await everythingIn(running.ownerUrl), await whileRunning(inFolder('restored'), everythingIn)]
  expect(after.size).toBeGreaterThan(60)
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [table, expected] of before) expect(after.get(table), table).toEqual(expected)
  expect(acknowledged.length).toBeGreaterThan(100)
  expect(rows.get('public.written')).toBe(acknowledged.length)
  expect(rows.get('public.area')).toBeGreaterThan(60)
})

test('the restored home has the secrets, the key, the messages and the files of the old one, for its owner alone', () => {
  for (const name of ['secrets.json', 'secrets.key', 'mail/one.eml', 'content.json', `files/ab/${sentFile}`]) {
    const place = path.join(inFolder('restored'), name)
    expect(readFileSync(place, 'utf8')).toBe(readFileSync(path.join(running.home, name), 'utf8'))
    expect(statSync(place).mode & 0o777).toBe(0o600)
  }
})

test('nothing in a backup is readable by others, and no secret stands in it in the clear', () => {
  const entries = readdirSync(backups, { recursive: true, withFileTypes: true })
  const open = entries.filter((entry) => (statSync(path.join(entry.parentPath, entry.name)).mode & 0o077) !== 0)
  expect(open).toEqual([])
  const names = entries.map(({ name }) => name)
  expect(names.filter((name) => /secret|mail|eml/.test(name))).toEqual(['secrets.sealed.zst'])
  expect(names.filter((name) => /postmaster|\.unfinished/.test(name))).toEqual([])
})

test('the part of the log in a backup tells nothing of what came before it', async () => {
  const { manifest } = readBackup(whole)
  const holding = async (below: string): Promise<number> => {
    const files = manifest.files.filter(({ path: name }) => name.startsWith(`database/${below}`))
    const contents = await Promise.all(files.map((file) => readStoredFile(whole, file)))
    return contents.filter((content) => content.includes(marker)).length
  }
  expect(await holding('base')).toBe(1)
  expect(await holding('pg_wal')).toBe(0)
})

test('without the passphrase the database alone comes back, with passwords of its own', async () => {
  const { rows } = await restore(whole, 'bare', { withoutSecrets: true })
  expect(rows.get('public.written')).toBe(acknowledged.length)
  const secretsOf = (home: string): string => readFileSync(path.join(home, 'secrets.json'), 'utf8')
  expect(secretsOf(inFolder('bare'))).not.toBe(secretsOf(running.home))
  expect(existsSync(path.join(inFolder('bare'), 'secrets.key'))).toBe(false)
  expect((await whileRunning(inFolder('bare'), everythingIn)).get('public.written')).toHaveLength(acknowledged.length)
})

test('a wrong passphrase, and none, are refused', async () => {
  await expectRefusal(whole, /^The passphrase does not open the secrets of this backup\.$/, {
    passphrase: () => Promise.resolve(`${passphrase}!`),
  })
  await expectRefusal(whole, /^The secrets of this backup are sealed: set BACKUP_PASSPHRASE/, {
    passphrase: () => Promise.resolve(null),
  })
})

test('a damaged file is named', async () => {
  const copy = copyOf('damaged')
  const largest = readBackup(copy).manifest.files.toSorted((one, other) => other.storedBytes - one.storedBytes)[0]
  if (largest === undefined) throw new Error('the backup is empty')
  const content = readFileSync(placeOf(copy, largest))
  const middle = content.length >> 1
  content.writeUInt8(content.readUInt8(middle) ^ 1, middle)
  writeFileSync(placeOf(copy, largest), content)
  await expectRefusal(copy, new RegExp(`is damaged: ${largest.path} is not what was written`))
})

test('a missing file is named', async () => {
  const copy = copyOf('incomplete')
  rmSync(placeOf(copy, { path: 'database/backup_label' }))
  await expectRefusal(copy, /is not whole: database\/backup_label is missing/)
})

test('a manifest that is cut off, or that leads out of the backup, is refused', async () => {
  const copy = copyOf('forged')
  const manifest = readFileSync(manifestFile(copy), 'utf8')
  writeFileSync(manifestFile(copy), manifest.slice(0, -100))
  await expectRefusal(copy, /manifest\.json is damaged/)
  for (const leading of ['../outside', '/etc/outside', 'database/../../outside']) {
    writeFileSync(manifestFile(copy), manifest.replace('database/backup_label', leading))
    await expectRefusal(copy, /manifest\.json is damaged/)
  }
})

test('a backup of a newer release or another PostgreSQL is refused', async () => {
  const copy = copyOf('newer')
  const { manifest } = readBackup(copy)
  writeFileSync(
    manifestFile(copy),
    JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '20990101000000_x'] }),
  )
  await expectRefusal(copy, /newer release, which knows the migration 20990101000000_x/)
  writeFileSync(manifestFile(copy), JSON.stringify({ ...manifest, postgres: '17.2' }))
  await expectRefusal(copy, /made with PostgreSQL 17\.2/)
})

test('a home that holds anything is refused and stays as it is', async () => {
  mkdirSync(inFolder('full'))
  writeFileSync(path.join(inFolder('full'), 'content.json'), 'mine')
  await expect(restore(whole, 'full')).rejects.toThrow(/full is not empty: a backup is restored into a new home only/)
  expect(readFileSync(path.join(inFolder('full'), 'content.json'), 'utf8')).toBe('mine')
  expect(readdirSync(inFolder('full'))).toEqual(['content.json'])
})

test('a disk that would not hold it is refused before anything is written', () => {
  expect(() => refuseFullDisk(inFolder('none'), 1e15)).toThrow(/none has .* free and up to 1000000\.2 GB may be needed/)
  expect(() => refuseFullDisk(inFolder('none'), 1)).not.toThrow()
})

test('a backup that is killed in the middle is never offered, and the next one removes it', async () => {
  const to = inFolder('killed')
  const { child, ended } = command(running.home, ['backup', '--to', to], { BACKUP_PASSPHRASE: passphrase })
  const left = await until(() => readdirSync(to, { recursive: true }).length > 200 && readdirSync(to)[0])
  child.kill('SIGKILL')
  expect((await ended).code).toBeNull()
  expect(left).toMatch(/\.unfinished$/)
  expect(listBackups(to)).toEqual([])
  await expectRefusal(path.join(to, left), /is not a whole backup/)
  const slots = 'SELECT slot_name FROM pg_replication_slots'
  await until(async () => (await withClient(running.ownerUrl, (client) => client.query(slots))).rowCount === 0)
  await backUp(running, to)
  expect(readdirSync(to)).toHaveLength(1)
  expect(listBackups(to)).toHaveLength(1)
})

test('a backup that is stopped leaves nothing', async () => {
  const to = inFolder('stopped')
  const stopping = new AbortController()
  const onCopied = (_bytes: number, name: string): void => void (/global/.test(name) && stopping.abort())
  await expect(backUp(running, to, { onCopied, signal: stopping.signal })).rejects.toThrow('aborted')
  expect(readdirSync(to)).toEqual([])
})

async function until<T>(look: () => T | Promise<T>): Promise<Exclude<T, false | undefined>> {
  for (let attempt = 0; attempt < 6_000; attempt++) {
    const seen = await Promise.resolve()
      .then(look)
      .catch(() => undefined)
    if (seen !== undefined && seen !== false) return seen as Exclude<T, false | undefined>
    await sleep(5)
  }
  throw new Error('it never came to that')
}

test('rotation keeps the newest, one at least, and no other database loses any', () => {
  const to = inFolder('many')
  const { manifest } = readBackup(whole)
  const place = (day: number, systemIdentifier: string): void => {
    const each = path.join(to, `hamkori-2026-01-0${day}T00-00-00Z`)
    mkdirSync(each, { recursive: true })
    writeFileSync(
      manifestFile(each),
      JSON.stringify({ ...manifest, systemIdentifier, made: `2026-01-0${day}T00:00:00.000Z` }),
    )
  }
  for (const day of [1, 2, 4, 5]) place(day, 'ours')
  place(3, 'theirs')
  const days = (): string[] => readdirSync(to).map((name) => name.slice(17, 18))
  expect(rotateBackups(to, 'ours', 3)).toEqual([path.join(to, 'hamkori-2026-01-01T00-00-00Z')])
  expect(days()).toEqual(['2', '3', '4', '5'])
  rotateBackups(to, 'ours', 0)
  expect(days()).toEqual(['3', '5'])
})

test('the commands: a home that does not run is backed up and restored, and the doctor tells of it', async () => {
  const [home, to] = [inFolder('restored'), inFolder('by-command')]
  const bare = await command(home, ['backup', '--to', to, '--keep', '1']).ended
  expect(bare).toMatchObject({
    code: 0,
    output: expect.stringContaining('The secrets are NOT in this backup') as string,
  })
  const sealed = await command(home, ['backup', '--to', to, '--keep', '1'], { BACKUP_PASSPHRASE: passphrase }).ended
  expect(sealed).toMatchObject({ code: 0, output: expect.stringContaining('Removed the old backup') as string })
  const [made, ...others] = listBackups(to)
  expect(others).toEqual([])
  const doctor = await command(home, ['doctor']).ended
  expect(doctor.output).toMatch(/ok\s+Backup\s+.*by-command\/hamkori-\S+, 0 h old, [\d.]+ MB, secrets sealed/)
  const again = ['restore', made?.folder ?? '', '--to', inFolder('by-command-home')]
  const restored = await command(home, again, { BACKUP_PASSPHRASE: passphrase }).ended
  expect(restored).toMatchObject({
    code: 0,
    output: expect.stringMatching(`${acknowledged.length}  public.written`) as string,
  })
})

test('the command refuses in a sentence what it cannot back up', async () => {
  const outside = { DATABASE_URL: 'postgresql://a@h/d', SECRETS_KEY: Buffer.alloc(32).toString('base64') }
  const refusals = [
    [inFolder('nothing'), [], {}, /holds no database yet/],
    [running.home, ['--keep', '0'], {}, /--keep wants a whole number from 1 on/],
    [running.home, ['--wrong'], {}, /Say: pnpm backup/],
    [running.home, [], outside, /pg_basebackup or pgBackRest: see docs\/operations\.md/],
    [running.home, [], { BACKUP_PASSPHRASE: 'short' }, /BACKUP_PASSPHRASE must have at least 12 characters/],
  ] as const
  for (const [home, args, variables, sentence] of refusals) {
    const { code, output } = await command(home, ['backup', ...args], variables).ended
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)])
  }
})
