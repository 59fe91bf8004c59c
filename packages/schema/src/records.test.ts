import { expect, test } from 'vitest'
import type { z } from 'zod'
import { importActivityInput, recordActivityInput } from './activities.ts'
import { isInForce, startMembershipInput } from './councils.ts'
import { dashboardInput, monthsUpTo, shiftMonth } from './dashboards.ts'
import { isDemonstrationEmail, signInInput } from './identity.ts'
import { readInput } from './issues.ts'
import { isAdopted, isQuorate, quorumOf, recordMeetingInput } from './meetings.ts'
import { assignPostInput } from './people.ts'
import { answerProposalInput, registerProposalInput } from './proposals.ts'
import { answerShortcomingInput, registerShortcomingInput } from './shortcomings.ts'
import { parentCode, regionOfCode } from './territory.ts'

const id = (number: number): string => `0198c4a2-7b1e-7cc0-8000-${String(number).padStart(12, '0')}`
const key = '3f0b8a3e-9c1d-4b7a-8f2e-1a2b3c4d5e6f'
const text = (tg: string) => ({ original: 'tg', tg })

function codes(schema: z.ZodType, input: unknown): string[] {
  const result = readInput(schema, input)
  return result.ok
    ? []
    : result.issues.map((issue) => (issue.path === '' ? issue.code : `${issue.path}: ${issue.code}`))
}

const meeting = {
  councilId: id(1),
  kind: 'regular',
  heldOn: '2026-10-12',
  startsAt: '10:00',
  place: text('Толори ҷамъият'),
  title: text('Ҷаласаи навбатӣ'),
  agenda: ['Баррасии камбудиҳо'],
  attendance: [
    { membershipId: id(2), presence: 'present' },
    { membershipId: id(3), presence: 'present' },
    { membershipId: id(4), presence: 'absent' },
  ],
  decisions: [
    {
      text: 'Камбудӣ ба қайд гирифта шавад.',
      votesFor: 2,
      votesAgainst: 0,
      votesAbstained: 0,
      assignments: [{ task: 'Нусхаро фиристад', ownerMembershipId: id(2), dueOn: '2026-10-20' }],
    },
  ],
  minutes: text('Ҷаласа баргузор шуд.'),
  idempotencyKey: key,
}

test('a complete meeting is read', () => {
  expect(codes(recordMeetingInput, meeting)).toEqual([])
})

test.each([
  [{ heldOn: '2026-02-31' }, ['heldOn: not_a_date']],
  [{ heldOn: '1025-10-12' }, ['heldOn: date_out_of_range']],
  [{ agenda: [] }, ['agenda: too_few']],
  [{ agenda: ['а\u0000б'] }, ['agenda.0: control_character']],
  [{ agenda: new Array(51).fill('х') }, ['agenda: too_many']],
  [{ startsAt: '25:00' }, ['startsAt: not_a_time']],
  [{ kind: 'secret' }, ['kind: not_one_of']],
  [{ title: { original: 'ru', tg: 'Ҷаласа' } }, ['title.ru: original_missing']],
  [
    {
      attendance: [
        { membershipId: id(2), presence: 'present' },
        { membershipId: id(2), presence: 'absent' },
      ],
      decisions: [],
    },
    ['attendance.1.membershipId: duplicate'],
  ],
  [
    { attendance: [{ membershipId: 'x', presence: 'present' }], decisions: [] },
    ['attendance.0.membershipId: not_an_id'],
  ],
  [
    { decisions: [{ ...meeting.decisions[0], votesFor: 2, votesAgainst: 1 }] },
    ['decisions.0.votesFor: votes_exceed_presence'],
  ],
  [{ decisions: [{ ...meeting.decisions[0], votesFor: -1 }] }, ['decisions.0.votesFor: too_small']],
  [
    { decisions: [{ ...meeting.decisions[0], assignments: [{ task: 'Кор', dueOn: '2026-10-20' }] }] },
    ['decisions.0.assignments.0.ownerMembershipId: owner_missing'],
  ],
  [
    {
      decisions: [
        {
          ...meeting.decisions[0],
          assignments: [{ task: 'Кор', ownerMembershipId: id(2), ownerDepartmentId: id(3), dueOn: '2026-10-20' }],
        },
      ],
    },
    ['decisions.0.assignments.0.ownerDepartmentId: one_owner_only'],
  ],
  [
    {
      decisions: [
        { ...meeting.decisions[0], assignments: [{ task: 'Кор', ownerMembershipId: id(2), dueOn: '2026-10-11' }] },
      ],
    },
    ['decisions.0.assignments.0.dueOn: date_before_other'],
  ],
  [{ demonstration: true }, ['unknown_field']],
])('a meeting is refused for %j', (change, expected) => {
  expect(codes(recordMeetingInput, { ...meeting, ...change })).toEqual(expected)
})

