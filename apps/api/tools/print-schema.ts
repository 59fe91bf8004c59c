/**
 * The contract between the API and everybody else, `schema.graphql`, printed from the running schema and sorted.
 * `node tools/print-schema.ts` writes it; with `--check` it writes nothing and ends with 1 when the file differs.
 * `--file <path>` names another file than `apps/api/schema.graphql`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { publishedSchema } from '../src/published-schema.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, file: { type: 'string' } } })
const file = path.resolve(values.file ?? path.join(import.meta.dirname, '../schema.graphql'))
const printed = publishedSchema()

/** First line, counted from 1, in which two texts differ. */
function firstDifference(one: string, two: string): number {
  const others = two.split('\n')
  return one.split('\n').findIndex((line, index) => line !== others[index]) + 1
}

if (values.check) {
  const committed = readFileSync(file, 'utf8')
  if (committed !== printed) {
    const line = firstDifference(printed, committed)
    process.stderr.write(
      `schema.graphql is not what the API serves (first difference in line ${line}):\n` +
        `  file: ${committed.split('\n')[line - 1] ?? '(ends)'}\n` +
        `  API:  ${printed.split('\n')[line - 1] ?? '(ends)'}\n` +
        'Run `pnpm --filter @hamkori/api sdl` and read the difference: it is a change of the contract.\n',
    )
    process.exit(1)
  }
} else {
  writeFileSync(file, printed)
}
// The schema holds a pool of connections that may keep the process waiting.
process.exit(0)
