import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, test } from 'vitest'
import { checks } from './checks/index.ts'
import { startTarget } from './target.ts'
import type { Target } from './target.ts'

const webDist = fileURLToPath(new URL('../../web/dist', import.meta.url))
let target: Target

beforeAll(async () => {
  if (!existsSync(webDist)) throw new Error('The web app is not built: pnpm check builds it, and so does npm test.')
  target = await startTarget(webDist, process.env['HAMKORI_TEST_OWNER_URL'] ?? '')
})
afterAll(() => target.stop())

test.each(checks.map((check) => [check.name, check] as const))('attack: %s', (_name, check) => check.run(target))
