import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { PageRequest, PageResult, Renderer } from './platform/http/pages.ts'
import { application, graphqlRequest } from './testing/application.ts'

const webDist = mkdtempSync(join(tmpdir(), 'hamkori-web-'))
const script = 'export const answer = 42\n'.repeat(200)
mkdirSync(join(webDist, 'client', 'assets'), { recursive: true })
writeFileSync(join(webDist, 'client', 'assets', 'app-1a2b3c.js'), script)
writeFileSync(join(webDist, 'client', 'assets', 'app-1a2b3c.js.br'), brotliCompressSync(script))
writeFileSync(join(webDist, 'client', 'assets', 'app-1a2b3c.js.gz'), gzipSync(script))
writeFileSync(join(webDist, 'client', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
writeFileSync(join(webDist, 'secret.txt'), 'not for the network')

let rendered: PageRequest[] = []
/** Whether a page is the same for every visitor. */
let isForAll = false
let answerPage: (request: PageRequest) => Promise<PageResult>
const renderer: Renderer = {
  render(request) {
    rendered.push(request)
    return answerPage(request)
  },
  isSameForAll: () => isForAll,
  isForStrangers: () => false,
}
const app = application({ WEB_DIST: webDist }, renderer)
const secureApp = application({ WEB_DIST: webDist, PUBLIC_ORIGIN: 'https://hamkori.example' }, renderer)

afterAll(() => rmSync(webDist, { recursive: true, force: true }))

const page = (status: number, body: string): Promise<PageResult> =>
  Promise.resolve({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body })
const get = (path: string, headers: Record<string, string> = {}, method = 'GET', on = app) =>
  on.fetch(new Request(`http://localhost${path}`, { method, headers }))

/** In the form of a session; whether it is one does not matter before the request goes on. */
const cookie = `hamkori=${'A'.repeat(43)}`
const everywhere: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

test('every answer carries the security headers: pages, assets, GraphQL, refusals and failures', async () => {
  answerPage = ({ url }) =>
    url === '/crash' ? Promise.reject(new Error('her words')) : page(url === '/gone' ? 410 : 200, '<p>page</p>')
  const answers: [string, number, Response][] = [
    ['page', 200, await get('/tg')],
    ['gone page', 410, await get('/gone')],
    ['asset', 200, await get('/assets/app-1a2b3c.js')],
    ['missing asset', 404, await get('/assets/missing.js')],
    ['file', 200, await get('/favicon.svg')],
    ['health', 200, await get('/health')],
    ['GraphQL', 200, await app.fetch(graphqlRequest({ query: '{ __typename }' }))],
    ['no query', 200, await get('/graphql')],
    ['another site', 403, await get('/graphql', { cookie, 'sec-fetch-site': 'cross-site' })],
    ['too large', 413, await app.fetch(graphqlRequest('x'.repeat(300_000)))],
    ['wrong type', 415, await app.fetch(graphqlRequest('{}', { 'content-type': 'text/plain' }))],
    ['wrong method', 405, await get('/graphql', {}, 'PUT')],
    ['no such thing to post to', 404, await get('/tg', {}, 'POST')],
    ['crash', 500, await get('/crash')],
  ]
  for (const [name, status, answer] of answers) {
    expect([name, answer.status]).toEqual([name, status])
    for (const [header, value] of Object.entries(everywhere))
      expect([name, header, answer.headers.get(header)]).toEqual([name, header, value])
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect([name, policy.startsWith("default-src 'self'; ")]).toEqual([name, true])
    expect(policy).not.toMatch(/unsafe|\*|http:/)
    for (const directive of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(directive)
    expect([name, answer.headers.get('strict-transport-security')]).toEqual([name, null])
  }
  const crash = await get('/crash')
  expect(await crash.text()).toMatch(/^Something went wrong on our side\. Incident [0-9a-f-]{36}$/)
})

test('a page may run and apply what the policy names by its hash, and nothing else', async () => {
  answerPage = async () => ({
    ...(await page(200, '')),
    inline: { scripts: ["'sha256-c2NyaXB0'"], styles: ["'sha256-b25l'", "'sha256-b3RoZXI='"] },
  })
  const policy = (await get('/tg')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("; script-src 'self' 'sha256-c2NyaXB0'; style-src 'self' 'sha256-b25l' 'sha256-b3RoZXI='; ")
  answerPage = () => page(200, '')
  expect((await get('/tg')).headers.get('content-security-policy')).toContain("; script-src 'self'; style-src 'self'; ")
  expect((await get('/tg')).headers.get('cache-control')).toBe('no-store')
})

test('a page that other sites may frame runs nothing, and no other page may be framed', async () => {
  const inline = { scripts: [], styles: ["'sha256-c3R5bGU='"] }
  const headers = { 'content-type': 'text/html', 'cross-origin-resource-policy': 'cross-origin' }
  answerPage = async () => ({ status: 200, headers, body: '<p>figure</p>', inline, isFrameable: true })
  isForAll = true
  const framed = await get('/tg/dashboards/figure.html')
  isForAll = false
  expect(framed.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'sha256-c3R5bGU='; base-uri 'none'; form-action 'none'; frame-ancestors *",
  )
  expect(framed.headers.get('x-frame-options')).toBeNull()
  expect(framed.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(framed.headers.get('set-cookie')).toBeNull()
  for (const [header, value] of Object.entries(everywhere))
    if (header !== 'x-frame-options' && header !== 'cross-origin-resource-policy')
      expect([header, framed.headers.get(header)]).toEqual([header, value])
  answerPage = async () => ({ status: 200, headers, body: '', inline })
  const other = await get('/tg/other')
  expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(other.headers.get('x-frame-options')).toBe('DENY')
})

test("behind a proxy with TLS browsers are told to stay there, and a stranger's header does not decide that", async () => {
  answerPage = ({ origin }) => page(200, origin)
  const secure = await get('/tg', {}, 'GET', secureApp)
  expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  expect(await secure.text()).toBe('https://hamkori.example')
  expect((await get('/tg', { 'x-forwarded-proto': 'https' })).headers.get('strict-transport-security')).toBeNull()
  const signOut = graphqlRequest({ query: 'mutation { signOut { ... on SignedOut { done } } }' })
  expect((await secureApp.fetch(signOut)).headers.get('set-cookie')).toBe(
    '__Host-hamkori=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure',
  )
})

test('built assets are sent as they were compressed, kept for ever, and a missing one is not', async () => {
  for (const [encoding, raw] of [
    ['br', brotliCompressSync(script)],
    ['gzip', gzipSync(script)],
  ] as const) {
    const answer = await get('/assets/app-1a2b3c.js', { 'accept-encoding': encoding })
    expect([answer.status, answer.headers.get('content-encoding'), answer.headers.get('cache-control')]).toEqual([
      200,
      encoding,
      'public, max-age=31536000, immutable',
    ])
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
    expect(Buffer.from(await answer.arrayBuffer()).length).toBe(raw.length)
  }
  const plain = await get('/assets/app-1a2b3c.js')
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script])
  const missing = await get('/assets/app-000000.js')
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, null])
  for (const path of ['/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/%2e%2e/%2e%2e/secret.txt']) {
    expect(await (await get(path)).text()).not.toContain('not for the network')
  }
})

test('HEAD answers like GET without a body', async () => {
  answerPage = () => page(200, 'x'.repeat(5_000))
  for (const path of ['/tg', '/assets/app-1a2b3c.js', '/health', '/favicon.svg']) {
    const answer = await get(path, { 'accept-encoding': 'gzip' }, 'HEAD')
    expect([path, answer.status, await answer.text()]).toEqual([path, 200, ''])
  }
})

test('pages and GraphQL answers are compressed when asked for and worth it', async () => {
  const text = '<p>Ҳамкорӣ</p>'.repeat(500)
  answerPage = () => page(200, text)
  const zipped = await get('/tg', { 'accept-encoding': 'br, gzip' })
  expect([zipped.headers.get('content-encoding'), zipped.headers.get('vary')]).toEqual(['gzip', 'accept-encoding'])
  const bytes = Buffer.from(await zipped.arrayBuffer())
  expect(gunzipSync(bytes).toString('utf8')).toBe(text)
  expect(bytes.length).toBeLessThan(1_000)
  for (const refusal of ['', 'br', 'gzip;q=0', 'identity']) {
    const plain = await get('/tg', { 'accept-encoding': refusal })
    expect([plain.headers.get('content-encoding'), plain.headers.get('vary'), await plain.text()]).toEqual([
      null,
      'accept-encoding',
      text,
    ])
  }
  const names = Array.from({ length: 15 }, (_, at) => `${'a'.repeat(100)}${at}`)
  const query = `{ ${names.map((name) => `${name}: __typename`).join(' ')} }`
  const long = await app.fetch(graphqlRequest({ query }, { 'accept-encoding': 'gzip' }))
  expect(long.headers.get('content-encoding')).toBe('gzip')
  expect(Object.keys(JSON.parse(gunzipSync(Buffer.from(await long.arrayBuffer())).toString('utf8')).data)).toEqual(
    names,
  )
  const short = await app.fetch(graphqlRequest({ query: '{ __typename }' }, { 'accept-encoding': 'gzip' }))
  expect([short.headers.get('content-encoding'), await short.text()]).toEqual([null, '{"data":{"__typename":"Query"}}'])
})

test('a page asks GraphQL in this process as the person who opened it, with the same limits', async () => {
  rendered = []
  answerPage = async ({ graphql }) => {
    const fine = await graphql({ query: '{ viewer { label } installation { demonstration } }' })
    const refused = await graphql({
      query: `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: __typename`).join(' ')} }`,
    })
    return page(200, JSON.stringify({ fine, refused }))
  }
  const answer = (await (
    await get('/ru?x=1', { 'accept-language': 'tg;q=0.9', cookie: 'hamkori-language=ru; hamkori=forged' })
  ).json()) as Record<string, unknown>
  expect(answer['fine']).toEqual({ data: { viewer: null, installation: { demonstration: false } } })
  expect(JSON.stringify(answer['refused'])).toContain('Aliases limit of 15')
  expect(rendered.map(({ url, acceptLanguage, languageCookie }) => [url, acceptLanguage, languageCookie])).toEqual([
    ['/ru?x=1', 'tg;q=0.9', 'ru'],
  ])
})

test('programs find what they ask for by name', async () => {
  const robots = await get('/robots.txt')
  expect(await robots.text()).toBe('User-agent: *\nDisallow: /graphql\n\nSitemap: http://localhost/sitemap.xml\n')
  expect((await get('/.well-known/security.txt')).status).toBe(404)
  const named = application({ SECURITY_CONTACT: 'mailto:security@organisation.example' }, renderer)
  const contact = await (await named.fetch(new Request('http://localhost/.well-known/security.txt'))).text()
  expect(contact).toMatch(/^Contact: mailto:security@organisation\.example\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\n/)
  const expires = Date.parse(/Expires: (.+)/.exec(contact)?.[1] ?? '')
  expect(expires - Date.now()).toBeGreaterThan(170 * 86_400_000)
  expect(expires - Date.now()).toBeLessThan(366 * 86_400_000)
})
