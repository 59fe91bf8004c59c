import type { z } from 'zod'
import { registerBodyInput } from '@hamkori/schema/councils'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { sameColumns } from '../../../platform/same-columns.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayRegisterBody } from '../councils.policy.ts'

/**
 * Puts an organisation on the register, or corrects it, by its code. Coordinators, administrators and the system; leaves
 * one audit entry when anything changed. Says whether it did. Throws InvalidInputError at `parentCode` for an unknown one.
 */
export async function registerBody(actor: Actor, input: z.input<typeof registerBodyInput>): Promise<boolean> {
  const body = parseInput(registerBodyInput, input)
  if (!mayRegisterBody(actor)) throw new ForbiddenError('body:register')
  return db.$transaction(async (tx) => {
    const { code, parentCode, ...rest } = body
    const parent = parentCode === undefined ? null : await tx.body.findUnique({ where: { code: parentCode } })
    if (parentCode !== undefined && parent === null)
      throw new InvalidInputError([invalidAt(['parentCode'], 'unknown_record')])
    const columns = {
      kind: rest.kind,
      parentId: parent?.id ?? null,
      areaCode: rest.areaCode ?? null,
      nameTg: rest.nameTg ?? null,
      nameRu: rest.nameRu ?? null,
      nameEn: rest.nameEn,
      note: rest.note ?? null,
      offices: rest.offices,
      sourceCodes: rest.sourceCodes,
    }
    const held = await tx.body.findUnique({ where: { code } })
    if (held !== null && sameColumns(columns, held)) return false
    const { id } =
      held === null
        ? await tx.body.create({ data: { code, ...columns } })
        : await tx.body.update({ where: { code }, data: columns })
    await recordAudit(tx, actor, { action: 'body:register', payload: { code }, subjectType: 'Body', subjectId: id })
    return true
  })
}
