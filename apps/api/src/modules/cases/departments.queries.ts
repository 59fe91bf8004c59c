import type { AnswerState, CaseStage } from '@hamkori/schema/cases.constants'
import type { DepartmentModel } from '../../../generated/prisma/models.ts'
import { areaIdsWithin, readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import type { CaseFilters } from './public-page.queries.ts'

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

/** What a reader may ask of a public list, by the codes and names that addresses have. */
export interface AskedFilters {
  readonly areaCode?: string | null | undefined
  readonly councilSlug?: string | null | undefined
  readonly departmentCode?: string | null | undefined
  readonly departmentAreaCode?: string | null | undefined
  readonly sentFrom?: string | null | undefined
  readonly answerState?: AnswerState | null | undefined
  readonly stage?: CaseStage | null | undefined
  readonly topic?: string | null | undefined
  readonly gatheringSlug?: string | null | undefined
  readonly year?: number | null | undefined
}

/** The filters of a public list by codes. An unknown place, council or department has no cases. */
export async function filtersOf(asked: AskedFilters): Promise<CaseFilters> {
  const territory = await readTerritory()
  const { departmentByCode } = territory
  const departmentAreas = areaIdsWithin(territory, asked.departmentAreaCode ?? null)
  return {
    areaIds: areaIdsWithin(territory, asked.areaCode ?? null),
    councilSlug: asked.councilSlug?.trim().toLowerCase() ?? null,
    departmentId:
      asked.departmentCode == null ? null : (departmentByCode.get(tidy(asked.departmentCode))?.id ?? unknownDepartment),
    departmentIds: departmentAreas?.flatMap((areaId) => territory.departmentsOf(areaId).map(({ id }) => id)) ?? null,
    sentFrom: asked.sentFrom ?? null,
    answerState: asked.answerState ?? null,
    stage: asked.stage ?? null,
    topic: asked.topic ?? null,
    gatheringSlug: asked.gatheringSlug?.trim().toLowerCase() ?? null,
    year: asked.year ?? null,
  }
}

function tidy(code: string): string {
  return code.trim().toUpperCase()
}
