import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { socketUrl } from './connection-url.ts'
import { waitForAnswer } from './wait-for-answer.ts'

let folder: string
let url: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hamkori-answer-'))
  url = socketUrl({ user: 'nobody', password: 'none', database: 'postgres', socketDirectory: folder })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A server that says of itself, in PostgreSQL's words, what `code` means, and counts who asked. */
async function startServer(code: string): Promise<{ asked: () => number; stop: () => Promise<void> }> {
  let asked = 0
  const server = net.createServer((socket) => {
    asked += 1
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(errorMessage(code)))
  })
  server.listen(path.join(folder, '.s.PGSQL.5432'))
  await once(server, 'listening')
  return {
    asked: () => asked,
    stop: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

function errorMessage(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0Mfor the test\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

test('a server that is starting is asked again', async () => {
  const over = new AbortController()
  const waiting = waitForAnswer(url, over.signal)
  await sleep(60)
  const server = await startServer('57P03')
  await expect.poll(server.asked).toBeGreaterThan(1)
  over.abort()
  await waiting
  await server.stop()
})

test('whoever no longer waits leaves nothing behind that asks the next server', async () => {
  const over = new AbortController()
  const waiting = waitForAnswer(url, over.signal)
  over.abort()
  await waiting
  const server = await startServer('57P03')
  await sleep(200)
  expect(server.asked()).toBe(0)
  await server.stop()
})

test('a refusal for another reason ends the wait in one sentence', async () => {
  const server = await startServer('28P01')
  await expect(waitForAnswer(url, new AbortController().signal)).rejects.toThrow(
    'PostgreSQL refuses the connection: for the test',
  )
  await server.stop()
})
