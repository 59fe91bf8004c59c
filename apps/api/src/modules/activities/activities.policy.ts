import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'
import type { ActivityRow } from './activities.queries.ts'

/** Whether the actor may write it anew: what a source tells is nobody's to correct. */
export function canCorrect(actor: Actor, { councilId, recordedAt }: Pick<ActivityRow, 'councilId' | 'recordedAt'>) {
  return councilId !== null && recordedAt !== null && mayAct(actor, 'activity:correct', { councilId })
}
