import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { removeHome } from '../postgres/place.ts'
import { notedSocketDirectory } from '../postgres/socket-directory.ts'
import { identifyProcess } from '../process-identity.ts'
import { startHolder } from './start-holder.ts'
import { makeTemporaryHome, sweepLeftovers } from './temporary-home.ts'

test('what a killed test run left behind is stopped and removed, what a running one uses is not', async () => {
  const folder = makeTemporaryHome()
  const abandoned = path.join(folder, 'hamkori-test-abandoned')
  const used = path.join(folder, 'hamkori-test-used')
  const foreign = path.join(folder, 'hamkori-test-foreign')
  for (const home of [abandoned, used, foreign]) mkdirSync(home, { mode: 0o711 })
  writeFileSync(path.join(used, 'owner.json'), JSON.stringify(identifyProcess(process.pid)))
  try {
    const { child, serverPid } = await startHolder(abandoned, '--server')
    const socketDirectory = notedSocketDirectory(abandoned) ?? ''
    writeFileSync(path.join(abandoned, 'owner.json'), JSON.stringify(identifyProcess(child.pid ?? 0)))
    await sweepLeftovers(folder)
    expect(existsSync(path.join(abandoned, 'secrets.json'))).toBe(true)

    child.kill('SIGKILL')
    await once(child, 'exit')
    await sweepLeftovers(folder)
    expect(identifyProcess(serverPid)).toBeNull()
    expect([abandoned, socketDirectory, used, foreign].map((file) => existsSync(file))).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect(readFileSync(path.join(folder, 'owner.json'), 'utf8')).toContain(String(process.pid))
  } finally {
    removeHome(folder)
  }
})
