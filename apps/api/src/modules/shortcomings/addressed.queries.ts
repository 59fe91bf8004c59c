import type { DepartmentModel } from '../../../generated/prisma/models.ts'
import type { AddressedFilters } from '../../platform/addressed-records.ts'
import type { AddressedRow } from '../../platform/addressed-records.ts'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { findMeetings } from '../meetings/index.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'

const unknownDepartment = '00000000-0000-0000-0000-000000000000'

const readMeetings = (ids: readonly string[], context: Context) => findMeetings(context.viewer, ids)

async function meetingOf(row: AddressedRow, context: Context) {
  return row.meetingId === null ? null : ((await loadOne(context, readMeetings, row.meetingId)) ?? null)
}

async function decisionOf(row: AddressedRow, context: Context) {
  const meeting = row.decisionId === null ? null : await meetingOf(row, context)
  return meeting?.parts?.decisions.find(({ id }) => id === row.decisionId) ?? null
}

function departmentOf(departmentId: string): DepartmentModel | Promise<DepartmentModel> {
  const territory = readTerritory()
  // Nearly always in memory: a promise for each record of a list would cost more than the department.
  return territory instanceof Promise
    ? territory.then((read) => departmentIn(read, departmentId))
    : departmentIn(territory, departmentId)
}

function departmentIn({ departmentById }: Territory, departmentId: string): DepartmentModel {
  const department = departmentById.get(departmentId)
  if (department === undefined) throw new Error('the territory lacks a department of the record')
  return department
}

/** The filters of a public list by codes. An unknown place or department has no records. */
async function filtersOf(codes: {
  areaCode?: string | null | undefined
  departmentCode?: string | null | undefined
}): Promise<AddressedFilters> {
  const { areaByCode, childrenOf, country, departmentByCode } = await readTerritory()
  const departmentId =
    codes.departmentCode == null ? null : (departmentByCode.get(tidy(codes.departmentCode))?.id ?? unknownDepartment)
  if (codes.areaCode == null) return { areaIds: null, departmentId }
  const top = areaByCode.get(tidy(codes.areaCode))
  if (top?.id === country.id) return { areaIds: null, departmentId }
  const areas = top === undefined ? [] : [top]
  // The list grows while it is walked: every place brings those below it.
  for (const area of areas) areas.push(...childrenOf(area.id))
  return { areaIds: areas.map(({ id }) => id), departmentId }
}

function tidy(code: string): string {
  return code.trim().toUpperCase()
}

/**
 * What findings and recommendations lead to in lower modules: the department, the meeting (null where the viewer may not
 * know of it) and the decision, and the places that a list is narrowed to. Meetings cost one statement for a whole list.
 */
export const addressed = { departmentOf, meetingOf, decisionOf, filtersOf }
