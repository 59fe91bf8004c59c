import { execFile } from 'node:child_process'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { outlineLimits } from '@hamkori/schema/territory'
import { db } from '../../../platform/db.ts'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../../../..')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outlines-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What the command says when it refuses; it must not end well. */
async function refusal(file: string): Promise<string> {
  const failure = await run('node', ['tools/outlines.ts', 'import', file, '--source', 's', '--licence', 'l'], {
    cwd: root,
  }).then(
    () => null,
    (error: { code: number; stderr: string }) => error,
  )
  expect(failure?.code).toBe(1)
  return failure?.stderr ?? ''
}

it('a file of more than 16 MB is refused by its size, before anything of it is read', async () => {
  const file = path.join(folder, 'large.geojson')
  await writeFile(file, '{"type":"FeatureCollection","features":[')
  await truncate(file, outlineLimits.bytes + 1)
  expect(await refusal(file)).toContain('The file has 17 MB; at most 16 MB are read.')
  await truncate(file, outlineLimits.bytes)
  expect(await refusal(file)).not.toContain('at most 16 MB')
  expect(await db.areaOutline.count()).toBe(0)
})
