import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import packageFile from '../../../package.json' with { type: 'json' }
import { db } from '../../platform/db.ts'
import { postMail } from '../../platform/mail-job.ts'
import { sendMail } from '../../platform/mail.ts'
import { countRefusal } from '../../platform/metrics.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerPool } from '../../testing/owner.ts'
import { signedInAsNobody, signedInAsPost } from '../../testing/people.ts'
import { readCertificate } from './health/certificate.ts'
import { readHealth } from './health/read-health.ts'
import './index.ts'

const openssl = '/usr/bin/openssl'
const home = mkdtempSync(path.join(tmpdir(), 'hamkori-health-'))
const data = path.join(home, 'postgres')
let administrator: SignedInViewer

beforeAll(async () => {
  mkdirSync(data)
  administrator = await signedInAsPost('administrator')
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(home, { recursive: true }))

const message = { to: 'somebody@council.example', subject: 'Даъват', text: 'Матн' }

test('only administrators see how the installation is', async () => {
  const query = `{ health { version database { version bytes connections mostConnections } isReadOnly limits { limit } } }`
  const others = ['observer', 'coordinator', 'moderator'] as const
  for (const viewer of [
    anonymous,
    await signedInAsNobody(),
    ...(await Promise.all(others.map((role) => signedInAsPost(role)))),
  ])
    expect((await graphqlAs(viewer, query)).data.health).toBeNull()
  const { data: answer, errors } = await graphqlAs(administrator, query)
  expect(errors).toBeUndefined()
  const { rows } = await ownerPool.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes')
  expect(answer.health.version).toBe(packageFile.version)
  expect(answer.health.database.bytes).toBeGreaterThan(0.9 * Number(rows[0]?.bytes))
  expect(answer.health.database.connections).toBeGreaterThan(0)
  expect(answer.health.database.mostConnections).toBeGreaterThan(answer.health.database.connections)
  expect(answer.health.limits.map(({ limit }: { limit: string }) => limit)).toContain('queue')
})

test('the disk of home and database is one where both lie on the same, and low below the mark', async () => {
  vi.stubEnv('HAMKORI_HOME', home)
  vi.stubEnv('DATABASE_FOLDER', data)
  vi.stubEnv('LOW_SPACE_MB', '0')
  const { disks } = await readHealth()
  expect(disks).toEqual([
    { holds: ['home', 'database'], free: expect.any(Number), size: expect.any(Number), isLow: false },
  ])
  vi.stubEnv('LOW_SPACE_MB', '999999999')
  expect((await readHealth()).disks[0]?.isLow).toBe(true)
})

test('a backup is known by the note of the last one, as long as its folder is there', async () => {
  vi.stubEnv('HAMKORI_HOME', home)
  vi.stubEnv('DATABASE_FOLDER', data)
  expect(await readHealth()).toMatchObject({ backup: null, backupsAreOurs: true })
  const folder = path.join(home, 'backups', 'hamkori-2026-11-29T19-10-00Z')
  const note = { to: path.dirname(folder), folder, made: '2026-11-29T19:10:00.000Z', bytes: 12_345, hasSecrets: true }
  writeFileSync(path.join(home, 'last-backup.json'), JSON.stringify(note))
  expect((await readHealth()).backup).toBeNull()
  mkdirSync(folder, { recursive: true })
  expect((await readHealth()).backup).toEqual({ madeAt: new Date(note.made), bytes: 12_345, hasSecrets: true })
  vi.stubEnv('DATABASE_FOLDER', '')
  expect((await readHealth()).backupsAreOurs).toBe(false)
})

test('jobs and messages are counted, and what failed last is named by its code alone', async () => {
  await ownerPool.query('DELETE FROM graphile_worker._private_jobs')
  await postMail(db, message)
  await postMail(db, message)
  await ownerPool.query(
    `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'ECONNREFUSED', updated_at = now()
     WHERE id = (SELECT min(id) FROM graphile_worker._private_jobs)`,
  )
  expect((await readHealth()).jobs).toMatchObject({
    waiting: 1,
    running: 0,
    failed: 1,
    mailWaiting: 1,
    lastFailure: 'sendMail',
    lastFailureCode: 'ECONNREFUSED',
    lastFailureAt: expect.any(Date),
  })
  const before = (await readHealth()).mail
  vi.stubEnv('HAMKORI_HOME', home)
  vi.stubEnv('SMTP_URL', '')
  await sendMail(message)
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1')
  await expect(sendMail(message)).rejects.toThrow()
  expect((await readHealth()).mail).toEqual({ ...before, sent: before.sent + 1, failed: before.failed + 1 })
})

test('what a limit refuses is counted by the limit', async () => {
  const of = async () => (await readHealth()).limits.find(({ limit }) => limit === 'document')?.count ?? 0
  const before = await of()
  countRefusal('document')
  expect(await of()).toBe(before + 1)
})

test('nothing is said of a certificate where nobody knows the address, or comes without TLS, or nothing answers', async () => {
  const none = { validTo: null, issuer: null, isTrusted: null }
  vi.stubEnv('PUBLIC_ORIGIN', '')
  expect(await readCertificate()).toEqual({ state: 'unset', host: null, ...none })
  vi.stubEnv('PUBLIC_ORIGIN', 'http://hamkori.example')
  expect(await readCertificate()).toEqual({ state: 'plain', host: 'hamkori.example', ...none })
  vi.stubEnv('PUBLIC_ORIGIN', 'https://127.0.0.1:1')
  expect(await readCertificate()).toEqual({ state: 'unreachable', host: '127.0.0.1:1', ...none })
})

test.runIf(existsSync(openssl))('the certificate of PUBLIC_ORIGIN is read from there, whoever issued it', async () => {
  const [key, certificate] = [path.join(home, 'key.pem'), path.join(home, 'certificate.pem')]
  const subject = ['-subj', '/CN=localhost/O=Nobody we know', '-days', '3']
  spawnSync(openssl, ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject])
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `localhost:${(server.address() as AddressInfo).port}`
  vi.stubEnv('PUBLIC_ORIGIN', `https://${host}`)
  const read = await readCertificate()
  expect(read).toMatchObject({ state: 'known', host, issuer: 'Nobody we know', isTrusted: false })
  const days = ((read.validTo?.getTime() ?? 0) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(2.9)
  expect(days).toBeLessThan(3.1)
  server.close()
})
