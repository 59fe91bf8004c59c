import type { Permission } from './permissions.ts'

/**
 * One allowed step of a record. `from: null` means the record is born by it. `who` is the permission that the
 * actor needs. `when` narrows the step to some outcomes of the last answer.
 */
export interface Transition<State extends string, Verb extends string, Outcome extends string = never> {
  readonly from: State | null
  readonly verb: Verb
  readonly to: State
  readonly who: Permission
  readonly when?: readonly Outcome[]
}

type AnyTransition = Transition<string, string, string>
type StateOf<T> = T extends readonly Transition<infer S, string, string>[] ? S : never
type VerbOf<T> = T extends readonly { readonly verb: infer V }[] ? V : never

/** The steps that lead out of a state; with an outcome, only those that it allows. */
export function stepsFrom<const T extends readonly AnyTransition[]>(
  table: T,
  state: StateOf<T> | null,
  outcome?: string | null,
): T[number][] {
  return table.filter(
    (step) =>
      step.from === state && (step.when === undefined || (typeof outcome === 'string' && step.when.includes(outcome))),
  )
}

/** The verbs that may be done to a record in a state, each once, in the order of the table. */
export function allowedVerbs<const T extends readonly AnyTransition[]>(
  table: T,
  state: StateOf<T> | null,
  outcome?: string | null,
): VerbOf<T>[] {
  return [...new Set(stepsFrom(table, state, outcome).map((step) => step.verb))] as VerbOf<T>[]
}

/** The step that a verb makes from a state, or undefined when the verb is not allowed there. */
export function stepFor<const T extends readonly AnyTransition[]>(
  table: T,
  state: StateOf<T> | null,
  verb: VerbOf<T>,
  outcome?: string | null,
): T[number] | undefined {
  return stepsFrom(table, state, outcome).find((step) => step.verb === verb)
}

/**
 * Every state from which a verb may be done: the list for the WHERE of a compare-and-set.
 * @internal Only tests use it.
 */
export function statesFor<const T extends readonly AnyTransition[]>(table: T, verb: VerbOf<T>): StateOf<T>[] {
  const states = table.filter((step) => step.verb === verb && step.from !== null).map((step) => step.from)
  return [...new Set(states)] as StateOf<T>[]
}

/**
 * Every state that can be reached from the birth of the record.
 * @internal Only tests use it.
 */
export function reachableStates(table: readonly AnyTransition[]): Set<string> {
  const seen = new Set<string>()
  const queue = table.filter((step) => step.from === null).map((step) => step.to)
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (seen.has(state)) continue
    seen.add(state)
    for (const step of table) if (step.from === state) queue.push(step.to)
  }
  return seen
}

/**
 * The states without a way out; a step that stays where it is, such as other dates by the calendar, is none.
 * @internal Only tests use it.
 */
export function terminalStates<S extends string>(states: readonly S[], table: readonly AnyTransition[]): S[] {
  return states.filter((state) => !table.some((step) => step.from === state && step.to !== state))
}
