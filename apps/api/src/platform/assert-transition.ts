import { allowedVerbs, stepFor } from '@hamkori/schema/transitions'
import type { Transition } from '@hamkori/schema/transitions'
import type { Permission, PermissionScope } from '@hamkori/schema/permissions'
import { mayAct } from './authorize.ts'
import { ConflictError, ForbiddenError, NotFoundError } from './errors.ts'
import type { Actor } from './viewer.ts'

/** A record as its policy sees it. `outcome` is that of the answer in force; `isVisible` is for this actor. */
export interface Subject<State extends string, Verb extends string> {
  readonly state: State
  readonly outcome: string | null
  readonly isVisible: boolean
  /** The council or department that a verb is for. */
  scopeOf(verb: Verb): PermissionScope
}

/** A transition table. */
export type Table<State extends string, Verb extends string> = readonly Transition<State, Verb, string>[]

/**
 * The step that a verb makes now, by the transition table of the record. Pure.
 * Throws {@link NotFoundError} where the actor may not know of the record, {@link ForbiddenError} where the verb is not
 * the actor's, {@link ConflictError} where the record's state does not allow it (any more).
 */
export function assertTransition<State extends string, Verb extends string>(
  table: Table<State, Verb>,
  actor: Actor,
  subject: Subject<State, Verb>,
  verb: Verb,
): Transition<State, Verb, string> {
  if (!subject.isVisible) throw new NotFoundError()
  const permission = permissionFor(table, verb)
  if (!mayAct(actor, permission, subject.scopeOf(verb))) throw new ForbiddenError(permission)
  const step = stepFor(table, subject.state as never, verb as never, subject.outcome)
  if (step === undefined) throw new ConflictError()
  return step
}

/** The verbs among `offered` that the actor may use now: what the table allows and the actor's offices and posts permit. */
export function allowedActions<State extends string, Verb extends string, Offered extends Verb>(
  table: Table<State, Verb>,
  actor: Actor,
  subject: Subject<State, Verb>,
  offered: readonly Offered[],
): Offered[] {
  if (!subject.isVisible) return []
  const allowed: readonly Verb[] = allowedVerbs(table, subject.state as never, subject.outcome)
  return offered.filter(
    (verb) => allowed.includes(verb) && mayAct(actor, permissionFor(table, verb), subject.scopeOf(verb)),
  )
}

/** The permission that a verb needs. Throws an Error for a verb that the table lacks. */
export function permissionFor<State extends string, Verb extends string>(
  table: Table<State, Verb>,
  verb: Verb,
): Permission {
  const step = table.find((each) => each.verb === verb)
  if (step === undefined) throw new Error('no step of the table has this verb')
  return step.who
}
