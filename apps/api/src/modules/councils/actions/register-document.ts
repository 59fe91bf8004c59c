import type { z } from 'zod'
import { registerDocumentInput } from '@hamkori/schema/councils'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, parseInput } from '../../../platform/errors.ts'
import { sameColumns } from '../../../platform/same-columns.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayRegisterDocument } from '../councils.policy.ts'

/**
 * Puts a legal act, agreement or strategy on the register, or corrects it, by its code. Coordinators, administrators and
 * the system; leaves one audit entry when anything changed. Says whether it did.
 */
export async function registerDocument(actor: Actor, input: z.input<typeof registerDocumentInput>): Promise<boolean> {
  const document = parseInput(registerDocumentInput, input)
  if (!mayRegisterDocument(actor)) throw new ForbiddenError('document:register')
  return db.$transaction(async (tx) => {
    const { code, kind, titleTg, titleRu, titleEn, datedOn, url, sourceCodes } = document
    const columns = {
      kind,
      titleTg: titleTg ?? null,
      titleRu: titleRu ?? null,
      titleEn,
      datedOn: datedOn ?? null,
      url: url ?? null,
      sourceCodes,
    }
    const held = await tx.legalDocument.findUnique({ where: { code } })
    if (held !== null && sameColumns(columns, held)) return false
    const { id } =
      held === null
        ? await tx.legalDocument.create({ data: { code, ...columns } })
        : await tx.legalDocument.update({ where: { code }, data: columns })
    await recordAudit(tx, actor, {
      action: 'document:register',
      payload: { code },
      subjectType: 'LegalDocument',
      subjectId: id,
    })
    return true
  })
}
