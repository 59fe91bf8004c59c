import { assignPostInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { dateOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'

/**
 * Puts a person in a post of a department or of the country. Administrators and the system may; leaves one audit entry.
 * Returns the post's id. Throws InvalidInputError at `personId` or `departmentId` where there is no such record.
 */
export async function assignPost(actor: Actor, input: z.input<typeof assignPostInput>): Promise<{ id: string }> {
  const { personId, role, departmentId, title, validFrom, validTo } = parseInput(assignPostInput, input)
  requirePermission(actor, 'post:assign')
  return db.$transaction(async (tx) => {
    const issues = []
    if ((await tx.person.count({ where: { id: personId } })) === 0)
      issues.push(invalidAt(['personId'], 'unknown_record'))
    if (departmentId !== undefined && (await tx.department.count({ where: { id: departmentId } })) === 0) {
      issues.push(invalidAt(['departmentId'], 'unknown_record'))
    }
    if (issues.length > 0) throw new InvalidInputError(issues)
    const post = await tx.post.create({
      data: {
        personId,
        role,
        departmentId: departmentId ?? null,
        titleTg: title?.tg ?? null,
        titleRu: title?.ru ?? null,
        titleEn: title?.en ?? null,
        validFrom: dateOf(validFrom),
        validTo: validTo === undefined ? null : dateOf(validTo),
      },
      select: { id: true },
    })
    await recordAudit(tx, { actor, action: 'post:assign', subjectType: 'Post', subjectId: post.id, note: role })
    return post
  })
}
