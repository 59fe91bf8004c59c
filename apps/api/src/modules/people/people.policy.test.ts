import { personVerbs } from '@hamkori/schema/people.constants'
import { expect, it } from 'vitest'
import { anonymous } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'
import { viewer } from '../../testing/viewers.ts'
import type { PersonFacts } from './people.policy.ts'
import { mayInviteTo, peopleScope, personVerbsFor } from './people.policy.ts'

const system: Actor = { kind: 'system', name: 'test' }
const chair = viewer({ seats: [['A', 'chair']] })
const others = [
  anonymous,
  viewer({}),
  viewer({ posts: ['officer', 'moderator'] }),
  viewer({
    seats: [
      ['A', 'secretary'],
      ['B', 'member'],
    ],
  }),
]

it('tells whom of which people: posts of the country of everybody, chairs of their councils, nobody else of anybody', () => {
  for (const role of ['coordinator', 'observer', 'administrator'] as const)
    expect(peopleScope(viewer({ posts: [role] }))).toBe('everybody')
  expect(peopleScope(system)).toBe('everybody')
  expect(
    peopleScope(
      viewer({
        seats: [
          ['A', 'chair'],
          ['B', 'member'],
          ['C', 'deputyChair'],
        ],
      }),
    ),
  ).toEqual(['A', 'C'])
  for (const actor of others) expect(peopleScope(actor)).toBeNull()
})

it('lets a chair invite to seats on own councils and to nothing beside them', () => {
  const to = (councilIds: string[], holdsPosts = false) => ({ councilIds, holdsPosts })
  expect(mayInviteTo(chair, to(['A']))).toBe(true)
  for (const held of [to([]), to(['B']), to(['A', 'B']), to(['A'], true)]) {
    expect(mayInviteTo(chair, held)).toBe(false)
    expect(mayInviteTo(viewer({ posts: ['administrator'] }), held)).toBe(true)
    for (const actor of [...others, viewer({ posts: ['coordinator', 'observer'] })])
      expect(mayInviteTo(actor, held)).toBe(false)
  }
})

it('offers on a person only what can be done now, and on oneself nothing', () => {
  const facts: PersonFacts = {
    personId: 'p',
    state: 'active',
    accepted: true,
    invitationWaits: false,
    hasSecondFactor: true,
    holdsPosts: true,
    hasOpenPost: true,
    councilIds: ['A'],
    openSeatCouncilIds: ['A'],
  }
  const administrator = viewer({ posts: ['administrator'] })
  const invited = {
    ...facts,
    state: 'invited',
    accepted: false,
    invitationWaits: true,
    hasSecondFactor: false,
  } as const
  const suspended = { ...facts, state: 'suspended' } as const
  const without = (...verbs: string[]) => personVerbs.filter((verb) => !verbs.includes(verb))
  expect(personVerbsFor(administrator, { ...facts, personId: 'me' })).toEqual([])
  expect(personVerbsFor(administrator, facts)).toEqual(
    without('renewInvitation', 'withdrawInvitation', 'restorePerson'),
  )
  expect(personVerbsFor(administrator, invited)).toEqual(without('restorePerson', 'resetFactors'))
  expect(personVerbsFor(administrator, suspended)).toEqual(
    without('renewInvitation', 'withdrawInvitation', 'suspendPerson'),
  )
  expect(personVerbsFor(chair, { ...invited, holdsPosts: false })).toEqual([
    'renewInvitation',
    'withdrawInvitation',
    'startMembership',
    'endMembership',
  ])
  expect(personVerbsFor(chair, { ...invited, openSeatCouncilIds: ['B'] })).toEqual(['startMembership'])
  for (const actor of others) expect(personVerbsFor(actor, invited)).toEqual([])
})
