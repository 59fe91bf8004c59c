import type { AssignmentState, AssignmentTimeliness } from '@hamkori/schema/meetings.assignments.constants'
import type { Language } from '@hamkori/schema/languages'
import type { ComposerTranslation } from 'vue-i18n'
import type { FragmentOf, ResultOf } from '../../platform/graphql.ts'
import type { Tone } from '../../ui/tones.ts'
import type { assignmentFragment, unfinishedFragment } from './meetings.documents.ts'
import type { councilOfPlanQuery } from './plan.documents.ts'

export type Assignment = FragmentOf<typeof assignmentFragment>
/** The unfinished assignments of a council. */
export type Unfinished = NonNullable<ResultOf<typeof councilOfPlanQuery>['council']>['unfinishedAssignments']
export type UnfinishedAssignment = FragmentOf<typeof unfinishedFragment>

/** Who does it: the department, or the member, by name where whoever reads may know it. The words are there on the council's page too. */
export function ownerName(
  { ownerDepartment, ownerMembership: seat }: Pick<UnfinishedAssignment, 'ownerDepartment' | 'ownerMembership'>,
  language: Language,
  t: ComposerTranslation,
): string {
  if (ownerDepartment) return ownerDepartment.name[language]
  if (!seat) return ''
  const office = t(`site.capacity.${seat.office}`)
  return seat.name === null ? t('meetings.assignment.seat', { office, number: seat.seat }) : `${seat.name}, ${office}`
}

/** How it stands, as one word and its colour: the key of the word below `meetings.assignment`. */
export function standingOf({
  state,
  timeliness,
}: {
  readonly state: AssignmentState
  readonly timeliness: AssignmentTimeliness | null
}): { readonly key: string; readonly tone: Tone } {
  if (timeliness === 'overdue') return { key: 'overdue', tone: 'late' }
  if (state === 'done')
    return timeliness === 'late' ? { key: 'late', tone: 'soon' } : { key: 'state.done', tone: 'done' }
  return { key: `state.${state}`, tone: state === 'reported' ? 'soon' : 'plain' }
}
