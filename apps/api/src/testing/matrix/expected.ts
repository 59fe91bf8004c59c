import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { GraphQLSchema } from 'graphql'
import { actors, outcomes } from './actors.ts'
import { fileOf, linesOf, reviewedFiles } from './modules.ts'

/** Outcomes by line: one letter for each actor, or the one word `everybody`. */
export type Lines = ReadonlyMap<string, string>

const everybody = 'everybody'
const values = actors.map(() => 'v').join(' ')

const header = [
  '# Who gets what, as it was reviewed. `pnpm matrix:propose` writes new lines with a ? in front: they fail until somebody',
  '# has looked at them and taken the ? away.',
  '# `Type.field: everybody` is public in every part of the fixtures that has no line of its own, and so is what it leads to.',
  '# `Type.field part`, `Type.field>Type part` and `Mutation.action part` have one letter for each of:',
  `#   ${actors.join(' ')}`,
  ...Object.entries(outcomes).map(([letter, meaning]) => `#   ${letter}  ${meaning}`),
]

/** One line for each field that is public somewhere instead of one for each part in which it is. */
export function compress(seen: ReadonlyMap<string, readonly string[]>): Lines {
  const rows = [...seen].map(([name, letters]): [string, string] => [name, letters.join(' ')])
  const isPublic = ([name, letters]: [string, string]) => letters === values && !/^Mutation\.|=/.test(name)
  const open = new Set(rows.filter(isPublic).map(([name]) => coordinateOf(name)))
  const others = rows.filter((row) => !isPublic(row))
  return new Map([...[...open].map((name): [string, string] => [name, everybody]), ...others].sort(byName))
}

function coordinateOf(name: string): string {
  return /^\w+\.\w+/.exec(name)?.[0] ?? name
}

function byName([one]: [string, string], [two]: [string, string]): number {
  return one < two ? -1 : 1
}

/** The reviewed lines of all modules, and what nobody has reviewed yet. Throws where a line is malformed, twice there or out of order. */
export function readReviewed(): { readonly lines: Lines; readonly proposals: readonly string[] } {
  const lines = new Map<string, string>()
  const proposals: string[] = []
  for (const file of reviewedFiles.filter((each) => existsSync(each))) {
    let before = ''
    for (const row of readFileSync(file, 'utf8').split('\n')) {
      if (row === '' || row.startsWith('#')) continue
      if (row.startsWith('?')) {
        proposals.push(row)
        continue
      }
      const [name = '', letters = ''] = row.split(': ')
      const each = letters.split(' ')
      const isWhole = each.length === actors.length && each.every((letter) => letter in outcomes && letter !== '!')
      if (letters !== everybody && !isWhole) throw new Error(`not a line of outcomes: ${row}`)
      if (name <= before || lines.has(name)) throw new Error(`out of order, or there twice: ${row}`)
      before = name
      lines.set(name, letters)
    }
  }
  return { lines, proposals }
}

/** What is different between the reviewed lines and what was seen, a sentence each. */
export function differences(reviewed: Lines, seen: Lines): string[] {
  const names = [...new Set([...reviewed.keys(), ...seen.keys()])].sort()
  return names
    .filter((name) => reviewed.get(name) !== seen.get(name))
    .map((name) => `${name}: ${seen.get(name) ?? 'is no longer there'} (reviewed: ${reviewed.get(name) ?? 'no line'})`)
}

/**
 * Writes every module's file anew, or that of one module: what was reviewed and still holds as it was, everything else as a
 * proposal.
 * @returns what is different, a sentence each.
 */
export function propose(schema: GraphQLSchema, seen: Lines, module?: string): string[] {
  const isMeant = module === undefined ? () => true : linesOf(schema, module)
  const only = (lines: Lines): Lines => new Map([...lines].filter(([name]) => isMeant(name)))
  const [reviewed, found] = [only(readReviewed().lines), only(seen)]
  const file = fileOf(schema)
  const rows = new Map<string, string[]>(reviewedFiles.map(({ href }) => [href, []]))
  for (const name of [...new Set([...reviewed.keys(), ...found.keys()])].sort()) {
    const now = found.get(name)
    const row = now === undefined ? `gone ${name}` : `${name}: ${now}`
    rows.get(file(name).href)?.push(reviewed.get(name) === now ? row : `? ${row}`)
  }
  for (const [href, each] of rows)
    if (each.length > 0) writeFileSync(new URL(href), `${[...header, ...each].join('\n')}\n`)
  return differences(reviewed, found)
}
