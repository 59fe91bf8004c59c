import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyMigrations } from '@hamkori/launch/migrations/apply-migrations.ts'
import { Client, Pool } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { jobs } from '../jobs.ts'
import { ownerPool } from '../testing/owner.ts'
import { encrypt } from './encryption.ts'
import { runDueJobs } from './job-runner.ts'
import type { Job } from './jobs.ts'
import { mailJob } from './mail-job.ts'
import type { Message } from './mail.ts'

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const migration = '20261129153000_move_outbox_to_jobs'
const database = `outbox_${randomUUID().replaceAll('-', '')}`
const folder = mkdtempSync(join(tmpdir(), 'hamkori-migrations-'))
const urlOf = (variable: string, name: string): string => {
  const url = new URL(process.env[variable] ?? '')
  url.pathname = `/${name}`
  return url.toString()
}

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await ownerPool.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
})

test('what waited in the outbox is sent after the migration, when it was due; what was given up stays on the list', async () => {
  await ownerPool.query(`CREATE DATABASE ${database} TEMPLATE template0`)
  const ownerUrl = urlOf('HAMKORI_TEST_OWNER_URL', database)
  for (const name of readdirSync(migrations).filter((entry) => entry < migration && /^\d/.test(entry)))
    cpSync(join(migrations, name), join(folder, name), { recursive: true })
  await applyMigrations(ownerUrl, folder)

  const message: Message = { to: 'x@council.example', subject: 'Даъват', text: 'https://x.example/#token' }
  const [due, later, givenUp] = [randomUUID(), randomUUID(), randomUUID()]
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    for (const [id, encrypted, attempts, wait] of [
      [due, encrypt(JSON.stringify(message), `outbox ${due}`), 3, '-1 minute'],
      [later, encrypt(JSON.stringify({ ...message, subject: 'later' }), `outbox ${later}`), 11, '1 hour'],
      [givenUp, null, 12, '1 hour'],
    ] as const)
      await owner.query(
        `INSERT INTO outbox (id, kind, encrypted, attempts, next_try_at) VALUES ($1, 'mail', $2, $3, now() + $4::interval)`,
        [id, encrypted, attempts, wait],
      )

    cpSync(join(migrations, migration), join(folder, migration), { recursive: true })
    expect(await applyMigrations(ownerUrl, folder)).toEqual([migration])
    await owner.query(`GRANT CONNECT ON DATABASE ${database} TO hamkori_app`)
    await owner.query('GRANT USAGE ON SCHEMA public TO hamkori_app')

    const sent: Message[] = []
    const kept: Job<Message> = { ...mailJob, run: (item) => Promise.resolve(void sent.push(item)) }
    const openPool = (): Pool => {
      const pool = new Pool({ connectionString: urlOf('DATABASE_URL', database) })
      pool.on('error', () => undefined)
      pool.on('connect', (client) => client.on('error', () => undefined))
      return pool
    }
    const all = jobs.map((job) => (job.name === mailJob.name ? kept : job))
    await runDueJobs(all, openPool)
    expect(sent).toEqual([message])
    const waiting = `SELECT task_identifier, attempts, max_attempts, last_error, run_at > now() + interval '59 minutes' AS later
      FROM graphile_worker.jobs ORDER BY attempts DESC`
    expect((await owner.query(waiting)).rows).toEqual([
      { task_identifier: 'sendMail', attempts: 11, max_attempts: 12, last_error: null, later: true },
      { task_identifier: 'sendMail', attempts: 1, max_attempts: 1, last_error: 'contentRemoved', later: false },
    ])

    await owner.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`)
    await runDueJobs(all, openPool)
    expect(sent.map(({ subject }) => subject)).toEqual(['Даъват', 'later'])
    expect((await owner.query(`SELECT to_regclass('outbox') AS name`)).rows).toEqual([{ name: null }])
  } finally {
    await owner.end()
  }
})
