import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '../lock.mjs'
import { removeHome } from '../postgres/place.ts'
import { socketDirectoryOf } from '../postgres/postmaster.ts'
import { commandLine } from '../processes.ts'
import { startHolder } from './hold-home.ts'
import { makeTemporaryHome, sweepLeftovers } from './temporary-home.ts'

test('what a killed test run left behind is stopped and removed, what a running one uses is not', async () => {
  const folder = makeTemporaryHome()
  const abandoned = path.join(folder, 'hamkori-throwaway-abandoned')
  const used = path.join(folder, 'hamkori-throwaway-used')
  const foreign = path.join(folder, 'hamkori-foreign')
  for (const home of [abandoned, used, foreign]) mkdirSync(home, { mode: 0o711 })
  await takeLock(used, 'test')
  try {
    const { child, serverPid } = await startHolder(abandoned, '--server')
    const socketDirectory = socketDirectoryOf(abandoned) ?? ''
    await sweepLeftovers(folder)
    expect(existsSync(path.join(abandoned, 'secrets.json'))).toBe(true)

    child.kill('SIGKILL')
    await once(child, 'exit')
    await sweepLeftovers(folder)
    expect(commandLine(serverPid)).toEqual([])
    expect([abandoned, socketDirectory, used, foreign].map((file) => existsSync(file))).toEqual([
      false,
      false,
      true,
      true,
    ])
  } finally {
    removeHome(folder)
  }
})
