import { db } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { ShortcomingFacts } from './shortcomings.policy.ts'

/** A shortcoming as an action finds it, with the facts its policy needs. Throws {@link NotFoundError} for an unknown id. */
export async function findShortcomingForAction(id: string) {
  const record = await db.shortcoming.findUnique({
    where: { id },
    include: { responses: { orderBy: { version: 'desc' }, take: 1, select: { departmentId: true, outcome: true } } },
  })
  if (record === null) throw new NotFoundError()
  const facts: ShortcomingFacts = {
    state: record.state,
    councilId: record.councilId,
    responsibleDepartmentId: record.responsibleDepartmentId,
    lastAnswer: record.responses[0] ?? null,
    isPublic: record.publishedAt !== null,
  }
  return { record, facts }
}
