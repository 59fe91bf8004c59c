import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checks } from './checks/index.ts'
import { startTarget } from './target.ts'
import type { Target } from './target.ts'

// A check that never fails proves nothing. Here the walls that variables can take down are down.
const webDist = fileURLToPath(new URL('../../web/dist', import.meta.url))
let target: Target

beforeAll(async () => {
  const ownerUrl = process.env['HAMKORI_TEST_OWNER_URL'] ?? ''
  target = await startTarget(webDist, ownerUrl, { TRUSTED_DOCUMENTS: 'off', NODE_ENV: 'test' })
})
afterAll(() => target.stop())

test('a service that runs every document and answers about its schema is found out', async () => {
  const failed: string[] = []
  for (const { name, run } of checks) {
    try {
      await run(target)
    } catch {
      failed.push(name)
    }
  }
  expect(failed).toEqual([
    "with a session the web app's documents run, and a document of one's own making does not",
    'a document that strangers have made known to the service still does not run with a session',
    'a session that has ended, or never was, opens no other way in',
    'with a session not even GET, another Accept or another operation name lets a strange document through',
    "nobody writes by a document of one's own making: refused without a session too, 0 rows changed",
    'the service answers no question about its schema, and publishes the schema as a file',
  ])
})
