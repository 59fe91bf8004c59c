import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { clientHeader } from './platform/http/graphql-endpoint.ts'
import { application } from './testing/application.ts'

// Two audits ask about a type of the schema, which production does not answer.
const app = application({ NODE_ENV: 'test' })
const audits = serverAudits({
  url: 'http://localhost/graphql',
  // The audits know nothing of the header that keeps other sites' forms out; everything else is theirs.
  fetchFn: (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set(clientHeader, 'audit')
    return app.fetch(new Request(url, { ...init, headers }))
  },
})

test('the list of audits is the whole one', () => {
  expect(audits.length).toBeGreaterThan(60)
})

test.each(audits.map((audit) => [audit.name, audit] as const))('GraphQL over HTTP: %s', async (_name, audit) => {
  const result = await audit.fn()
  expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok')
})
