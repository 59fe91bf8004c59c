import { importActivityInput } from '@hamkori/schema/activities'
import type { ImportActivityInput } from '@hamkori/schema/activities'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { sameColumns } from '../../../platform/same-columns.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readTerritory } from '../../territory/index.ts'
import { findCouncil } from '../activities.queries.ts'

/**
 * Puts on the record what a published source tells of an activity, or what it tells now, by its code. The system only: a seed or an
 * import. Leaves one audit entry when anything changed. Says whether it did. Throws InvalidInputError at `areaCode` or `councilId` where
 * there is no such record, and ForbiddenError to everybody else and where a council wrote down the activity with this code.
 */
export async function importActivity(actor: Actor, input: ImportActivityInput): Promise<boolean> {
  const activity = parseInput(importActivityInput, input)
  if (actor.kind !== 'system') throw new ForbiddenError('activity:record')
  if (activity.areaCode !== undefined && !(await readTerritory()).areaByCode.has(activity.areaCode)) {
    throw new InvalidInputError([invalidAt(['areaCode'], 'unknown_record')])
  }
  return db.$transaction(async (tx) => {
    const { code, councilId, ...rest } = activity
    if (councilId !== undefined && (await findCouncil(councilId)) === null) {
      throw new InvalidInputError([invalidAt(['councilId'], 'unknown_record')])
    }
    const columns = {
      kind: rest.kind,
      startedOn: rest.startedOn,
      endedOn: rest.endedOn ?? null,
      areaCode: rest.areaCode ?? null,
      councilId: councilId ?? null,
      hostName: rest.hostName ?? null,
      original: 'en',
      titleTg: rest.titleTg ?? null,
      titleRu: rest.titleRu ?? null,
      titleEn: rest.titleEn,
      attendance: rest.attendance ?? null,
      participants: rest.participants,
      topics: rest.topics,
      shortcomings: rest.shortcomings,
      proposals: rest.proposals,
      sourceCodes: rest.sourceCodes,
    }
    const held = await tx.activity.findUnique({ where: { code } })
    if (held !== null && held.recordedAt !== null) throw new ForbiddenError('activity:record')
    if (held !== null && sameColumns(columns, held)) return false
    const { id } =
      held === null
        ? await tx.activity.create({ data: { code, ...columns } })
        : await tx.activity.update({ where: { code }, data: columns })
    await recordAudit(tx, actor, {
      action: 'activity:record',
      payload: { code },
      subjectType: 'Activity',
      subjectId: id,
    })
    return true
  })
}
