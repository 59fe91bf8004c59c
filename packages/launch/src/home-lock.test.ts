import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOf, lockHome } from './home-lock.ts'
import { removeHome } from './postgres/place.ts'
import { identifyProcess } from './process-identity.ts'
import { startHolder } from './testing/start-holder.ts'
import { makeTemporaryHome } from './testing/temporary-home.ts'

let home: string
beforeEach(() => {
  home = makeTemporaryHome()
})
afterEach(() => removeHome(home))

test('a second start on the same home is refused in one sentence that names the first', async () => {
  const { child } = await startHolder(home)
  try {
    expect(() => lockHome(home, 'start')).toThrow(
      `Hamkori already runs in ${home} ("start", process ${child.pid}): stop it first, or set HAMKORI_HOME to another folder.`,
    )
    expect(holderOf(home)?.pid).toBe(child.pid)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

test('the lock of a killed process is taken over', async () => {
  const { child } = await startHolder(home)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(holderOf(home)).toBeNull()
  const lock = lockHome(home, 'start')
  expect(holderOf(home)?.pid).toBe(process.pid)
  lock.release()
  expect(holderOf(home)).toBeNull()
})

test('a later process that happens to have the same number does not hold the lock', () => {
  const parent = identifyProcess(process.ppid)
  writeFileSync(
    path.join(home, 'launch.lock'),
    JSON.stringify({ pid: parent?.pid, startedAt: 'boot/1', verb: 'start' }),
  )
  lockHome(home, 'seed').release()
})

test('a damaged lock file is taken over', () => {
  writeFileSync(path.join(home, 'launch.lock'), '{"pid":')
  const lock = lockHome(home, 'start')
  expect(JSON.parse(readFileSync(path.join(home, 'launch.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
})
