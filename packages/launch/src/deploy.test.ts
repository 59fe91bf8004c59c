import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { grace } from '@hamkori/schema/grace'
import { expect, test } from 'vitest'
import { inRepository } from './paths.ts'

const unit = inRepository('deploy/hamkori.service')
const image = readFileSync(inRepository('deploy/Containerfile'), 'utf8')
const analyze = '/usr/bin/systemd-analyze'

test.runIf(existsSync(analyze) && existsSync('/usr/bin/node'))('systemd finds no fault with the unit', () => {
  const { status, stderr } = spawnSync(analyze, ['verify', unit], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test('the unit waits longer for the end than the launcher needs for the API and PostgreSQL', () => {
  const seconds = Number(/^TimeoutStopSec=(\d+)$/m.exec(readFileSync(unit, 'utf8'))?.[1])
  const ofPostgres = 5_000
  expect(seconds * 1_000).toBeGreaterThan(grace.kill + ofPostgres)
})

test('unit and image start what is there, and the image as an ordinary user', () => {
  const started = [readFileSync(unit, 'utf8'), image].map(
    (text) => /packages\/launch\/src\/\S+\.mjs/.exec(text)?.[0] ?? '',
  )
  expect(started.map((file) => existsSync(inRepository(file)))).toEqual([true, true])
  expect(/^USER (\d+):\d+$/m.exec(image)?.[1]).toBe('10001')
})

test("the image's health check tells a service that is ready from one that is not", async () => {
  const [, program = ''] = /CMD \["node", "-e", "(.*)"\]/.exec(image) ?? []
  let status = 200
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/ready' ? status : 404).end()
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const health = async (): Promise<number | null> => {
    const child = spawn(process.execPath, ['-e', program], { env: { PORT: String(port) }, stdio: 'ignore' })
    const [code] = (await once(child, 'exit')) as [number | null]
    return code
  }
  expect(await health()).toBe(0)
  status = 503
  expect(await health()).toBe(1)
  await new Promise((resolve) => server.close(resolve))
  expect(await health()).toBe(1)
})
