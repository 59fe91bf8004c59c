import type { DepartmentModel } from '../../../generated/prisma/models.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import type { CaseFilters } from './case-reader.queries.ts'

const unknownDepartment = '00000000-0000-0000-0000-000000000000'

/** A department by its id, from the territory in memory. Throws an Error for an unknown id. */
export function departmentOf(departmentId: string): DepartmentModel | Promise<DepartmentModel> {
  const territory = readTerritory()
  // Nearly always in memory: a promise for each case of a list would cost more than the department.
  return territory instanceof Promise
    ? territory.then((read) => departmentIn(read, departmentId))
    : departmentIn(territory, departmentId)
}

function departmentIn({ departmentById }: Territory, departmentId: string): DepartmentModel {
  const department = departmentById.get(departmentId)
  if (department === undefined) throw new Error('the territory lacks a department of the record')
  return department
}

/** The filters of a public list by codes. An unknown place or department has no cases. */
export async function filtersOf(codes: {
  areaCode?: string | null | undefined
  departmentCode?: string | null | undefined
}): Promise<CaseFilters> {
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
