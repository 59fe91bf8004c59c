import type { TransitionModel } from '../../../generated/prisma/models.ts'
import { loadOne } from '../../platform/batch.ts'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { db } from '../../platform/db.ts'
import type { TransitionShape } from '../../platform/record-types.ts'
import { trilingual } from '../../platform/text-types.ts'
import type { NameShape, TrilingualShape } from '../../platform/text-types.ts'
import { readTerritory } from '../territory/index.ts'
import { findMeetings } from '../meetings/index.ts'
import { removeFileVerb } from './actions/remove-case-file.ts'
import type { AnswerRow, CaseRow } from './case-kind.ts'
import { superiorOf } from './follow-up-kinds.ts'

/** The title of a case in its languages. */
export function titleOf(row: Pick<CaseRow, 'original' | 'titleTg' | 'titleRu' | 'titleEn'>): TrilingualShape {
  return trilingual(row.original, row.titleTg, row.titleRu, row.titleEn)
}

/** The full text of a case in its languages; one statement for all cases of a list. */
export async function detailOf(row: CaseRow, context: Context): Promise<TrilingualShape> {
  const detail = await loadOne(context, row.kind.detailsByIds, row.id)
  return trilingual(row.original, detail?.tg ?? null, detail?.ru ?? null, detail?.en ?? null)
}

/** The post that signed an answer. */
export function signerTitleOf(answer: AnswerRow): NameShape {
  return { tg: answer.signerTitleTg, ru: answer.signerTitleRu, en: answer.signerTitleEn }
}

/** Since when the department that owes the next answer has the case, YYYY-MM-DD; null before it is handed over. */
export function responsibleSince({ sentOn, responsibleDepartmentId, responses }: CaseRow): string | null {
  const referral = responses.find(({ referredToId }) => referredToId === responsibleDepartmentId)
  if (referral === undefined || sentOn === null) return sentOn
  const referredOn = today(new Date(referral.answeredAt))
  // A case may be sent anew, and to a department to which it was referred before.
  return referredOn > sentOn ? referredOn : sentOn
}

/** The public history of a case, oldest first; one statement for all cases of a list. */
export async function historyOf(row: CaseRow, context: Context): Promise<TransitionShape[]> {
  const steps = (await loadOne(context, readHistories, row.id)) ?? []
  const territory = await readTerritory()
  return withDepartments(steps, row, (departmentId) => superiorOf(territory, departmentId))
}

/**
 * The steps of a case, those of officers with the department that took them. It follows from the answers: each is one step, and
 * what comes after a referral is the receiver's, after an escalation that of the department above.
 */
export function withDepartments(
  steps: readonly TransitionShape[],
  { departmentId, responses }: Pick<CaseRow, 'departmentId'> & { readonly responses: readonly GivenAnswer[] },
  superior: (departmentId: string) => string | null,
): TransitionShape[] {
  const answers = [...responses].reverse()
  let responsible = departmentId
  return steps.map((step) => {
    if (step.verb === 'escalate') responsible = superior(responsible) ?? responsible
    // A file may be taken off by an officer of a department that had the case before.
    if (step.capacity !== 'officer' || step.verb === removeFileVerb) return step
    const answer = step.verb === 'answer' || step.verb === 'supersedeAnswer' ? answers.shift() : undefined
    const actedBy = answer?.departmentId ?? responsible
    responsible = answer === undefined ? responsible : (answer.referredToId ?? answer.departmentId)
    return { ...step, departmentId: actedBy }
  })
}
type GivenAnswer = Pick<AnswerRow, 'departmentId' | 'referredToId'>

async function readHistories(ids: readonly string[]): Promise<ReadonlyMap<string, TransitionModel[]>> {
  const steps = await db.transition.findMany({
    where: { recordType: { not: 'Meeting' }, recordId: { in: [...ids] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return Map.groupBy(steps, ({ recordId }) => recordId)
}

const readMeetings = (ids: readonly string[], context: Context) => findMeetings(context.viewer, ids)

/** The meeting that a case comes from, null where the viewer may not know of it; one statement for all cases of a list. */
export async function meetingOf(row: CaseRow, context: Context) {
  return row.meetingId === null ? null : ((await loadOne(context, readMeetings, row.meetingId)) ?? null)
}

/** The decision that a case comes from, null where the viewer may not know of its meeting. */
export async function decisionOf(row: CaseRow, context: Context) {
  const meeting = row.decisionId === null ? null : await meetingOf(row, context)
  return meeting?.parts?.decisions.find(({ id }) => id === row.decisionId) ?? null
}
