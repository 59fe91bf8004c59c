import { expect, test } from 'vitest'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { failureOf } from '../../../testing/failures.ts'
import { signedInAsNobody, signedInAsPost } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { assignPost } from './assign-post.ts'

test('only an administrator assigns posts, to people and departments that exist, with one audit entry', async () => {
  const map = await places()
  const coordinator = await signedInAsPost('coordinator')
  const administrator = await signedInAsPost('administrator')
  const { personId: id } = await signedInAsNobody()
  const post = {
    personId: id,
    role: 'officer',
    departmentId: map.khujandDepartmentId,
    title: { tg: 'т', ru: 'р', en: 'e' },
    validFrom: '2026-01-01',
  } as const
  expect(await failureOf(assignPost(coordinator, post))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(assignPost(administrator, { ...post, title: undefined }))).toBeInstanceOf(InvalidInputError)
  expect(await failureOf(assignPost(administrator, { ...post, validFrom: '2026-02-31' }))).toMatchObject({
    issues: [{ path: ['validFrom'], code: 'not_a_date' }],
  })
  expect(await failureOf(assignPost(administrator, { ...post, personId: map.khujandId }))).toMatchObject({
    issues: [{ path: ['personId'], code: 'unknown_record' }],
  })
  await assignPost(administrator, post)
  const audit = await db.auditEntry.findMany({ where: { actorId: administrator.personId } })
  expect(audit.map(({ action, subjectType, payload }) => [action, subjectType, payload])).toEqual([
    ['post:assign', 'Post', { role: 'officer' }],
  ])
})
