import { answerStates, caseStages, caseTopics } from '@hamkori/schema/cases.constants'
import { calendarFields } from '@hamkori/schema/format/date'
import type { CaseListAddress } from '../../platform/links.ts'
import { anyText, oneOf } from '../../platform/useFilteredList.ts'

/** How the filters of the lists of all kinds are read from their address. */
export const listFilters = {
  area: anyText,
  council: anyText,
  department: anyText,
  departments: anyText,
  since: (text: string): string | undefined =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && calendarFields(text) !== null ? text : undefined,
  answer: oneOf(answerStates),
  stage: oneOf(caseStages),
  topic: oneOf(caseTopics),
  year: (text: string): string | undefined => (/^2\d{3}$/.test(text) ? text : undefined),
}

/** The same for the API, as the variables that the queries of all kinds take. */
export function listVariables({
  area,
  council,
  department,
  departments,
  since,
  answer,
  stage,
  topic,
  year,
}: CaseListAddress) {
  return {
    areaCode: area ?? null,
    councilSlug: council ?? null,
    departmentCode: department ?? null,
    departmentAreaCode: departments ?? null,
    sentFrom: since ?? null,
    answerState: answer ?? null,
    stage: stage ?? null,
    topic: topic ?? null,
    year: year === undefined ? null : Number(year),
  }
}
