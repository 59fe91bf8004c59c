import type { AuditEvent } from '@hamkori/schema/audit'
import { stepFor } from '@hamkori/schema/transitions'
import type { Transition } from '@hamkori/schema/transitions'
import { assertTransition } from './assert-transition.ts'
import type { Subject, Table } from './assert-transition.ts'
import { recordAudit } from './audit.ts'
import { now } from './clock.ts'
import type { Tx } from './db.ts'
import { ConflictError } from './errors.ts'
import type { StoredColumns } from './numbered-record.ts'
import { personIdOf } from './viewer.ts'
import type { Actor } from './viewer.ts'

/** A record that has a state. */
interface Stateful {
  readonly id: string
  readonly state: string
}

/**
 * What a module declares once about its records that have a state. `Entity` is a record as an action reads it, `Change` the
 * columns that a transition may set beside the state.
 */
export interface Lifecycle<Entity extends Stateful, Verb extends string, Change extends object> {
  /** GraphQL type of the record: its name in the public history and in the audit log. */
  readonly recordType: string
  readonly transitions: Table<Entity['state'], Verb>
  readonly subjectOf: (actor: Actor, entity: Omit<Entity, 'id'>) => Subject<Entity['state'], Verb>
  /** Changes the record where it is still as it was read: the state (and version) of `entity` stand in the WHERE. */
  readonly update: (
    tx: Tx,
    entity: Entity,
    change: Change & { state: Entity['state'] },
  ) => PromiseLike<{ readonly count: number }>
}

/** Who acts and what the action leaves in the public history and in the audit log. */
interface Trace {
  readonly actor: Actor
  /** The office in which the actor acts, as the public history prints it; never a name. */
  readonly capacity: string
  /** Printed in the public history. */
  readonly reason?: string | undefined
  readonly event: AuditEvent
}

/** A verb that is done to a record, with the columns that it sets beside the state. */
interface TransitionInput<Entity, Verb, Change> extends Trace {
  readonly record: Entity
  readonly verb: Verb
  readonly change: Change
}

/**
 * Does a verb to a record: checks the transition table and the actor's permission, changes the record if it is still in the
 * state in which it was read, and adds one row each to the public history and to the audit log. Answers the new state.
 * Throws as {@link assertTransition}, and {@link ConflictError} where somebody else changed the record first.
 */
export async function transition<Entity extends Stateful, Verb extends string, Change extends object>(
  tx: Tx,
  lifecycle: Lifecycle<Entity, Verb, Change>,
  { record, verb, change, ...trace }: TransitionInput<Entity, Verb, Change>,
): Promise<Entity['state']> {
  const { to } = assertTransition(lifecycle.transitions, trace.actor, lifecycle.subjectOf(trace.actor, record), verb)
  const { count } = await lifecycle.update(tx, record, { ...change, state: to })
  if (count !== 1) throw new ConflictError()
  await leaveTrace(tx, lifecycle.recordType, record.id, [{ from: record.state, verb, to }], trace)
  return to
}

/** What a record's first step and its audit entry hold, for a statement that stores them together with the record. */
export interface FirstTrace<State> {
  readonly state: State
  readonly step: StoredColumns
  readonly entry: StoredColumns
}

/**
 * What {@link createByTransition} leaves of a record that begins with one verb, as columns. Throws an Error for a verb that the
 * table lacks.
 */
export function firstTrace<Entity extends Stateful, Verb extends string, Change extends object>(
  lifecycle: Lifecycle<Entity, Verb, Change>,
  verb: Verb,
  { actor, capacity, reason, event }: Trace,
): FirstTrace<Entity['state']> {
  const state = firstSteps(lifecycle, [verb]).state
  const [at, actor_id] = [now(), personIdOf(actor)]
  const { recordType } = lifecycle
  return {
    state,
    step: {
      at,
      record_type: recordType,
      from_state: null,
      verb,
      to_state: state,
      actor_id,
      capacity,
      reason: reason ?? null,
    },
    entry: {
      at,
      action: event.action,
      actor_id,
      capacity,
      subject_type: recordType,
      payload: event.payload,
      refused: false,
    },
  }
}

/** A record that comes into being: by one verb, or by several that follow each other at once. */
interface CreationInput<Row, State, Verb> extends Trace {
  readonly verbs: readonly [Verb, ...Verb[]]
  /** Inserts the record in the state after the last verb. */
  readonly create: (state: State) => Promise<Row>
}

/**
 * Creates a record by the verbs that its transition table allows from nothing, adds one row to the public history for each
 * verb and one to the audit log. The caller has asked for the permission. Throws an Error for verbs that the table lacks.
 */
export async function createByTransition<
  Row extends { readonly id: string },
  Entity extends Stateful,
  Verb extends string,
  Change extends object,
>(
  tx: Tx,
  lifecycle: Lifecycle<Entity, Verb, Change>,
  { verbs, create, ...trace }: CreationInput<Row, Entity['state'], Verb>,
): Promise<Row> {
  const { state, steps } = firstSteps(lifecycle, verbs)
  const row = await create(state)
  await leaveTrace(tx, lifecycle.recordType, row.id, steps, trace)
  return row
}

/** Several records that take the same step at once, by an act that has its audit entry elsewhere. */
interface StepsInput extends Pick<Trace, 'actor' | 'capacity'> {
  readonly ids: readonly string[]
  readonly from: string
  readonly verb: string
  readonly to: string
  readonly at: Date
}

/**
 * Adds the same step to the public history of several records that another act carries along, such as assignments that come into force
 * with the signature of their minutes. The caller changes the records themselves.
 */
export async function addSteps(
  tx: Tx,
  { recordType }: { readonly recordType: string },
  { ids, from, verb, to, at, actor, capacity }: StepsInput,
): Promise<void> {
  const step = {
    at,
    recordType,
    fromState: from,
    verb,
    toState: to,
    actorId: personIdOf(actor),
    capacity,
    reason: null,
  }
  await tx.transition.createMany({ data: ids.map((recordId) => ({ ...step, recordId })) })
}

/** The steps from nothing by these verbs, and the state after them. */
function firstSteps<Entity extends Stateful, Verb extends string, Change extends object>(
  { recordType, transitions }: Lifecycle<Entity, Verb, Change>,
  verbs: readonly Verb[],
): { readonly state: Entity['state']; readonly steps: readonly Step[] } {
  const steps: Step[] = []
  let state: Entity['state'] | null = null
  for (const verb of verbs) {
    const step: Transition<Entity['state'], Verb, string> | undefined = stepFor(
      transitions,
      state as never,
      verb as never,
    )
    if (step === undefined) throw new Error(`${recordType} cannot begin with ${verb}`)
    steps.push({ from: state, verb, to: step.to })
    state = step.to
  }
  if (state === null) throw new Error(`${recordType} begins with a verb`)
  return { state, steps }
}

/** One step of a record's public history. */
interface Step {
  readonly from: string | null
  readonly verb: string
  readonly to: string
}

async function leaveTrace(
  tx: Tx,
  recordType: string,
  recordId: string,
  steps: readonly Step[],
  { actor, capacity, reason, event }: Trace,
): Promise<void> {
  for (const { from, verb, to } of steps) {
    await tx.transition.create({
      data: {
        at: now(),
        recordType,
        recordId,
        fromState: from,
        verb,
        toState: to,
        actorId: personIdOf(actor),
        capacity,
        reason: reason ?? null,
      },
    })
  }
  await recordAudit(tx, actor, { ...event, capacity, subjectType: recordType, subjectId: recordId })
}
