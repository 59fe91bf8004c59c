/**
 * What the service is held against: `node:http` and `pg`, one hand-written statement for each request, whose JSON is sent as
 * it comes from PostgreSQL. No schema, no checks beyond JSON itself, no limits, no pages.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { Pool } from 'pg'
import { bareStatements } from './bare-statements.ts'

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 16 })

const server = createServer((request, response) => {
  answer(request.url ?? '', request).then(
    (json) => response.writeHead(200, { 'content-type': 'application/json' }).end(json),
    (failure: unknown) => {
      process.stderr.write(`${String(failure)}\n`)
      response.writeHead(500).end()
    },
  )
})
server.listen(Number(process.env['PORT']), '127.0.0.1')
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
  void pool.end()
})

async function answer(path: string, request: IncomingMessage): Promise<string> {
  const body = await readJson(request)
  if (path === '/rating') return submit(body)
  const statement = bareStatements[path]
  if (statement === undefined) return '"ready"'
  const { rows } = await pool.query<{ json: string }>({
    name: path,
    text: statement.text,
    values: statement.values(body),
  })
  return rows[0]?.json ?? 'null'
}

const given = ['instrument', 'contactKind', 'channel', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8']
const units = new Map<string, string>()

async function submit(body: Record<string, unknown>): Promise<string> {
  const code = String(body['unitCode'])
  if (!units.has(code)) {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM police_unit WHERE code = $1', [code])
    units.set(code, rows[0]?.id ?? '')
  }
  await pool.query({
    name: 'rating',
    text: `INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts)
      VALUES ($1, $2, decode($3, 'hex'), decode($3, 'hex'), $4, $5, $6, $7, (now() + interval '5 hours')::date, $8, $9, $10, $11, $12, $13, $14, $15, '--------')`,
    values: [
      randomUUID(),
      body['idempotencyKey'],
      body['receiptKey'],
      units.get(code),
      ...given.map((name) => body[name]),
    ],
  })
  return '{"accepted":true}'
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  request.setEncoding('utf8')
  for await (const part of request) text += part as string
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}
