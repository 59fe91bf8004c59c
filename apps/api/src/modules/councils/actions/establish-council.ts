import type { z } from 'zod'
import { establishCouncilInput } from '@hamkori/schema/councils'
import type { CouncilModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readTerritory } from '../../territory/index.ts'
import { mayEstablishCouncil } from '../councils.policy.ts'

/**
 * Puts a public council on the record, at the department it is attached to. Coordinators, administrators and the system;
 * leaves one audit entry. The same council again changes nothing; another one under the same slug is a ConflictError.
 */
export async function establishCouncil(
  actor: Actor,
  input: z.input<typeof establishCouncilInput>,
): Promise<CouncilModel> {
  const { slug, areaCode, departmentCode, name, inferred, seatCount, sourceCodes, demonstration } = parseInput(
    establishCouncilInput,
    input,
  )
  if (!mayEstablishCouncil(actor)) throw new ForbiddenError('council:establish')
  const territory = await readTerritory()
  const area = territory.areaByCode.get(areaCode)
  const department = territory.departmentByCode.get(departmentCode)
  if (area === undefined) throw new InvalidInputError([invalidAt(['areaCode'], 'unknown_record')])
  if (department === undefined) throw new InvalidInputError([invalidAt(['departmentCode'], 'unknown_record')])
  const held = await db.council.findUnique({ where: { slug } })
  if (held !== null) {
    if (held.departmentId !== department.id || held.areaId !== area.id) throw new ConflictError()
    return held
  }
  try {
    return await db.$transaction(async (tx) => {
      const council = await tx.council.create({
        data: {
          slug,
          departmentId: department.id,
          areaId: area.id,
          nameTg: name.tg,
          nameRu: name.ru,
          nameEn: name.en,
          inferred,
          seatCount,
          sourceCodes,
          demonstration,
        },
      })
      await recordAudit(tx, actor, {
        action: 'council:establish',
        payload: { slug },
        subjectType: 'Council',
        subjectId: council.id,
      })
      return council
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
