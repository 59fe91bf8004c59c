import { describe, expect, test } from 'vitest'
import { checkRequest } from './request-checks.ts'
import type { RequestHead } from './request-checks.ts'

const rules = {
  bodyLimitBytes: { stranger: 1_000, session: 2_000 },
  publicOrigin: null,
  hasSession: (cookie: string) => cookie === 'session',
}
const json = { 'content-type': 'application/json', host: 'hamkori.example' }
const post = (headers: RequestHead['headers'], url = '/graphql') =>
  checkRequest({ method: 'POST', url, headers: { ...json, ...headers } }, rules)?.status ?? 'taken'

describe('a request with a session', () => {
  const own = 'http://hamkori.example'
  test.each<[string, RequestHead['headers'], 403 | 'taken']>([
    ['of a program, which says nothing', {}, 'taken'],
    ['of our own page', { 'sec-fetch-site': 'same-origin', origin: own }, 'taken'],
    ['behind a proxy that speaks TLS', { 'sec-fetch-site': 'same-origin', origin: 'https://hamkori.example' }, 'taken'],
    ['of our own page in an older browser', { origin: own }, 'taken'],
    ['of a person who typed the address', { 'sec-fetch-site': 'none' }, 'taken'],
    ['of our own form, which sends no referrer', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 'taken'],
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['with an unknown value', { 'sec-fetch-site': 'elsewhere' }, 403],
    ['of another origin in an older browser', { origin: 'https://elsewhere.example' }, 403],
    ['of another port', { origin: 'http://hamkori.example:8080' }, 403],
    ['of another origin, whatever it says of itself', { 'sec-fetch-site': 'same-origin', origin: 'https://e.x' }, 403],
    ['of an unnamed origin in an older browser', { origin: 'null' }, 403],
    ['with something that is no origin', { origin: 'hamkori.example' }, 403],
  ])('%s', (_name, headers, expected) => {
    expect(post({ ...headers, cookie: 'session' })).toBe(expected)
    // Without a session there is nothing that another site could make use of.
    expect(post(headers)).toBe('taken')
    expect(post({ ...headers, cookie: 'language' })).toBe('taken')
  })

  test('is checked wherever it can act, and may follow a link to a page', () => {
    const headers = { ...json, cookie: 'session', 'sec-fetch-site': 'cross-site' }
    const of = (method: string, url: string) => checkRequest({ method, url, headers }, rules)?.status ?? 'taken'
    expect([of('GET', '/graphql?query=x'), of('POST', '/tg/r/SU-01-1'), of('DELETE', '/tg')]).toEqual([403, 403, 405])
    expect([of('GET', '/tg'), of('HEAD', '/tg'), of('GET', '/assets/a.js')]).toEqual(['taken', 'taken', 'taken'])
  })

  test('may come from the address that the operator names, whatever the proxy calls the host', () => {
    const behind = { ...rules, publicOrigin: 'https://people.example' }
    const headers = { ...json, cookie: 'session', host: '127.0.0.1:4000', origin: 'https://people.example' }
    expect(checkRequest({ method: 'POST', url: '/graphql', headers }, behind)).toBeNull()
    expect(checkRequest({ method: 'POST', url: '/graphql', headers }, rules)?.status).toBe(403)
  })
})

test('GraphQL takes JSON alone: no type that a form can send', () => {
  for (const type of ['application/json', 'APPLICATION/JSON', 'application/json; charset=utf-8', 'application/json ;x'])
    expect([type, post({ 'content-type': type })]).toEqual([type, 'taken'])
  for (const type of [
    undefined,
    '',
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
    'application/graphql',
    'application/json-patch+json',
  ])
    expect([type, post({ 'content-type': type })]).toEqual([type, 415])
  expect(post({ 'content-type': 'application/x-www-form-urlencoded' }, '/tg/r/SU-01-1')).toBe('taken')
})

test('a declared size beyond the limit and a compressed body are refused everywhere, other methods at GraphQL', () => {
  for (const url of ['/graphql', '/tg/r/SU-01-1']) {
    const type = { 'content-type': url === '/graphql' ? 'application/json' : 'application/x-www-form-urlencoded' }
    expect([
      post({ ...type, 'content-length': '1000' }, url),
      post({ ...type, 'content-length': '1001' }, url),
    ]).toEqual(['taken', 413])
    const signedIn = (length: string) => post({ ...type, 'content-length': length, cookie: 'session' }, url)
    expect([signedIn('2000'), signedIn('2001')]).toEqual(['taken', 413])
    expect(post({ 'content-encoding': 'gzip' }, url)).toBe(415)
  }
})

test('other methods, other types of forms and hosts that cannot be are refused as what they are', () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'])
    expect(checkRequest({ method, url: '/graphql', headers: json }, rules)).toMatchObject({
      status: 405,
      allow: 'GET, POST',
    })
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
    for (const url of ['/tg', '/tg/r/SU-01-1', '/health'])
      expect(checkRequest({ method, url, headers: {} }, rules)).toMatchObject({ status: 405, allow: 'GET, HEAD, POST' })
  const form = (type: string | undefined) =>
    checkRequest({ method: 'POST', url: '/tg/receipt', headers: { 'content-type': type } }, rules)?.status ?? 'taken'
  expect(form(undefined)).toBe('taken')
  expect(form('application/x-www-form-urlencoded; charset=UTF-8')).toBe('taken')
  for (const type of ['multipart/form-data; boundary=b', 'multipart/form-data', 'application/json', 'text/plain', ''])
    expect([type, form(type)]).toEqual([type, 415])
  const at = (host: string | undefined) => checkRequest({ url: '/tg', headers: { host } }, rules)?.status ?? 'taken'
  for (const host of [undefined, 'hamkori.example', 'localhost:4000', '127.0.0.1', '[::1]:4000', 'xn--e1afmkfd.tj'])
    expect([host, at(host)]).toEqual([host, 'taken'])
  for (const host of ['', 'a b', 'a/b', 'a@b', 'a:b', 'a:1:2', 'x"y', '[::1'])
    expect([host, at(host)]).toEqual([host, 400])
})
