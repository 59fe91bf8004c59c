import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { application } from './testing/application.ts'

// Two audits ask about a type of the schema, which production does not answer.
const app = application({ NODE_ENV: 'test' })
const audits = serverAudits({
  url: 'http://localhost/graphql',
  fetchFn: (url: string, init?: RequestInit) => app.fetch(new Request(url, init)),
})

test('the list of audits is the whole one', () => {
  expect(audits).toHaveLength(61)
})

test.each(audits.map((audit) => [audit.name, audit] as const))('GraphQL over HTTP: %s', async (_name, audit) => {
  // The second time the document is known, and is executed without graphql-yoga.
  for (const round of ['first', 'second']) {
    const result = await audit.fn()
    expect([round, result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`]).toEqual([round, 'ok'])
  }
})
