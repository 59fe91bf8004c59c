import { randomBytes, randomUUID } from 'node:crypto'
import type { ActorName, Half } from '../actors.ts'
import { globalIdOf } from '../paths.ts'
import { accountActions, actsOfAnybody } from './account-actions.ts'
import { crossedActions, peopleActions, selfActions } from './people-actions.ts'
import { linkOf } from './reading.ts'
import type { Things, Fixtures } from '../fixtures/fixtures.ts'

/** Where an action is tried out; `void` names nothing that exists and says nothing that is valid. */
export type ActionScope = Half | 'void' | 'stale' | 'self' | 'crossed'
/** The variables of an action in a scope: from the things of that half, or from nothing. */
export type ActInput = (
  thing: (name: string) => string,
  id: (type: string, name: string) => string,
  scope: ActionScope,
  /** What stands in a link that was mailed to somebody of the half. */
  link: (thing: string) => string,
) => object

const nobody = '00000000-0000-4000-8000-000000000000'
const text = (scope: ActionScope, words: string) => (scope === 'void' ? '' : words)
const three = (scope: ActionScope, words: string) => ({ original: 'tg', tg: text(scope, words) })
const key = (scope: ActionScope) => (scope === 'void' ? 'no key' : randomUUID())

const records: Readonly<Record<string, ActInput>> = {
  recordMeeting: (_thing, id, scope) => ({
    input: {
      idempotencyKey: key(scope),
      councilId: id('Council', 'council'),
      kind: 'regular',
      heldOn: '2026-04-01',
      place: three(scope, 'Бинои шӯро'),
      title: three(scope, 'Ҷаласа'),
      agenda: ['Масъала'],
      attendance: [{ membershipId: id('Membership', 'memberSeat'), presence: 'present' }],
      decisions: [],
    },
  }),
  signMinutes: (_thing, id) => ({ input: { meetingId: id('Meeting', 'draftMeeting') } }),
  publishMinutes: (_thing, id) => ({ input: { meetingId: id('Meeting', 'approvedMeeting') } }),
  registerShortcoming: (_thing, id, scope) => ({
    input: {
      idempotencyKey: key(scope),
      councilId: id('Council', 'council'),
      departmentId: id('Department', 'department'),
      topic: 'inspectors',
      severity: 'low',
      title: three(scope, 'Қабул'),
      detail: three(scope, 'Дер сар мешавад.'),
    },
  }),
  sendShortcoming: (_thing, id) => ({ input: { shortcomingId: id('Shortcoming', 'registeredShortcoming') } }),
  acknowledgeShortcoming: (_thing, id) => ({ input: { shortcomingId: id('Shortcoming', 'sentShortcoming') } }),
  answerShortcoming: (_thing, id, scope) => ({
    input: {
      idempotencyKey: key(scope),
      shortcomingId: id('Shortcoming', 'acknowledgedShortcoming'),
      outcome: 'confirmed',
      language: 'ru',
      reasons: text(scope, 'Подтвердилось.'),
    },
  }),
  registerProposal: (_thing, id, scope) => ({
    input: {
      idempotencyKey: key(scope),
      councilId: id('Council', 'council'),
      departmentId: id('Department', 'department'),
      title: three(scope, 'Соатҳо'),
      detail: three(scope, 'То соати 20.'),
      note: text(scope, 'Якдилона.'),
    },
  }),
  submitProposal: (_thing, id) => ({ input: { proposalId: id('Proposal', 'adoptedProposal') } }),
  acknowledgeProposal: (_thing, id) => ({ input: { proposalId: id('Proposal', 'submittedProposal') } }),
  answerProposal: (_thing, id, scope) => ({
    input: {
      idempotencyKey: key(scope),
      proposalId: id('Proposal', 'acknowledgedProposal'),
      outcome: 'declined',
      ground: 'noFunds',
      language: 'tg',
      reasons: text(scope, 'Маблағ нест.'),
    },
  }),
  retryJob: (thing) => ({ input: { number: thing('failedJob') } }),
  discardJob: (thing) => ({ input: { number: thing('failedJob') } }),
  submitRating: (thing, _id, scope) => ({
    input: {
      idempotencyKey: key(scope),
      receiptKey: randomBytes(32).toString('hex'),
      unitCode: thing('unitCode'),
      instrument: 'HRS-8/1',
      contactKind: 'documentDesk',
      channel: 'web',
      a8: 4,
    },
  }),
}

const inputs: Readonly<Record<string, ActInput>> = { ...records, ...accountActions, ...peopleActions }

/**
 * The variables of an action in every scope. `self` is for acts on people, `crossed` for an own record with somebody of the other half; `stale` is `own` in a session in which the person has
 * not lately proved who they are. An act without an entry here is a fault: it would not be tried out.
 */
export function actionInputs(
  act: string,
  fixtures: Fixtures,
  actor: ActorName,
): [scope: ActionScope, variables: object][] {
  const make = inputs[act]
  if (make === undefined)
    throw new Error(`The matrix does not know how to try out the action "${act}": add it to calls/acting.ts.`)
  const scopes: ActionScope[] = [
    ...(['own', 'other', 'void'] as const),
    ...(actsOfAnybody.has(act) ? [] : (['stale'] as const)),
    ...(selfActions.has(act) ? (['self'] as const) : []),
    ...(crossedActions.has(act) ? (['crossed'] as const) : []),
  ]
  return scopes.map((scope) => {
    const things = thingsOf(fixtures, actor, scope)
    const thing = (name: string) => {
      if (scope === 'void') return 'XX-99-9'
      const found = things[name]
      if (found === undefined) throw new Error(`the "${scope}" of the fixtures has no "${name}"`)
      return found
    }
    const id = (type: string, name: string) => globalIdOf(type, scope === 'void' ? nobody : thing(name))
    const half = scope === 'other' ? 'other' : 'own'
    return [scope, make(thing, id, scope, (name) => (scope === 'void' ? '' : linkOf(fixtures, actor, half, name)))]
  })
}

function thingsOf(fixtures: Fixtures, actor: ActorName, scope: ActionScope): Things {
  if (scope === 'void') return {}
  const mine = ({ personId }: { personId: string }) => personId === (fixtures.people[actor] ?? fixtures.people.member)
  const personal = (type: string) =>
    fixtures.personal.findLast((record) => record.type === type && mine(record) === (scope !== 'other'))?.id ?? nobody
  // The later of two sessions: not the one in which the person acts.
  const things = { session: personal('Session'), factor: personal('Factor') }
  if (scope === 'crossed')
    return { ...fixtures.halves.own, ...things, target: fixtures.halves.other['target'] ?? nobody }
  if (scope !== 'self') return { ...fixtures.halves[scope === 'other' ? 'other' : 'own'], ...things }
  const { postId, seatId } = fixtures.holdings[actor]
  const person = fixtures.people[actor] ?? nobody
  return {
    ...fixtures.halves.own,
    ...things,
    target: person,
    suspendedPerson: person,
    targetPost: postId ?? nobody,
    targetSeat: seatId ?? nobody,
  }
}
