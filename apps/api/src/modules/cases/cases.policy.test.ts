import { shortcomingStates, shortcomingTransitions, shortcomingVerbs } from '@hamkori/schema/shortcomings.constants'
import type { ShortcomingOutcome, ShortcomingState } from '@hamkori/schema/shortcomings.constants'
import { describe, expect, it } from 'vitest'
import { allowedActions, assertTransition } from '../../platform/assert-transition.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'
import type { CaseFacts } from './case-kind.ts'
import { canSeeCase, draftReachOf, subjectOf } from './cases.policy.ts'

interface ShortcomingFacts extends CaseFacts {
  readonly state: ShortcomingState
  readonly responses: readonly { readonly departmentId: string; readonly outcome: ShortcomingOutcome }[]
}

// Dates are moved by the calendar, and files are taken off one by one.
const offered = shortcomingVerbs.filter((verb) => !['moveDueDates', 'removeFile'].includes(verb))
const kind = { readDraft: 'shortcoming:readDraft' } as const
const verbsFor = (actor: Actor, facts: ShortcomingFacts) =>
  allowedActions(shortcomingTransitions, actor, subjectOf(kind, actor, facts), offered)
const stepFor = (actor: Actor, facts: ShortcomingFacts, verb: 'send') =>
  assertTransition(shortcomingTransitions, actor, subjectOf(kind, actor, facts), verb)

const person = (held: Partial<Pick<SignedInViewer, 'posts' | 'seats'>>): SignedInViewer => ({
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  email: 'p@example.tj',
  label: 'p',
  demonstration: false,
  confirmedAt: null,
  posts: [],
  seats: [],
  ...held,
})
const seat = (office: 'chair' | 'deputyChair' | 'secretary' | 'member', councilId = 'council') =>
  person({ seats: [{ membershipId: 'm', councilId, councilSlug: 'khujand', office }] })
const post = (role: 'officer' | 'observer' | 'administrator' | 'coordinator', ...departmentIds: string[]) =>
  person({
    posts: [
      {
        role,
        departmentId: departmentIds[0] ?? null,
        departmentIds,
        titleTg: null,
        titleRu: null,
        titleEn: null,
        validFrom: '2026-01-01',
        validTo: null,
      },
    ],
  })
const facts = (changes: Partial<ShortcomingFacts> = {}): ShortcomingFacts => ({
  state: 'sent',
  councilId: 'council',
  responsibleDepartmentId: 'khujand',
  responses: [],
  isPublic: true,
  answerDueOn: '2026-03-20',
  answeredOn: null,
  endedOn: null,
  ...changes,
})
const draft = facts({ state: 'registered', isPublic: false })
const referred = facts({
  state: 'answered',
  responsibleDepartmentId: 'isfara',
  responses: [{ departmentId: 'khujand', outcome: 'referred' }],
})

const answered = (outcome: ShortcomingOutcome) =>
  facts({ state: 'answered', answeredOn: '2026-03-18', responses: [{ departmentId: 'khujand', outcome }] })
const agreed = answered('confirmed')
const reported = facts({ ...agreed, state: 'reportedFixed' })

describe('who may see a case', () => {
  it('is everybody once it was sent, and before that the members of its council', () => {
    for (const actor of [anonymous, seat('member', 'other'), post('officer', 'khujand')]) {
      expect([canSeeCase(kind, actor, facts()), canSeeCase(kind, actor, draft)]).toEqual([true, false])
    }
    for (const office of ['chair', 'deputyChair', 'secretary', 'member'] as const) {
      expect(canSeeCase(kind, seat(office), draft)).toBe(true)
      expect(draftReachOf(kind, seat(office))).toEqual(['council'])
    }
    expect(draftReachOf(kind, anonymous)).toEqual([])
    expect(draftReachOf(kind, post('officer', 'khujand'))).toEqual([])
  })
})

describe('the verbs on a case', () => {
  it.each([
    [
      'the secretary of its council, before it is sent',
      seat('secretary'),
      draft,
      ['amend', 'attach', 'discard', 'send'],
    ],
    ['the deputy chair, before it is sent', seat('deputyChair'), draft, ['amend', 'attach', 'discard', 'send']],
    ['a plain member', seat('member'), draft, []],
    ['the secretary of another council', seat('secretary', 'other'), draft, []],
    ['its officer, before it is sent', post('officer', 'khujand'), draft, []],
    ['its officer', post('officer', 'khujand'), facts(), ['acknowledge']],
    ['an officer of the department above', post('officer', 'sughd', 'khujand'), facts(), ['acknowledge']],
    ['an officer of another department', post('officer', 'isfara'), facts(), []],
    ['an administrator of the ministry', post('administrator', 'mia', 'sughd', 'khujand'), facts(), []],
    ['its secretary, after it was sent', seat('secretary'), facts(), ['escalate', 'withdraw', 'merge']],
    ['its officer, once acknowledged', post('officer', 'khujand'), facts({ state: 'acknowledged' }), ['answer']],
    ['the receiver of a referral', post('officer', 'isfara'), referred, ['acknowledge']],
    ['the department that referred it', post('officer', 'khujand'), referred, ['supersedeAnswer']],
    [
      'the directorate above both',
      post('officer', 'sughd', 'khujand', 'isfara'),
      referred,
      ['acknowledge', 'supersedeAnswer'],
    ],
    ['its officer, once agreed', post('officer', 'khujand'), agreed, ['supersedeAnswer', 'planRemedy', 'reportFixed']],
    ['its secretary, once agreed', seat('secretary'), agreed, ['withdraw', 'merge']],
    [
      'its secretary, once disputed',
      seat('secretary'),
      answered('disputed'),
      ['maintain', 'acceptDispute', 'withdraw', 'merge'],
    ],
    ['its chair, once reported', seat('chair'), reported, ['confirmFixed', 'confirmPartlyFixed', 'refuseFixed']],
    ['its officer, once reported', post('officer', 'khujand'), reported, []],
    ['the chair of another council, once reported', seat('chair', 'other'), reported, []],
  ] as const)('of %s', (_who, actor, subject, verbs) => {
    expect([...verbsFor(actor, subject)].sort()).toEqual([...verbs].sort())
  })

  it('are none for people without an account, in any state', () => {
    for (const state of shortcomingStates) expect(verbsFor(anonymous, facts({ state }))).toEqual([])
  })
})

describe('a step', () => {
  it('is refused as missing, then as forbidden, then as a conflict', () => {
    expect(() => stepFor(seat('secretary', 'other'), draft, 'send')).toThrow(NotFoundError)
    expect(() => stepFor(seat('secretary', 'other'), facts(), 'send')).toThrow(ForbiddenError)
    expect(() => stepFor(seat('member'), draft, 'send')).toThrow(ForbiddenError)
    expect(() => stepFor(seat('secretary'), facts(), 'send')).toThrow(ConflictError)
    expect(stepFor(seat('secretary'), draft, 'send')).toMatchObject({ to: 'sent', who: 'shortcoming:send' })
  })
})
