import { beginReportInput, daysOfPeriod, isQuarter, monthsOfPeriod, reportReference } from '@hamkori/schema/reports'
import type { BeginReportInput } from '@hamkori/schema/reports'
import type { Prisma } from '../../../../generated/prisma/client.ts'
import type { AreaModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requirePermission } from '../../../platform/authorize.ts'
import { now, today } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, invalidAt, InvalidInputError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readRelease } from '../../releases/index.ts'
import { readTerritory } from '../../territory/index.ts'
import { findReport, listVersions } from '../reports.queries.ts'
import type { ReportRow } from '../reports.queries.ts'
import { takeContent } from '../take-content.ts'
import type { ReadTimeliness } from '../take-content.ts'

/**
 * Begins a report of a region on a quarter, or of the country on a year, and takes all its numbers at once. Where an earlier version
 * is frozen, the new one begins with its texts. Coordinators and administrators; leaves one audit entry. Throws InvalidInputError
 * (a place that is neither, a period that has not ended, a release that is not there or does not reach its end), ForbiddenError, and
 * ConflictError while a version is being written.
 */
export async function beginReport(
  actor: Actor,
  input: BeginReportInput,
  readTimeliness: ReadTimeliness,
): Promise<ReportRow> {
  const { areaCode, period, releaseNumber } = parseInput(beginReportInput, input)
  requirePermission(actor, 'report:begin')
  const area = await requirePlace(areaCode, period)
  const release = await requireRelease(releaseNumber, period)
  const [before] = await listVersions(area.code, period)
  if (before !== undefined && before.state !== 'frozen') throw new ConflictError()
  const version = (before?.version ?? 0) + 1
  const reference = reportReference(area.code, period, version)
  const content = await takeContent({ area, period, release }, readTimeliness)
  const { forewordTg = null, forewordRu = null, forewordEn = null } = before ?? {}
  const { conclusionsTg = null, conclusionsRu = null, conclusionsEn = null } = before ?? {}
  try {
    return await db.$transaction(async (tx) => {
      await tx.report.create({
        data: {
          ...{ reference, areaCode: area.code, period, version, releaseNumber, begunAt: now() },
          ...{ original: before?.original ?? 'tg', forewordTg, forewordRu, forewordEn },
          ...{ conclusionsTg, conclusionsRu, conclusionsEn },
          content: content as unknown as Prisma.InputJsonObject,
        },
      })
      await recordAudit(tx, actor, {
        ...capacityFor(actor, 'report:begin'),
        action: 'report:begin',
        payload: { release: releaseNumber },
        subjectType: 'Report',
        subjectId: reference,
      })
      const begun = await findReport(reference, tx)
      if (begun === null) throw new Error(`report ${reference} was begun and is not there`)
      return begun
    })
  } catch (failure) {
    if (isUniqueViolation(failure)) throw new ConflictError()
    throw failure
  }
}

async function requirePlace(areaCode: string, period: string): Promise<AreaModel> {
  const area = (await readTerritory()).areaByCode.get(areaCode)
  if (area === undefined || (area.kind !== 'country' && area.kind !== 'region'))
    throw new InvalidInputError([invalidAt(['areaCode'], 'unknown_record')])
  // A quarter is a region's, a year the country's.
  if (isQuarter(period) !== (area.kind === 'region')) throw new InvalidInputError([invalidAt(['period'], 'not_one_of')])
  if (daysOfPeriod(period).to >= today()) throw new InvalidInputError([invalidAt(['period'], 'date_in_future')])
  return area
}

async function requireRelease(number: number, period: string) {
  const release = await readRelease(number, monthsOfPeriod(period))
  if (release === null || release.row === null)
    throw new InvalidInputError([invalidAt(['releaseNumber'], 'unknown_record')])
  if (release.row.through < daysOfPeriod(period).to)
    throw new InvalidInputError([invalidAt(['releaseNumber'], 'date_before_other')])
  return { ...release, row: release.row }
}
