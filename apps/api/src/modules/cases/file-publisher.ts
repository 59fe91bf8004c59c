import type { RemoveCaseFileInput } from '@hamkori/schema/cases'
import type { PermissionScope } from '@hamkori/schema/permissions'
import type { CaseFileModel, FollowUpModel } from '../../../generated/prisma/models.ts'
import type { AnswerRow, CaseRow } from './case-kind.ts'

/** Why a file is taken off. */
export type FileRemoval = Pick<RemoveCaseFileInput, 'ground' | 'reason'>

type Said = Pick<FollowUpModel, 'number' | 'departmentId'>

/**
 * The side that published a file: the council for those of the record and of its own statements, the department for those of its answers
 * and statements. Throws an Error for a step that the case has not.
 */
export function publisherOf(
  { step, stepNumber }: Pick<CaseFileModel, 'step' | 'stepNumber'>,
  {
    councilId,
    responses,
  }: Pick<CaseRow, 'councilId'> & {
    readonly responses: readonly Pick<AnswerRow, 'version' | 'departmentId'>[]
  },
  followUps: readonly Said[],
): PermissionScope {
  const council = { councilId, departmentId: null }
  if (step === 'record') return council
  const said: { readonly departmentId: string | null } | undefined =
    step === 'answer'
      ? responses.find(({ version }) => version === stepNumber)
      : followUps.find(({ number }) => number === stepNumber)
  if (said === undefined) throw new Error('a file belongs to a step that its case has not')
  return said.departmentId === null ? council : { councilId: null, departmentId: said.departmentId }
}
