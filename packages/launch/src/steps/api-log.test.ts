import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { mountSmallDisk, type SmallDisk } from '../testing/small-disk.ts'
import { openApiLog } from './api-log.ts'

const folders: string[] = []
const disks: SmallDisk[] = []
afterAll(() => {
  for (const disk of disks) disk.unmount()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

test('what comes is written in order, from both outputs', async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'hamkori-log-'))
  folders.push(home)
  const log = openApiLog(home)
  const output = new PassThrough()
  log.take(output)
  for (let line = 0; line < 2_000; line++) output.write(`${line}\n`)
  output.end()
  await sleep(100)
  await log.end()
  const lines = readFileSync(path.join(home, 'api.log'), 'utf8').trim().split('\n')
  expect(lines).toEqual(Array.from({ length: 2_000 }, (_, line) => String(line)))
  expect(statSync(path.join(home, 'api.log')).mode & 0o777).toBe(0o600)
})

test('on a full disk lines are lost and nobody waits; with room again the log goes on and says so', async (context) => {
  const disk = mountSmallDisk(1_000_000)
  if (disk === null) return context.skip('a disk of its own cannot be mounted here')
  disks.push(disk)
  const log = openApiLog(disk.folder, 50)
  const output = new PassThrough()
  log.take(output)
  output.write('before\n')
  await sleep(100)
  const ballast = path.join(disk.folder, 'ballast')
  const { bavail, bsize } = statfsSync(disk.folder)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize))
  const line = `${'x'.repeat(999)}\n`
  for (let piece = 0; piece < 200; piece++) {
    output.write(line)
    await sleep(2)
  }
  // Everything was taken: what writes it is not kept waiting.
  expect(output.readableLength + output.writableLength).toBe(0)
  rmSync(ballast)
  await sleep(100)
  output.write('after\n')
  await sleep(100)
  await log.end()
  const text = readFileSync(path.join(disk.folder, 'api.log'), 'utf8')
  expect(text).toMatch(/^before\n/)
  expect(text).toMatch(/"lost":\d+,"msg":"parts of the log could not be written"\}\nafter\n$/)
})

test('the launcher goes on where its own output cannot be written', () => {
  const program = `import { say } from ${JSON.stringify(path.join(import.meta.dirname, '../output.ts'))}
    for (let line = 0; line < 50; line++) say('a line')
    setTimeout(() => process.exit(7), 100)`
  const full = spawnSync('/bin/sh', ['-c', '"$0" --input-type=module -e "$1" > /dev/full', process.execPath, program])
  expect([full.status, full.stderr.toString()]).toEqual([7, ''])
})
