import assert from 'node:assert/strict'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import type { Check } from '../check.ts'
import { plain } from '../target.ts'

const signOut = 'mutation SignOut { signOut { __typename } }'

/** What another site, a broken client or a flood may not do to the endpoint. */
export const transportChecks: readonly Check[] = [
  {
    name: 'several documents in one request are refused, also long lists and lists of one',
    async run({ send }) {
      for (const count of [1, 2, 5_000]) {
        const body = JSON.stringify(Array.from({ length: count }, () => ({ query: '{__typename}' })))
        assert.equal((await send({ headers: plain, body })).status, 400)
      }
    },
  },
  {
    name: 'a packed body is not unpacked: a bomb of 128 MB in 125 KB is refused and takes no memory',
    async run({ send, memory }) {
      const spaces = Buffer.alloc(128 * 1024 * 1024, ' ')
      const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }
      const bombs = { gzip: gzipSync(spaces), br: brotliCompressSync(spaces, fast), deflate: deflateSync(spaces) }
      const before = memory()
      for (const [encoding, body] of Object.entries(bombs)) {
        for (const name of [encoding, `${encoding}, ${encoding}`, encoding.toUpperCase()]) {
          const { status } = await send({
            headers: { ...plain, 'content-encoding': name },
            body: body.subarray(0, 250_000),
          })
          assert.equal(status, 415, name)
        }
      }
      const valid = gzipSync('{"query":"{ __typename }"}')
      assert.equal((await send({ headers: { ...plain, 'content-encoding': 'gzip' }, body: valid })).status, 415)
      assert.ok(memory() - before < 64, `${memory() - before} MiB more`)
    },
  },
  {
    name: 'variables beyond 256 KB are refused; deep, long and strange ones below that do no harm',
    async run({ send, ask }) {
      const query = 'query ($code: String!) { area(code: $code) { code } }'
      const huge = JSON.stringify({ query, variables: { code: 'x'.repeat(300_000) } })
      assert.equal((await send({ headers: plain, body: huge })).status, 413)
      const deep = '['.repeat(100_000) + ']'.repeat(100_000)
      const odd = [
        deep,
        `{"code":${deep}}`,
        `{"code":"${'x'.repeat(200_000)}"}`,
        `{"code":${'9'.repeat(100_000)}}`,
        '{"code":1e999}',
      ]
      for (const variables of odd) {
        const { status, text, milliseconds } = await send({
          headers: plain,
          body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
        })
        assert.ok(status === 200 || status === 400, `${status}`)
        assert.ok(!text.includes('UNEXPECTED'), text.slice(0, 300))
        assert.ok(milliseconds < 2_000, `${Math.round(milliseconds)} ms`)
      }
      const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, at]))
      assert.ok((await ask(query, { code: 'TJ', ...keys })).milliseconds < 2_000)
    },
  },
  {
    name: 'no form, link or script of another site can act: every method and content type, 0 rows changed',
    async run({ send, fixtures, tables }) {
      const json = JSON.stringify({ query: signOut })
      const form = `query=${encodeURIComponent(signOut)}`
      const parts = `--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${json}\r\n--b--\r\n`
      const cookie = fixtures.secretary
      const origin = 'https://elsewhere.example'
      // Browsers of today say both; older ones only the origin; a page in a sandbox has none.
      const foreigners: Record<string, string>[] = [
        { cookie, origin, 'sec-fetch-site': 'cross-site' },
        { cookie, origin },
        { cookie, origin: 'null' },
        { cookie, 'sec-fetch-site': 'same-site' },
      ]
      const bodies: [string, string][] = [
        ['text/plain', json],
        ['text/plain;charset=UTF-8', json],
        ['text/plain; application/json', json],
        ['application/x-www-form-urlencoded', form],
        ['application/x-www-form-urlencoded; x=application/json', json],
        ['multipart/form-data; boundary=b', parts],
        ['multipart/form-data; boundary=application/json', parts],
        ['application/graphql', signOut],
        ['application/json', json],
        ['application/json; charset=utf-8', json],
        ['APPLICATION/JSON', json],
        ['application/csp-report', json],
        ['', json],
      ]
      await tables.unchanged(async () => {
        for (const foreign of foreigners) {
          for (const [type, body] of bodies) {
            const { status, headers } = await send({
              headers: { ...foreign, ...(type === '' ? {} : { 'content-type': type }) },
              body,
            })
            assert.ok(status === 415 || status === 403, `${type}: ${status}`)
            assert.equal(headers['set-cookie'], undefined)
          }
          for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
            const sent = { method, path: `/graphql?${form}`, headers: foreign }
            const { status } = await send(method === 'GET' || method === 'HEAD' ? sent : { ...sent, body: json })
            assert.ok(status === 403 || status === 405, `${method}: ${status}`)
          }
        }
      })
    },
  },
  {
    name: 'no other site is ever given permission: no answer carries a CORS header',
    async run({ send, fixtures }) {
      const foreign = { origin: 'https://elsewhere.example', cookie: fixtures.secretary }
      const asked = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      }
      const answers = [
        await send({ method: 'OPTIONS', headers: { ...foreign, ...asked } }),
        await send({ headers: { ...plain, ...foreign }, body: '{"query":"{ __typename }"}' }),
        await send({ method: 'GET', path: '/schema.graphql', headers: foreign }),
        await send({ method: 'GET', path: '/tg', headers: foreign }),
      ]
      for (const { headers } of answers)
        assert.deepEqual(
          Object.keys(headers).filter((name) => name.startsWith('access-control-')),
          [],
        )
    },
  },
  {
    name: 'headers that a proxy would set decide nothing: no cookie, address or scheme follows from them',
    async run({ send }) {
      const spoofed = {
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'elsewhere.example',
        'x-forwarded-for': '203.0.113.9',
      }
      const { headers, text } = await send({ method: 'GET', path: '/tg', headers: spoofed })
      assert.equal(headers['strict-transport-security'], undefined)
      assert.ok(!text.includes('elsewhere.example'))
    },
  },
]
