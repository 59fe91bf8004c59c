import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Expected } from '../cells.ts'
import { runNode } from '../world-database.ts'
import type { SeededWorld } from '../world-database.ts'
import type { Guard } from './guards.ts'
import type { MutantJob } from './run-mutants.ts'
import { repositoryRoot } from './sources.ts'

/** What became of one mutant: the cell that gave it away, or nothing. */
export interface Tried {
  readonly guard: Guard
  readonly difference: string | null
}

const hook = fileURLToPath(new URL('mutate-hook.ts', import.meta.url))
const program = fileURLToPath(new URL('run-mutants.ts', import.meta.url))
const workers = 2
const largestGroup = 8

/** What is tried first, by where a guard stands. Only a question of time: in the end everything is tried. */
const nearby: readonly (readonly [place: string, near: string])[] = [
  ['rooms/meetings', 'meeting|minutes|decision|assignment|agenda|attendance'],
  ['rooms/shortcomings', 'shortcoming'],
  ['rooms/proposals', 'proposal'],
  ['rooms/councils', 'membership|terms'],
  ['rooms/feedback', 'rating'],
  ['rooms/dashboards', 'inbox'],
  ['addressed', 'shortcoming|proposal'],
  ['audit', 'audit'],
  [
    'rooms/identity',
    'person|people|post|member|invit|session|factor|totp|passkey|audit|password|email|viewer|recovery|sign|confirm',
  ],
]

/** A sample that stays the same as long as its guards do, and is spread over all of them. */
export function sampleOf(guards: readonly Guard[], size: number): Guard[] {
  const mark = ({ name }: Guard) => createHash('sha256').update(name).digest('hex')
  return [...guards].sort((a, b) => (mark(a) < mark(b) ? -1 : 1)).slice(0, size)
}

/** Takes one guard away at a time and runs the matrix against the reviewed lines until something differs. */
export async function tryMutants(
  seeded: SeededWorld,
  expected: Expected,
  guards: readonly Guard[],
  say: (tried: Tried) => void = () => undefined,
): Promise<Tried[]> {
  const waiting = groupsOf(guards)
  const tried: Tried[] = []
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const database = await seeded.clone()
      try {
        for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
          const differences = await tryGroup(group)
          group.forEach((guard, at) => {
            const one = { guard, difference: differences[at] ?? null }
            tried.push(one)
            say(one)
          })
        }
      } finally {
        await database.drop()
      }

      async function tryGroup(group: readonly Guard[]): Promise<(string | null)[]> {
        const [guard] = group
        if (guard === undefined) return []
        const { kind, file, start, end, replacement } = guard
        const job: MutantJob = {
          world: seeded.world,
          expected: [...expected],
          near: nearby.find(([place]) => file.includes(place))?.[1] ?? 'Mutation',
          permissions: kind === 'permission' ? group.map(({ what }) => what) : [],
        }
        const mutant = JSON.stringify({ path: join(repositoryRoot, file), start, end, replacement })
        const parameters = kind === 'permission' ? [program] : ['--import', hook, program]
        const { code, output } = await runNode(parameters, database, JSON.stringify(job), { HAMKORI_MUTANT: mutant })
        // A source that cannot even be loaded is no proof of anything.
        if (code !== 0) throw new Error(`the mutant could not be run: ${guard.name}`)
        return JSON.parse(output) as (string | null)[]
      }
    }),
  )
  return tried
}

/** Rules of the map share a process, as they are opened in memory; every other mutant has one of its own. */
function groupsOf(guards: readonly Guard[]): Guard[][] {
  const rules = guards.filter(({ kind }) => kind === 'permission')
  const groups = guards.filter(({ kind }) => kind !== 'permission').map((guard) => [guard])
  for (let at = 0; at < rules.length; at += largestGroup) groups.push(rules.slice(at, at + largestGroup))
  return groups
}
