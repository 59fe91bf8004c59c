import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { actors, outcomes } from './actors.ts'
import type { Expected } from './cells.ts'

/** The reviewed outcomes. Changed by hand, or by looking at what `pnpm matrix:propose` wrote and taking its `?` away. */
export const outcomesFile = fileURLToPath(new URL('outcomes.txt', import.meta.url))

const header = [
  '# Who gets what: every field, every way to a type and every action, in each part of the fixtures, as it was reviewed.',
  '# `Type.field part`, `Type.field>Type part` and `Mutation.act part`; then one letter for each of:',
  `#   ${actors.join(' ')}`,
  ...Object.entries(outcomes).map(([letter, meaning]) => `#   ${letter}  ${meaning}`),
  '# A line that begins with ? is a proposal nobody has looked at: it never passes.',
]

/** The file as lines by name, and what stands in it that nobody has reviewed. */
export interface Reviewed {
  readonly lines: Expected
  readonly proposals: readonly string[]
}

/** Reads the reviewed file. Throws where a line is malformed, twice there, or out of order. */
export function readReviewed(file = outcomesFile): Reviewed {
  const lines = new Map<string, readonly string[]>()
  const proposals: string[] = []
  let before = ''
  for (const row of readFileSync(file, 'utf8').split('\n')) {
    if (row === '' || row.startsWith('#')) continue
    if (row.startsWith('?')) {
      proposals.push(row)
      continue
    }
    const [name = '', letters = ''] = row.split(': ')
    const each = letters.split(' ')
    if (each.length !== actors.length || each.some((letter) => !(letter in outcomes) || letter === '!'))
      throw new Error(`not a line of outcomes: ${row}`)
    if (name <= before) throw new Error(`out of order, or there twice: ${row}`)
    before = name
    lines.set(name, each)
  }
  return { lines, proposals }
}

/** What is different between the reviewed lines and what was seen, a sentence each. */
export function differences(reviewed: Expected, seen: ReadonlyMap<string, readonly string[]>): string[] {
  const fresh = [...seen].flatMap(([name, letters]) => {
    const wanted = reviewed.get(name)
    if (wanted === undefined) return [`${name} has no reviewed line (it is now: ${letters.join(' ')})`]
    return actors.flatMap((actor, at) =>
      wanted[at] === letters[at] ? [] : [`${name}: ${actor} gets ${letters[at]} instead of ${wanted[at]}`],
    )
  })
  const gone = [...reviewed.keys()].filter((name) => !seen.has(name)).map((name) => `${name} is no longer there`)
  return [...fresh, ...gone].sort()
}

/** Writes the file anew: what was reviewed and still holds as it was, everything else as a proposal. Answers how many. */
export function propose(
  seen: ReadonlyMap<string, readonly string[]>,
  file = outcomesFile,
  reviewed: Expected = readIfThere(file),
): number {
  const rows: [name: string, row: string][] = []
  let proposals = 0
  for (const name of [...new Set([...seen.keys(), ...reviewed.keys()])].sort()) {
    const now = seen.get(name)?.join(' ')
    const then = reviewed.get(name)?.join(' ')
    if (then !== undefined && now === then) rows.push([name, `${name}: ${then}`])
    else {
      proposals += 1
      rows.push([name, now === undefined ? `? gone ${name}` : `? ${name}: ${now}`])
    }
  }
  writeFileSync(file, `${[...header, ...rows.map(([, row]) => row)].join('\n')}\n`)
  return proposals
}

function readIfThere(file: string): Expected {
  try {
    return readReviewed(file).lines
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw failure
  }
}
