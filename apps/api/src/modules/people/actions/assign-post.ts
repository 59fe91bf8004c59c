import { assignPostInput } from '@hamkori/schema/people'
import { sql } from 'kysely'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { dateOf } from '../../../platform/clock.ts'
import { db, run } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { requireTermWithin } from '../../../platform/end-of-term.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { kysely, query } from '../../../platform/query.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { isOneself } from '../people.policy.ts'

type AssignedPost = z.output<typeof assignPostInput>

/**
 * Puts a person in a post of a department or of the country. Administrators and the system may, never for themselves;
 * leaves one audit entry. Returns the post's id. Throws InvalidInputError at `personId` or `departmentId` where there is
 * no such record, ConflictError where the person holds the same post in that time already.
 */
export async function assignPost(actor: Actor, input: z.input<typeof assignPostInput>): Promise<{ id: string }> {
  const post = parseInput(assignPostInput, input)
  requirePermission(actor, 'post:assign')
  if (isOneself(actor, post.personId)) throw new ForbiddenError('post:assign')
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    const person = await accounts.lock(tx, actor, post.personId, 'post:assign')
    await refuseUnknown(tx, person === null, post.departmentId, [])
    return putInPost(tx, actor, post, [])
  })
}

/**
 * The post itself, in the transaction of an action that has asked who may do it: adds the row and its audit entry. Throws
 * ConflictError where the person holds the same post in that time, and InvalidInputError below `path`: at `departmentId` where
 * the person then sits on the council that watches the department, at `validFrom` or `validTo` for a term that begins more than
 * a year ahead or is planned for more than ten.
 */
export async function putInPost(
  tx: Tx,
  actor: Actor,
  post: AssignedPost,
  path: readonly string[],
): Promise<{ id: string }> {
  const { personId, role, departmentId, title, validFrom, validTo } = post
  requireTermWithin({ firstDay: validFrom, lastDay: validTo }, path, { first: 'validFrom', last: 'validTo' })
  const same = await tx.post.count({
    where: {
      personId,
      role,
      departmentId: departmentId ?? null,
      OR: [{ validTo: null }, { validTo: { gte: dateOf(validFrom) } }],
      ...(validTo === undefined ? {} : { validFrom: { lte: dateOf(validTo) } }),
    },
  })
  if (same > 0) throw new ConflictError()
  if (role === 'officer' && departmentId !== undefined) await refuseCouncilMember(tx, post, path)
  const { id } = await tx.post.create({
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
  await recordAudit(tx, actor, {
    ...capacityFor(actor, 'post:assign'),
    action: 'post:assign',
    payload: { role },
    subjectType: 'Post',
    subjectId: id,
  })
  return { id }
}

const seatsThatWatch = query((values: { personId: string; departmentId: string; from: string; to: string | null }) =>
  kysely
    .selectFrom('membership_view as m')
    .innerJoin('council_view as c', 'c.id', 'm.council_id')
    .select('m.id')
    .where('m.person_id', '=', values.personId)
    .where('c.department_id', '=', values.departmentId)
    .where(
      sql<boolean>`daterange(m.term_from, m.term_to, '[]') && daterange(${values.from}::date, ${values.to}::date, '[]')`,
    )
    .union(
      kysely
        .selectFrom('seat_offer_view as o')
        .innerJoin('council_view as c', 'c.id', 'o.council_id')
        .select('o.id')
        .where('o.person_id', '=', values.personId)
        .where('c.department_id', '=', values.departmentId),
    )
    .limit(sql.lit(1)),
)

/** Nobody is watched by a council that they sit on, or are offered a seat of. The database holds this of seats too. */
async function refuseCouncilMember(
  tx: Tx,
  { personId, departmentId = '', validFrom, validTo }: AssignedPost,
  path: readonly string[],
): Promise<void> {
  const seats = await run(seatsThatWatch, { personId, departmentId, from: validFrom, to: validTo ?? null }, tx)
  if (seats.length > 0) throw new InvalidInputError([invalidAt([...path, 'departmentId'], 'sits_on_its_council')])
}

/** Throws InvalidInputError at `personId` and `departmentId` (below `path`) where there is no such record. */
export async function refuseUnknown(
  tx: Tx,
  personIsUnknown: boolean,
  departmentId: string | undefined,
  path: readonly string[],
): Promise<void> {
  const issues = personIsUnknown ? [invalidAt(['personId'], 'unknown_record')] : []
  if (departmentId !== undefined && !(await isDepartment(tx, departmentId))) {
    issues.push(invalidAt([...path, 'departmentId'], 'unknown_record'))
  }
  if (issues.length > 0) throw new InvalidInputError(issues)
}

async function isDepartment(tx: Tx, id: string): Promise<boolean> {
  return (await tx.departmentView.count({ where: { id } })) > 0
}
