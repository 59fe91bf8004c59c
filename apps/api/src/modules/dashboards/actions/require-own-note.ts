import type { ReleaseNoteInput } from '@hamkori/schema/dashboards'
import { ForbiddenError, invalidAt, InvalidInputError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readRelease } from '../../releases/index.ts'
import { readTerritory } from '../../territory/index.ts'
import { canWriteReleaseNote } from '../release-notes.policy.ts'

/** The key of the actor's own note. */
export interface OwnNote {
  readonly departmentId: string
  readonly releaseNumber: number
  readonly personId: string
}

/**
 * The key of the actor's own note for a department and a release. Throws InvalidInputError for a department or a published release
 * that there is not, and ForbiddenError for whoever may not write for that department.
 */
export async function requireOwnNote(
  actor: Actor,
  { departmentCode, releaseNumber }: Pick<ReleaseNoteInput, 'departmentCode' | 'releaseNumber'>,
): Promise<OwnNote> {
  const department = (await readTerritory()).departmentByCode.get(departmentCode)
  if (actor.kind !== 'person' || department === undefined || !canWriteReleaseNote(actor, department.id))
    throw new ForbiddenError('releaseNote:write')
  if ((await readRelease(releaseNumber)) === null)
    throw new InvalidInputError([invalidAt(['releaseNumber'], 'unknown_record')])
  return { departmentId: department.id, releaseNumber, personId: actor.personId }
}
