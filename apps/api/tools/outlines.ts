/**
 * `node tools/outlines.ts import <file> [--source <text>] [--licence <text>]` puts the outlines of a GeoJSON file on the map in the name
 * of the operator; `node tools/outlines.ts remove` takes them off it. A running application shows it within two seconds.
 */
import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { outlineLimits } from '@hamkori/schema/territory'
import { outlineActs } from '../src/modules/territory/index.ts'
import { db, pool } from '../src/platform/db.ts'
import { InvalidInputError } from '../src/platform/errors.ts'

const operator = { kind: 'system', name: 'operator' } as const
const mebibyte = 1024 * 1024

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { source: { type: 'string' }, licence: { type: 'string' } },
  })
  const [act, file, ...rest] = positionals
  if (act === 'remove' && file === undefined) process.stdout.write(`${await remove()}\n`)
  else if (act === 'import' && file !== undefined && rest.length === 0)
    process.stdout.write(`${await load(file, values)}\n`)
  else throw new Error('Use: import <file> [--source <text>] [--licence <text>], or: remove')
} catch (failure) {
  process.stderr.write(`${sentence(failure)}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}

async function load(file: string, origin: { source?: string; licence?: string }): Promise<string> {
  const { places, without, source, licence } = await outlineActs.importOutlines(operator, await textOf(file), origin)
  const missing =
    without.length === 0 ? '' : ` Beside the map stand ${without.length} without one: ${without.join(', ')}.`
  return `The map draws the outlines of ${places} places (${source}, ${licence}).${missing}`
}

async function remove(): Promise<string> {
  const places = await outlineActs.removeOutlines(operator)
  return places === 0 ? 'There were no outlines.' : `The outlines of ${places} places are off the map.`
}

/** The text of a file, of which never more is read than may be imported. */
async function textOf(path: string): Promise<string> {
  await using file = await open(path)
  const { size } = await file.stat()
  const bytes = Buffer.alloc(outlineLimits.bytes + 1)
  const { bytesRead } = size > outlineLimits.bytes ? { bytesRead: size } : await file.read(bytes, 0, bytes.length, 0)
  if (bytesRead > outlineLimits.bytes)
    throw new Error(
      `The file has ${Math.ceil(bytesRead / mebibyte)} MB; at most ${outlineLimits.bytes / mebibyte} MB are read. Simplify it before, for example with mapshaper.`,
    )
  return bytes.toString('utf8', 0, bytesRead)
}

function sentence(failure: unknown): string {
  if (failure instanceof InvalidInputError)
    return failure.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('\n')
  return failure instanceof Error ? failure.message : String(failure)
}