test('a quorum is more than half of the members valid that day', () => {
  expect([1, 2, 3, 4, 9, 10].map(quorumOf)).toEqual([1, 2, 2, 3, 5, 6])
  expect([isQuorate(9, 5), isQuorate(9, 4), isQuorate(0, 0), isQuorate(10, 5)]).toEqual([true, false, false, false])
  expect(() => quorumOf(-1)).toThrow(RangeError)
  expect([isAdopted({ votesFor: 3, votesAgainst: 2 }), isAdopted({ votesFor: 2, votesAgainst: 2 })]).toEqual([
    true,
    false,
  ])
})

const finding = {
  councilId: id(1),
  departmentId: id(2),
  topic: 'response',
  severity: 'medium',
  title: text('Дер омадан'),
  detail: text('Ба занг дер меоянд.'),
  idempotencyKey: key,
}
const answer = {
  shortcomingId: id(1),
  outcome: 'confirmed',
  language: 'tg',
  reasons: 'Тафтиш тасдиқ кард.',
  remedy: 'Навбатдории дуюм',
  remedyDueOn: '2026-12-01',
  idempotencyKey: key,
}
const without = { remedy: null, remedyDueOn: null }

test('a finding needs its topic, its severity and its words', () => {
  expect(codes(registerShortcomingInput, finding)).toEqual([])
  expect(codes(registerShortcomingInput, { ...finding, topic: 'mood', severity: null })).toEqual([
    'topic: not_one_of',
    'severity: required',
  ])
  expect(codes(registerShortcomingInput, { ...finding, detail: text('х'.repeat(10_001)) })).toEqual([
    'detail.tg: too_long',
  ])
})

test.each([
  [{}, []],
  [{ reasons: '  ' }, ['reasons: required']],
  [{ ...without, outcome: 'disputed' }, ['evidence: needs_evidence']],
  [{ ...without, outcome: 'disputed', evidence: 'Сабти видео' }, []],
  [{ ...without, outcome: 'referred' }, ['referredToId: needs_receiver']],
  [{ ...without, outcome: 'referred', referredToId: id(9) }, []],
  [{ referredToId: id(9) }, ['referredToId: not_applicable_here']],
  [{ remedy: null }, ['remedy: required']],
  [{ outcome: 'disputed', evidence: 'Сабт', remedyDueOn: null }, ['remedy: not_applicable_here']],
  [without, ['omissionReason: needs_omission_reason']],
  [{ ...without, outcome: 'partly', omissionReason: ' ' }, ['omissionReason: needs_omission_reason']],
  [{ ...without, omissionReason: 'Маблағ нест' }, []],
  [{ remedyDueOn: null }, ['omissionReason: needs_omission_reason']],
  [{ remedyDueOn: null, omissionReason: 'Пас аз қарори буҷет' }, []],
  [{ omissionReason: 'Барои чӣ?' }, ['omissionReason: not_applicable_here']],
  // Whether it drops what an earlier answer promised, only the action knows.
  [{ ...without, outcome: 'disputed', evidence: 'Сабт', omissionReason: 'Камбудӣ набуд' }, []],
  [{ supersedesVersion: 0 }, ['supersedesVersion: too_small']],
])('an answer to a finding with %j is judged %j', (change, expected) => {
  expect(codes(answerShortcomingInput, { ...answer, ...change })).toEqual(expected)
})

const response = {
  proposalId: id(1),
  outcome: 'accepted',
  language: 'ru',
  reasons: 'Принято.',
  ownerOffice: 'Отдел кадров',
  dueOn: '2026-12-01',
  idempotencyKey: key,
}

test.each([
  [{}, []],
  [{ ownerOffice: null }, ['ownerOffice: needs_owner_and_date']],
  [{ dueOn: undefined }, ['dueOn: needs_owner_and_date']],
  [{ outcome: 'acceptedInPart', deferredUntil: '2027-01-01' }, ['deferredUntil: not_applicable_here']],
  [{ outcome: 'declined', ownerOffice: null, dueOn: null }, ['ground: needs_ground']],
  [{ outcome: 'declined', ownerOffice: null, dueOn: null, ground: 'noFunds' }, []],
  [{ outcome: 'declined', ownerOffice: null, dueOn: null, ground: 'harmsImage' }, ['ground: not_one_of']],
  [{ outcome: 'deferred', ownerOffice: null, dueOn: null }, ['deferredUntil: needs_until_date']],
  [{ outcome: 'deferred', ownerOffice: null, dueOn: null, deferredUntil: '2027-02-30' }, ['deferredUntil: not_a_date']],
])('an answer to a proposal with %j is judged %j', (change, expected) => {
  expect(codes(answerProposalInput, { ...response, ...change })).toEqual(expected)
})

