import { permissionNames, ruleOf } from '@hamkori/schema/permissions'
import { personVerbs } from '@hamkori/schema/identity.constants'
import type { CouncilOffice, PostRole } from '../../../generated/prisma/enums.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Actor, SignedInViewer } from '../../platform/viewer.ts'
import { expect, it } from 'vitest'
import type { PersonFacts } from './identity.policy.ts'
import { mayInviteTo, mayReadAudit, peopleScope, permissionsOf, personVerbsFor } from './identity.policy.ts'

const own = permissionNames.filter((name) => ruleOf(name).reach === 'ownAccount')
const open = permissionNames.filter((name) => ['everybody', 'ownReceipt'].includes(ruleOf(name).reach))

it('gives somebody without seat or post what everybody has, and nothing else', () => {
  expect(permissionsOf(null)).toEqual(open)
  expect(permissionsOf({ memberships: [], posts: [] })).toEqual(
    permissionNames.filter((name) => open.includes(name) || own.includes(name)),
  )
  expect(open).toContain('rating:submit')
  expect(open).not.toContain('meeting:readDraft')
})

it('gives each office and post exactly what the map says', () => {
  const beyond = (names: readonly string[]) => names.filter((name) => ![...open, ...own].some((each) => each === name))
  for (const office of ['chair', 'deputyChair', 'secretary', 'member'] as const) {
    const held = permissionsOf({ memberships: [{ councilId: 'c', office }], posts: [] })
    expect(beyond(held)).toEqual(permissionNames.filter((name) => ruleOf(name).offices.includes(office)))
  }
  for (const role of ['officer', 'coordinator', 'observer', 'moderator', 'administrator'] as const) {
    const held = permissionsOf({ memberships: [], posts: [{ role, departmentIds: ['d'] }] })
    expect(beyond(held)).toEqual(permissionNames.filter((name) => ruleOf(name).posts.includes(role)))
  }
})

it('lets no administrator answer for a department, nor anybody of the ministry touch a rating', () => {
  const administrator = permissionsOf({ memberships: [], posts: [{ role: 'administrator', departmentIds: [] }] })
  expect(administrator.filter((name) => /:(answer|acknowledge|signMinutes|verify)/.test(name))).toEqual([])
  const officer = permissionsOf({ memberships: [], posts: [{ role: 'officer', departmentIds: ['d'] }] })
  expect(officer.filter((name) => name.startsWith('rating:') && !open.includes(name))).toEqual([])
})

function viewer({ seats = [], posts = [] }: { seats?: [string, CouncilOffice][]; posts?: PostRole[] }): SignedInViewer {
  return {
    kind: 'person',
    personId: 'me',
    sessionId: 's',
    email: 'e',
    label: 'l',
    demonstration: false,
    confirmedAt: null,
    seats: seats.map(([councilId, office]) => ({ membershipId: 'm', councilId, councilSlug: 'c', office })),
    posts: posts.map((role) => ({
      role,
      departmentId: null,
      departmentIds: [],
      titleTg: null,
      titleRu: null,
      titleEn: null,
      validFrom: '2020-01-01',
      validTo: null,
    })),
  }
}

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
    expect([peopleScope(viewer({ posts: [role] })), mayReadAudit(viewer({ posts: [role] }))]).toEqual([
      'everybody',
      true,
    ])
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
  expect(mayReadAudit(chair)).toBe(false)
  for (const actor of others) expect([peopleScope(actor), mayReadAudit(actor)]).toEqual([null, false])
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
