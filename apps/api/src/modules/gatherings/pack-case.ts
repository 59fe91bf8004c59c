import type { CaseTopic } from '@hamkori/schema/cases.constants'
import { today } from '../../platform/clock.ts'
import { trilingual } from '../../platform/text-types.ts'
import type { NameShape } from '../../platform/text-types.ts'
import type { CaseRow } from '../cases/index.ts'
import type { PackAnswer, PackCase } from './pack.ts'

/** A public case as its module reads it. */
export type CaseToPack = CaseRow & { readonly topic: CaseTopic }

/** So many characters of an answer's reasons are told; the rest stands on the page of the case. */
const reasonsLength = 600

/** A case with its answer in force, if there is one. `nameOf` names a department by its id. */
export function packCase(
  type: PackCase['type'],
  row: CaseToPack,
  nameOf: (departmentId: string) => NameShape,
): PackCase {
  const { reference, state, topic, sentOn, verifiedOn, responses, council } = row
  const answer = responses.find(({ superseded }) => !superseded)
  return {
    ...{ type, reference, state, topic, verifiedOn, sentOn: sentOn ?? row.registeredOn, council: council.slug },
    title: trilingual(row.original, row.titleTg, row.titleRu, row.titleEn),
    department: nameOf(row.responsibleDepartmentId),
    answer: answer === undefined ? null : packAnswer(answer, nameOf),
  }
}

function packAnswer(
  { outcome, departmentId, answeredAt, language, reasons }: CaseRow['responses'][number],
  nameOf: (departmentId: string) => NameShape,
): PackAnswer {
  const letters = [...reasons]
  const isCut = letters.length > reasonsLength
  return {
    ...{ outcome, language, isCut, department: nameOf(departmentId), answeredOn: today(new Date(answeredAt)) },
    reasons: isCut ? letters.slice(0, reasonsLength).join('').trimEnd() : reasons,
  }
}
