import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'
import { totpFactor } from '../identity/testing/factors.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import type { Places } from '../../testing/places.ts'
import '../councils/index.ts'

let land: Places
let administrator: SignedInViewer
let chair: SignedInViewer
let officer: SignedInViewer
let postId: string

beforeAll(async () => {
  land = await places()
  const { id } = await council(land.khujandDepartmentId, land.khujandId)
  administrator = await signedInAsPost('administrator')
  chair = await signedInAsSeat(id, 'chair')
})
beforeEach(async () => {
  officer = await signedInAsPost('officer', land.khujandDepartmentId)
  postId = (await db.post.findFirstOrThrow({ where: { personId: officer.personId } })).id
  await totpFactor(officer.personId)
})

const shown =
  '__typename ... on InvalidInputError { issues { path code } } ... on Person { state hasSecondFactor suspension { reason } posts { role department { code } validTo endedReason isInForce } may }'

async function act(viewer: Viewer, name: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const { data, errors } = await graphqlAs(
    viewer,
    `mutation ($input: ${type}!) { a: ${name}(input: $input) { ${shown} } }`,
    {
      input,
    },
  )
  expect(errors).toBeUndefined()
  return data.a
}

const reason = 'Тибқи фармон'
const personId = () => globalId('Person', officer.personId)
const title = { tg: 'Сардор', ru: 'Начальник', en: 'Head' }
const inputs: Readonly<Record<string, () => object>> = {
  suspendPerson: () => ({ personId: personId(), reason }),
  restorePerson: () => ({ personId: personId(), reason }),
  resetFactors: () => ({ personId: personId(), reason }),
  assignPost: () => ({
    personId: personId(),
    role: 'officer',
    departmentId: globalId('Department', land.bokhtarDepartmentId),
    title,
    validFrom: '2026-01-01',
  }),
  endPost: () => ({ postId: globalId('PersonPost', postId), on: '2026-06-30', reason }),
}

async function rows(): Promise<string> {
  const tables = [
    await db.person.findMany({ orderBy: { id: 'asc' } }),
    await db.post.findMany({ orderBy: { id: 'asc' } }),
    await db.session.findMany({ orderBy: { id: 'asc' } }),
    await db.factor.findMany({ orderBy: { id: 'asc' } }),
  ]
  return JSON.stringify(tables)
}

describe('an action on a person', () => {
  it.each(Object.keys(inputs))('%s is refused to a chair, changes nothing and leaves one entry', async (name) => {
    const before = [await rows(), await db.auditEntry.count()] as const
    const input = inputs[name]?.() ?? {}
    expect(await act(chair, name, input)).toEqual({ __typename: 'ForbiddenError' })
    expect(await act(anonymous, name, input)).toEqual({ __typename: 'ForbiddenError' })
    expect(await rows()).toBe(before[0])
    expect((await db.auditEntry.count()) - before[1]).toBe(1)
    expect(await db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
      actorId: chair.personId,
      // The first record that the input names, by the order of its fields.
      subjectId: { endPost: postId, assignPost: land.bokhtarDepartmentId }[name] ?? officer.personId,
      payload: { mutation: name },
      refused: true,
    })
  })

  it('that needs a department takes no other record for one', async () => {
    const input = { ...inputs['assignPost']?.(), departmentId: globalId('Council', land.bokhtarDepartmentId) }
    expect(await act(administrator, 'assignPost', input)).toEqual({
      __typename: 'InvalidInputError',
      issues: [{ path: ['departmentId'], code: 'not_an_id' }],
    })
  })

  it('answers with the person as they stand afterwards', async () => {
    const post = {
      role: 'officer',
      department: { code: 'MIA-SU-01' },
      validTo: null,
      endedReason: null,
      isInForce: true,
    }
    const before = {
      __typename: 'Person',
      state: 'active',
      hasSecondFactor: true,
      suspension: null,
      posts: [post],
      may: ['suspendPerson', 'resetFactors', 'assignPost', 'endPost', 'startMembership'],
    }
    expect(await act(administrator, 'suspendPerson', inputs['suspendPerson']?.() ?? {})).toEqual({
      ...before,
      state: 'suspended',
      suspension: { reason },
      may: ['restorePerson', 'resetFactors', 'assignPost', 'endPost', 'startMembership'],
    })
    expect(await act(administrator, 'restorePerson', inputs['restorePerson']?.() ?? {})).toEqual(before)
    expect(await act(administrator, 'resetFactors', inputs['resetFactors']?.() ?? {})).toMatchObject({
      hasSecondFactor: false,
      may: ['suspendPerson', 'assignPost', 'endPost', 'startMembership'],
    })
    expect((await act(administrator, 'assignPost', inputs['assignPost']?.() ?? {})).posts).toEqual([
      { ...post, department: { code: 'MIA-KT-01' } },
      post,
    ])
    expect((await act(administrator, 'endPost', inputs['endPost']?.() ?? {})).posts[1]).toEqual({
      ...post,
      validTo: '2026-06-30',
      endedReason: reason,
      isInForce: false,
    })
  })
})
