import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createGraphql } from './graphql.ts'
import { onlyTrusted } from './platform/http/trusted-documents.ts'
import { anonymous } from './platform/viewer.ts'
import { application, environment, graphqlRequest } from './testing/application.ts'
import { signedInAsNobody } from './testing/people.ts'

// What a session and a stranger may run is tried on a running service (attack/checks/trusted.ts); here is what it cannot show.
const known = 'query Known { installation { version } }'
const own = '{ installation { demonstration } }'
const write = 'mutation { signOut { __typename } }'
const manifest = new Set([createHash('sha256').update(known).digest('hex')])
const graphql = createGraphql(environment(), onlyTrusted(manifest, false))
const app = application({}, null, graphql)

test('with OPEN_QUERIES=no strangers run nothing of their own, from the first time to the tenth', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    expect((await app.fetch(graphqlRequest({ query: known }))).status).toBe(200)
    for (const query of [own, write, `${known}\n`, '{ __typename }', '{']) {
      const answer = await app.fetch(graphqlRequest({ query }))
      expect([query, answer.status]).toEqual([query, 403])
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNTRUSTED_DOCUMENT' } }] })
    }
  }
})

test('the pages that this process draws itself ask what they need, for everybody, and never write', async () => {
  const viewer = await signedInAsNobody()
  for (const someone of [viewer, anonymous]) {
    const context = { ...(await graphql.contextOf(null)), viewer: someone }
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await graphql.ask({ query: own }, context)).toMatchObject({ data: { installation: {} } })
      expect(await graphql.ask({ query: write }, context)).toMatchObject({
        errors: [{ extensions: { code: 'UNTRUSTED_DOCUMENT' } }],
      })
    }
  }
  // What a page has made known to the fast path is not open to strangers by that.
  expect((await app.fetch(graphqlRequest({ query: own }))).status).toBe(403)
})

test('the published file is the contract that is served', async () => {
  const file = await app.fetch(new Request('http://localhost/schema.graphql'))
  const { publishedSchema } = await import('./published-schema.ts')
  expect([file.status, await file.text()]).toEqual([200, publishedSchema()])
})
