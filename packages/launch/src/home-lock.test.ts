import { once } from 'node:events'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOfHome, lockHome } from './home-lock.ts'
import { whileLocked } from './lock.mjs'
import { removeHome } from './postgres/place.ts'
import { startHolder } from './testing/hold-home.ts'
import { makeTemporaryHome } from './testing/temporary-home.ts'

let home: string
beforeEach(() => {
  home = path.join(makeTemporaryHome(), 'home')
})
afterEach(() => removeHome(path.dirname(home)))

test('a second start on the same home is refused in one sentence that names the first', async () => {
  const { child } = await startHolder(home)
  try {
    await expect(lockHome(home, 'start')).rejects.toThrow(
      `Hamkori already runs in ${home} ("start", process ${child.pid}): stop it first, or set HAMKORI_HOME to another folder.`,
    )
    expect(await holderOfHome(home)).toEqual({ pid: child.pid, verb: 'start' })
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

test('the lock of a killed process is free', async () => {
  const { child } = await startHolder(home)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await holderOfHome(home)).toBeNull()
  const lock = await lockHome(home, 'start')
  expect(await holderOfHome(home)).toEqual({ pid: process.pid, verb: 'start' })
  lock.release()
  expect(await holderOfHome(home)).toBeNull()
})

test('another home is another lock', async () => {
  const [one, two] = [await lockHome(home, 'start'), await lockHome(`${home}/other`, 'start')]
  one.release()
  two.release()
})

test('work under one lock waits for the work before it, whether that succeeds or fails', async () => {
  const order: string[] = []
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    order.push(`${name} ends`)
    if (name === 'first') throw new Error('no')
  }
  const first = whileLocked(home, 'build', work('first'))
  const second = whileLocked(home, 'build', work('second'))
  await expect(first).rejects.toThrow('no')
  await second
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})
