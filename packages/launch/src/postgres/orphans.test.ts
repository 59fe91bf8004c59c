import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHome } from '../home-lock.ts'
import { commandLine } from '../processes.ts'
import { startHolder } from '../testing/hold-home.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { removeHome } from './place.ts'
import { socketDirectoryOf } from './postmaster.ts'
import { ensureDatabase, withClient } from './roles.ts'
import { startEmbeddedServer } from './server.ts'

let home: string
beforeEach(() => {
  home = path.join(makeTemporaryHome(), 'home')
})
afterEach(() => {
  removeHome(home)
  removeHome(path.dirname(home))
})

const quiet = (): void => undefined

async function expectToStartAgain(lines: string[]): Promise<void> {
  const lock = await lockHome(home, 'start')
  const server = await startEmbeddedServer(home, (line) => lines.push(line))
  const { rows } = await withClient(server.ownerUrl('hamkori'), (client) => client.query('SELECT 1 AS one'))
  await server.stop()
  lock.release()
  expect(rows).toEqual([{ one: 1 }])
}

test('after kill -9 of the launcher the server it left behind is stopped and the next start works', async () => {
  const { child, serverPid } = await startHolder(home, '--server')
  const socketDirectory = socketDirectoryOf(home) ?? ''
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(commandLine(serverPid)).not.toEqual([])
  const lines: string[] = []
  await expectToStartAgain(lines)
  expect(lines).toEqual([`A PostgreSQL that the last run left behind (process ${serverPid}) was stopped.`])
  expect(commandLine(serverPid)).toEqual([])
  expect(existsSync(socketDirectory)).toBe(false)
})

test('after kill -9 of everything the next start works, and the old socket is gone', async () => {
  const { child, serverPid } = await startHolder(home, '--server')
  const socketDirectory = socketDirectoryOf(home) ?? ''
  child.kill('SIGKILL')
  process.kill(serverPid, 'SIGKILL')
  await once(child, 'exit')
  expect(existsSync(socketDirectory)).toBe(true)
  await expectToStartAgain([])
  expect(existsSync(socketDirectory)).toBe(false)
})

test('a process note that names some other program does not block the start, nor is that program touched', async () => {
  const server = await startEmbeddedServer(home, quiet)
  const note = path.join(server.place.dataDirectory, 'postmaster.pid')
  const written = readFileSync(note, 'utf8')
  await server.stop()
  const { child } = await startHolder(path.join(home, 'other'))
  writeFileSync(note, written.replace(/^\d+/, String(child.pid)))
  const again = await startEmbeddedServer(home, quiet)
  await again.stop()
  expect(child.exitCode).toBeNull()
  expect(child.signalCode).toBeNull()
  child.kill('SIGKILL')
  await once(child, 'exit')
})

test('a server that is killed while in use is noticed', async () => {
  const server = await startEmbeddedServer(home, quiet)
  process.kill(server.pid, 'SIGKILL')
  expect(await server.ended).toBe('PostgreSQL ended unexpectedly (SIGKILL).')
  await server.stop()
})

test('to start a copy of a home leaves the original running, with its socket', async () => {
  const server = await startEmbeddedServer(home, quiet)
  const copy = path.join(path.dirname(home), 'copy')
  try {
    await ensureDatabase(server)
    await withClient(server.ownerUrl('hamkori'), (client) => client.query('CHECKPOINT'))
    execFileSync('cp', ['-a', home, copy])
    const second = await startEmbeddedServer(copy, quiet)
    await second.stop()
    const { rows } = await withClient(server.ownerUrl('hamkori'), (client) => client.query('SELECT 1 AS one'))
    expect(rows).toEqual([{ one: 1 }])
  } finally {
    await server.stop()
    removeHome(copy)
  }
})

test('a home that is moved while its server runs is not started a second time', async () => {
  const server = await startEmbeddedServer(home, quiet)
  const moved = path.join(path.dirname(home), 'moved')
  renameSync(home, moved)
  try {
    await expect(startEmbeddedServer(moved, quiet)).rejects.toThrow(
      `PostgreSQL (process ${server.pid}) runs on ${path.join(moved, 'postgres/cluster')} already`,
    )
    expect(commandLine(server.pid)).not.toEqual([])
  } finally {
    renameSync(moved, home)
    await server.stop()
  }
})
