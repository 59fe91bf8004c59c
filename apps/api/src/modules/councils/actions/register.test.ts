import '../../../testing/as-operator.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { registerBody } from './register-body.ts'
import { registerDocument } from './register-document.ts'

let coordinator: Actor
let refused: Actor[]

beforeAll(async () => {
  const land = await places()
  coordinator = await signedInAsPost('coordinator')
  const own = await council(land.sughdDepartmentId, land.sughdId)
  refused = [
    anonymous,
    await signedInAsSeat(own.id, 'chair'),
    await signedInAsPost('officer', land.ministryId),
    await signedInAsPost('observer'),
  ]
})

const audits = (action: string) => db.auditEntry.count({ where: { action } })
const issuesOf = async (act: Promise<unknown>) => {
  const failure = await act.then(
    () => null,
    (caught: unknown) => caught,
  )
  if (!(failure instanceof InvalidInputError)) throw failure ?? new Error('it was not refused')
  return failure.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

describe('the register', () => {
  const body = {
    code: 'swg',
    kind: 'steeringGroup' as const,
    areaCode: 'TJ',
    nameEn: 'Steering group',
    offices: ['Minister'],
    sourceCodes: ['S0b'],
  }
  const document = {
    code: 'gov-296',
    kind: 'governmentDecree' as const,
    titleEn: 'Decree No. 296',
    datedOn: '2014-05',
    sourceCodes: ['S0c'],
  }

  it('is closed to everybody but coordinators, administrators and the system', async () => {
    for (const actor of refused) {
      await expect(registerBody(actor, body)).rejects.toThrow(ForbiddenError)
      await expect(registerDocument(actor, document)).rejects.toThrow(ForbiddenError)
    }
    expect([await db.body.count(), await db.legalDocument.count()]).toEqual([0, 0])
  })

  it('refuses an unknown parent, an empty name and a date that does not exist', async () => {
    expect(await issuesOf(registerBody(coordinator, { ...body, parentCode: 'nobody' }))).toEqual([
      'parentCode unknown_record',
    ])
    expect(await issuesOf(registerBody(coordinator, { ...body, nameEn: '' }))).toEqual(['nameEn required'])
    expect(await issuesOf(registerDocument(coordinator, { ...document, datedOn: '2014-13' }))).toEqual([
      'datedOn not_a_date',
    ])
  })

  it('takes each entry once, and a correction as a correction, with one audit entry each', async () => {
    expect(await registerBody(coordinator, body)).toBe(true)
    expect(await registerBody(coordinator, body)).toBe(false)
    expect(await registerBody(coordinator, { ...body, code: 'sg', parentCode: 'swg' })).toBe(true)
    expect(await registerBody(coordinator, { ...body, nameTg: 'Гурӯҳи роҳбарикунанда' })).toBe(true)
    expect(await audits('body:register')).toBe(3)
    expect(
      await db.body.findUnique({ where: { code: 'sg' }, select: { parent: { select: { code: true, nameTg: true } } } }),
    ).toEqual({ parent: { code: 'swg', nameTg: 'Гурӯҳи роҳбарикунанда' } })
    expect(await registerDocument(coordinator, document)).toBe(true)
    expect(await registerDocument(coordinator, document)).toBe(false)
    expect(await audits('document:register')).toBe(1)
  })
})
