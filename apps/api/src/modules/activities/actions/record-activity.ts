import type { z } from 'zod'
import { recordActivityInput } from '@hamkori/schema/activities'
import { recordAudit } from '../../../platform/audit.ts'
import { mayAct } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { sameColumns } from '../../../platform/same-columns.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readTerritory } from '../../territory/index.ts'
import { isCouncil } from '../activities.queries.ts'

/**
 * Puts something that happened outside a council's sittings on the record, or corrects it, by its code. Members of the
 * council, coordinators and the system; leaves one audit entry when anything changed. Says whether it did.
 * Throws InvalidInputError at `areaCode` or `councilId` where there is no such record.
 */
export async function recordActivity(actor: Actor, input: z.input<typeof recordActivityInput>): Promise<boolean> {
  const activity = parseInput(recordActivityInput, input)
  if (!mayAct(actor, 'activity:record', { councilId: activity.councilId })) throw new ForbiddenError('activity:record')
  if (activity.areaCode !== undefined && !(await readTerritory()).areaByCode.has(activity.areaCode)) {
    throw new InvalidInputError([invalidAt(['areaCode'], 'unknown_record')])
  }
  return db.$transaction(async (tx) => {
    const { code, councilId, ...rest } = activity
    if (councilId !== undefined && !(await isCouncil(councilId))) {
      throw new InvalidInputError([invalidAt(['councilId'], 'unknown_record')])
    }
    const columns = {
      kind: rest.kind,
      startedOn: rest.startedOn,
      endedOn: rest.endedOn ?? null,
      areaCode: rest.areaCode ?? null,
      councilId: councilId ?? null,
      hostName: rest.hostName ?? null,
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
    // A code that belongs to another council's activity is not theirs to correct.
    if (held !== null && !mayAct(actor, 'activity:record', { councilId: held.councilId }))
      throw new ForbiddenError('activity:record')
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