test('a proposal needs its topic and its words', () => {
  const proposal = {
    councilId: id(1),
    departmentId: id(2),
    decisionId: id(3),
    topic: 'other',
    title: text('Чароғ'),
    detail: text('Дар роҳрав.'),
    idempotencyKey: key,
  }
  expect(codes(registerProposalInput, proposal)).toEqual([])
  expect(codes(registerProposalInput, { ...proposal, detail: text('') })).toEqual(['detail.tg: original_missing'])
  expect(codes(registerProposalInput, { ...proposal, topic: 'mood' })).toEqual(['topic: not_one_of'])
})

test('a membership is in force from its first to its last day', () => {
  const term = { termFrom: '2026-01-01', termTo: '2026-12-31' }
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => isInForce(term, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isInForce({ ...term, termTo: null }, '2090-01-01')).toBe(true)
  expect(
    codes(startMembershipInput, {
      councilId: id(1),
      office: 'chair',
      seat: 1,
      termFrom: '2026-01-01',
      termTo: '2025-12-31',
    }),
  ).toEqual(['termTo: date_before_other'])
})

test('an activity may be dated by year alone', () => {
  const activity = { code: 'e-2008', kind: 'assessment', startedOn: '2008', titleEn: 'Joint needs assessment' }
  expect(codes(importActivityInput, activity)).toEqual([])
  expect(codes(importActivityInput, { ...activity, endedOn: '2007' })).toEqual(['endedOn: date_before_other'])
})

test('parts of those who came are never more than the whole, and need it', () => {
  const written = {
    idempotencyKey: '00000000-0000-4000-8000-000000000001',
    councilId: id(1),
    kind: 'schoolVisit',
    title: { original: 'tg', tg: 'Вохӯрӣ' },
    startedOn: '2026-03',
    areaCode: 'TJ-SU-01',
    attendance: 10,
  }
  const issues = (counts: object) => codes(recordActivityInput, { ...written, ...counts })
  expect(issues({ women: 4, men: 6, under14: 10, from60: 0 })).toEqual([])
  expect(issues({ men: 3 })).toEqual([])
  expect(issues({ women: 5, men: 6 })).toEqual(['women: parts_exceed_whole'])
  expect(issues({ from31to59: 6, from60: 5 })).toEqual(['from31to59: parts_exceed_whole'])
  expect(issues({ attendance: null, women: 0 })).toEqual(['attendance: required'])
  expect(issues({ attendance: 0, women: 0 })).toEqual([])
})

test('signing in never tells how long passwords are', () => {
  expect(codes(signInInput, { email: 'kotib@hamkori.example', password: 'x' })).toEqual([])
  expect(codes(signInInput, { email: 'kotib', password: '' })).toEqual(['email: not_an_email', 'password: required'])
  expect(codes(signInInput, { email: 'kotib@hamkori.example', password: 'п'.repeat(201) })).toEqual([
    'password: too_long',
  ])
  expect([isDemonstrationEmail('Rais@Hamkori.Example'), isDemonstrationEmail('rais@mia.tj')]).toEqual([true, false])
})

test('an officer needs a department and a printed title', () => {
  expect(codes(assignPostInput, { personId: id(1), role: 'officer', validFrom: '2026-01-01' })).toEqual([
    'departmentId: required',
    'title: required',
  ])
  expect(codes(assignPostInput, { personId: id(1), role: 'observer', validFrom: '2026-01-01' })).toEqual([])
})

test('codes say where they belong', () => {
  expect(['TJ', 'TJ-SU', 'TJ-SU-01'].map(parentCode)).toEqual([null, 'TJ', 'TJ-SU'])
  expect(['TJ', 'TJ-SU-01', 'SU-01-1', 'MIA-DU-02', 'MIA', 'MIA-PO'].map(regionOfCode)).toEqual([
    null,
    'SU',
    'SU',
    'DU',
    null,
    null,
  ])
})

test('a dashboard is asked for by its place in the lattice', () => {
  expect(readInput(dashboardInput, { scope: 'region', code: ' tj-su ' })).toEqual({
    ok: true,
    data: { scope: 'region', code: 'TJ-SU' },
  })
  expect(codes(dashboardInput, { scope: 'street', code: "TJ'--" })).toEqual(['scope: not_one_of', 'code: not_a_code'])
  expect(shiftMonth('2026-01', -1)).toBe('2025-12')
  expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02'])
})
