import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Check } from '../check.ts'
import { plain } from '../target.ts'

const head = (method: string, path: string, ...headers: readonly string[]) =>
  [`${method} ${path} HTTP/1.1`, 'host: localhost', ...headers, '', ''].join('\r\n')
const chunked = (body: string) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`
const form = 'content-type: application/x-www-form-urlencoded'

/** Sends bytes as they are on a connection of its own, and returns everything that comes back until it ends or `milliseconds` pass. */
function exchange(port: number, bytes: string, milliseconds = 20_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const end = () => {
      clearTimeout(late)
      socket.destroy()
      resolve(Buffer.concat(parts).toString('utf8'))
    }
    const late = setTimeout(end, milliseconds)
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('end', end)
    socket.on('error', (failure) => {
      clearTimeout(late)
      if (parts.length > 0) end()
      else reject(failure)
    })
  })
}
const statusesOf = (answers: string) =>
  [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

/** What only a raw socket can try. */
export const socketChecks: readonly Check[] = [
  {
    name: 'every body, method and host is answered as what it is, however it is sent: no 500',
    async run({ port }) {
      const query = JSON.stringify({ query: '{ __typename }' })
      const cases: readonly [number, string][] = [
        [
          200,
          head(
            'POST',
            '/graphql',
            'content-type: application/json',
            'transfer-encoding: chunked',
            'connection: close',
          ) + chunked(query),
        ],
        [422, head('POST', '/tg/r/SU-01-1', form, 'transfer-encoding: chunked', 'connection: close') + chunked('a=1')],
        [422, head('POST', '/tg/r/SU-01-1', 'connection: close')],
        [422, head('POST', '/tg/r/SU-01-1', form, 'connection: close')],
        [200, head('POST', '/tg/receipt', 'connection: close')],
        [
          415,
          head(
            'POST',
            '/tg/r/SU-01-1',
            'content-type: multipart/form-data; boundary=b',
            'content-length: 10',
            'connection: close',
          ) + '--b\r\nxxxxx',
        ],
        [
          415,
          head('POST', '/tg/receipt', 'content-type: multipart/form-data', 'content-length: 10', 'connection: close') +
            '--b\r\nxxxxx',
        ],
        ...['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND', 'TRACE'].flatMap((method): [number, string][] => [
          [405, head(method, '/tg', 'connection: close')],
          [405, head(method, '/graphql', 'content-length: 2', 'connection: close') + '{}'],
          [
            405,
            head(method, '/releases/1/manifest.json', 'transfer-encoding: chunked', 'connection: close') +
              chunked('{}'),
          ],
        ]),
        [400, 'GET /tg HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n'],
        [400, 'GET /tg HTTP/1.1\r\nconnection: close\r\n\r\n'],
        [404, head('GET', '/tg/%zz', 'connection: close')],
        [404, head('GET', '//elsewhere.example/', 'connection: close')],
      ]
      for (const [expected, bytes] of cases)
        assert.deepEqual(statusesOf(await exchange(port, bytes)), [expected], bytes.slice(0, 120))
    },
  },
  {
    name: 'a connection has eight requests under way at most: a hundred in one packet end it, and nobody else waits',
    async run({ port, send }) {
      const body = JSON.stringify({ query: '{ __typename }' })
      const one =
        head(
          'POST',
          '/graphql',
          ...Object.entries(plain).map(([name, value]) => `${name}: ${value}`),
          `content-length: ${Buffer.byteLength(body)}`,
        ) + body
      const statuses = statusesOf(await exchange(port, one.repeat(100)))
      assert.ok(statuses.length >= 2 && statuses.length <= 30, statuses.join())
      assert.equal(statuses.at(-1), 503, statuses.join())
      assert.equal((await send({ method: 'GET', path: '/health' })).status, 200)
    },
  },
  {
    name: 'sixty connections that ask for much and read nothing: the service lives on, and little memory is held for them',
    async run({ port, send, memory }) {
      const before = memory()
      const sockets = Array.from({ length: 60 }, (_, at) => {
        const socket = connect(port, '127.0.0.1').on('error', () => {})
        socket.pause()
        for (let turn = 0; turn < 40; turn += 1)
          socket.write(head('GET', `/tg/search?text=${encodeURIComponent('шаҳр')}${at}x${turn}`))
        return socket
      })
      const waits: number[] = []
      for (let turn = 0; turn < 20; turn += 1) {
        waits.push((await send({ method: 'GET', path: '/health' })).milliseconds)
        await sleep(250)
      }
      for (const socket of sockets) socket.destroy()
      assert.ok(Math.max(...waits) < 3_000, `/health took ${Math.round(Math.max(...waits))} ms`)
      assert.ok(memory() - before < 400, `${memory() - before} MiB more`)
    },
  },
]
