import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Expected } from '../cells.ts'
import { runNode } from '../fixture-database.ts'
import type { SeededFixtures } from '../fixture-database.ts'
import { allGuards } from './guards.ts'
import type { Guard } from './guards.ts'
import { mutatedSources } from './mutated-sources.ts'
import type { MutantJob } from './run-mutants.ts'

/** What became of one mutant: the cell that gave it away, or nothing. */
export interface Tried {
  readonly guard: Guard
  readonly difference: string | null
  /** True where nothing showed until the other guards of the same action were gone too: it is one of several layers. */
  readonly isLayer: boolean
}

const hook = fileURLToPath(new URL('mutate-hook.ts', import.meta.url))
const program = fileURLToPath(new URL('run-mutants.ts', import.meta.url))
const workers = 2
const largestGroup = 8

/** What is tried first, by where a guard stands. Only a question of time: in the end everything is tried. */
const nearby: readonly (readonly [place: string, near: string])[] = [
  ['modules/meetings', 'meeting|minutes|decision|assignment|agenda|attendance'],
  ['modules/shortcomings', 'shortcoming'],
  ['modules/proposals', 'proposal'],
  ['modules/councils', 'membership|terms'],
  ['modules/feedback', 'rating'],
  ['modules/dashboards', 'inbox'],
  ['addressed', 'shortcoming|proposal'],
  ['audit', 'audit'],
  [
    'modules/identity',
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
  seeded: SeededFixtures,
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
          for (const one of await tryOnce(group)) {
            tried.push(one)
            say(one)
          }
        }
      } finally {
        await database.drop()
      }

      async function tryOnce(group: readonly Guard[]): Promise<Tried[]> {
        const [guard] = group
        const layers = guard === undefined ? [] : layersOf(guard, allGuards().guards)
        if (guard !== undefined && layers.length > 0) {
          // A whole pass is dear, and where an action has layers it is the action that shows it.
          const [alone = null] = await tryGroup([guard], [], false)
          if (alone !== null) return [{ guard, difference: alone, isLayer: false }]
          const [together = null] = await tryGroup([guard], layers, false)
          if (together !== null) return [{ guard, difference: together, isLayer: true }]
        }
        const differences = await tryGroup(group, [], true)
        return group.map((each, at) => ({ guard: each, difference: differences[at] ?? null, isLayer: false }))
      }

      async function tryGroup(
        group: readonly Guard[],
        layers: readonly Guard[],
        isWhole: boolean,
      ): Promise<(string | null)[]> {
        const [guard] = group
        if (guard === undefined) return []
        const { kind } = guard
        const job: MutantJob = {
          fixtures: seeded.fixtures,
          expected: [...expected],
          near: nearTo(guard),
          isWhole,
          permissions: kind === 'permission' ? group.map(({ what }) => what) : [],
        }
        const isRule = kind === 'permission'
        const { code, output } = await runNode(
          isRule ? [program] : ['--import', hook, program],
          database,
          JSON.stringify(job),
          isRule ? {} : { HAMKORI_MUTANT: JSON.stringify(mutatedSources([guard, ...layers])) },
        )
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

/** The act that is guarded, where it is one; else what the place suggests. */
function nearTo(guard: Guard): string {
  const act = actOf(guard)
  return act === null ? (nearby.find(([place]) => guard.file.includes(place))?.[1] ?? 'Mutation') : `^${act}$`
}

/** The other guards of the same action: of its field and of its action. */
function layersOf(guard: Guard, guards: readonly Guard[]): Guard[] {
  const act = actOf(guard)
  return act === null ? [] : guards.filter((each) => each !== guard && each.name !== guard.name && actOf(each) === act)
}

/** `endSession` for what guards that action, in its field or in actions/end-session.ts; null for all else. */
function actOf({ kind, file, what }: Guard): string | null {
  if (kind === 'scopes') return what
  const action = /\/actions\/([\w-]+)\.ts$/.exec(file)?.[1]
  return action?.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()) ?? null
}
