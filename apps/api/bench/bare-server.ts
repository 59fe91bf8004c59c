/**
 * What the service is held against: `node:http` and `pg`, one hand-written statement for each request, whose JSON is sent as
 * it comes from PostgreSQL. No schema, no checks beyond JSON itself, no limits, no pages.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { addDays } from '@hamkori/schema/dates'
import { Pool } from 'pg'

// As the owner: the application's own role can add ratings by the storing function alone.
const pool = new Pool({ connectionString: process.env['DATABASE_OWNER_URL'], max: 16 })
const known = await pool.query<{ code: string; id: string }>('SELECT code, id FROM police_unit')
const units = new Map(known.rows.map(({ code, id }) => [code, id]))

interface BareStatement {
  readonly text: string
  readonly values: (body: Record<string, unknown>) => unknown[]
}

/** Favourable and all answers to A1..A8 in rows of bare_sum, added up. */
const shares = [0, 1, 2, 3, 4, 5, 6, 7]
  .map((at) => {
    const slot = (point: number) => `answers[${at * 6 + point}]`
    return `json_build_object('n', sum(${[1, 2, 3, 4, 5].map(slot).join(' + ')}), 's', sum(${slot(4)} + ${slot(5)}))`
  })
  .join(', ')
/** The ratings: everybody answers A8. */
const ratings = `sum(${[43, 44, 45, 46, 47].map((slot) => `answers[${slot}]`).join(' + ')})`

/** One hand-written statement for each request; its only column `json` is sent as it is. */
const bareStatements: Readonly<Record<string, BareStatement>> = {
  '/rating': {
    text: `INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts)
      SELECT $1, $2, decode($3, 'hex'), decode($3, 'hex'), $4, $5, $6, $7, (now() + interval '5 hours')::date, $8, $9, $10, $11, $12, $13, $14, $15, '--------'
      WHERE NOT EXISTS (SELECT FROM rating_key WHERE key_print = key_print($2))
        AND NOT EXISTS (SELECT FROM rating_key WHERE receipt_print = receipt_print(decode($3, 'hex')))
      RETURNING '{"accepted":true}' AS json`,
    values: (body) => [
      randomUUID(),
      body['idempotencyKey'],
      body['receiptKey'],
      units.get(String(body['unitCode'])),
      ...['instrument', 'contactKind', 'channel', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'].map(
        (name) => body[name],
      ),
    ],
  },
  '/districts': {
    text: `SELECT json_agg(json_build_object('code', a.code, 'name', json_build_object('tg', a.name_tg, 'ru', a.name_ru, 'en', a.name_en),
        'shortName', json_build_object('tg', a.short_name_tg, 'ru', a.short_name_ru, 'en', a.short_name_en), 'population', a.population,
        'tile', json_build_object('column', a.tile_column, 'row', a.tile_row), 'parent', json_build_object('code', r.code),
        'units', (SELECT json_agg(json_build_object('code', u.code, 'name', json_build_object('tg', u.name_tg, 'ru', u.name_ru, 'en', u.name_en)) ORDER BY u.code)
          FROM police_unit u WHERE u.area_id = a.id AND u.closed_on IS NULL)) ORDER BY a.code)::text AS json
      FROM area a JOIN area r ON r.id = a.parent_id WHERE r.kind = 'region'`,
    values: () => [],
  },
  '/dashboard': {
    text: `SELECT json_build_object(
        'months', (SELECT json_agg(m ORDER BY m->>'month') FROM (
          SELECT json_build_object('month', month, 'ratings', ${ratings}, 'shares', json_build_array(${shares})) AS m
          FROM bare_sum WHERE scope_kind = $1 AND scope_code = $2 AND month >= $3::date GROUP BY month) own),
        'rows', (SELECT json_agg(r ORDER BY r->>'code') FROM (
          SELECT json_build_object('code', scope_code, 'ratings', ${ratings}, 'shares', json_build_array(${shares})) AS r
          FROM bare_sum WHERE parent_code = $2 AND month >= $4::date GROUP BY scope_code) children),
        'country', (SELECT json_build_array(${shares}) FROM bare_sum WHERE scope_kind = 'country' AND month >= $4::date))::text AS json`,
    values: (body) => {
      const today = new Date().toISOString().slice(0, 10)
      return [
        body['scope'],
        body['code'],
        `${addDays(today, -520).slice(0, 7)}-01`,
        `${addDays(today, -335).slice(0, 7)}-01`,
      ]
    },
  },
  '/search': {
    text: `SELECT json_agg(json_build_object('code', f.code, 'name', json_build_object('tg', f.name_tg, 'ru', f.name_ru, 'en', f.name_en), 'matched', f.variant))::text AS json
      FROM (SELECT DISTINCT ON (a.code) a.code, a.name_tg, a.name_ru, a.name_en, l.variant
        FROM area_alias l JOIN area a ON a.id = l.area_id WHERE l.variant ILIKE '%' || $1 || '%' ORDER BY a.code, length(l.variant) LIMIT 8) f`,
    values: (body) => [body['text']],
  },
  '/shortcomings': {
    text: `SELECT json_build_object('total', (SELECT sum(published) FROM shortcoming_tally), 'rows', json_agg(row))::text AS json FROM (
      SELECT json_build_object('id', s.id, 'reference', s.reference, 'state', s.state, 'topic', s.topic, 'severity', s.severity,
        'title', json_build_object('original', s.original, 'tg', s.title_tg, 'ru', s.title_ru, 'en', s.title_en), 'registeredOn', s.registered_on, 'responseCount', s.response_count,
        'council', json_build_object('id', c.id, 'slug', c.slug, 'name', json_build_object('tg', c.name_tg, 'ru', c.name_ru, 'en', c.name_en)),
        'department', json_build_object('id', d.id, 'code', d.code, 'name', json_build_object('tg', d.name_tg, 'ru', d.name_ru, 'en', d.name_en)),
        'responses', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'version', r.version, 'outcome', r.outcome, 'reasons', r.reasons, 'publishedAt', r.published_at) ORDER BY r.version DESC), '[]')
          FROM shortcoming_response r WHERE r.shortcoming_id = s.id)) AS row
      FROM (SELECT * FROM shortcoming WHERE published_at IS NOT NULL ORDER BY registered_on DESC, id DESC LIMIT 20) s
      JOIN council c ON c.id = s.council_id JOIN department d ON d.id = s.department_id ORDER BY s.registered_on DESC, s.id DESC) list`,
    values: () => [],
  },
}

async function answer(request: IncomingMessage): Promise<string> {
  const path = request.url ?? ''
  const statement = bareStatements[path]
  if (statement === undefined) return '"ready"'
  const values = statement.values((await json(request)) as Record<string, unknown>)
  const { rows } = await pool.query<{ json: string }>({ name: path, text: statement.text, values })
  return rows[0]?.json ?? 'null'
}

const server = createServer((request, response) => {
  answer(request).then(
    (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
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
