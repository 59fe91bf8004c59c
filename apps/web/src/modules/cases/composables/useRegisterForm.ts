import type { Language } from '@hamkori/schema/languages'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { emptyText, trilingualInput } from '../../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../../platform/forms/trilingual.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import { newUuid } from '../../../platform/uuid.ts'
import { useLanguage } from '../../../ui/language.ts'

/** A new case as its form keeps it, without the fields that the kind adds. */
export interface CaseFields {
  key: string
  original: Language
  meetingId: string
  decisionId: string
  title: TrilingualFields
  detail: TrilingualFields
}

/** What the API wants to know of every new case. */
export type CaseInput = ReturnType<typeof caseInput>

/** The API's input for a case of this council, which goes to the council's department. */
export function caseInput(
  council: { readonly id: string; readonly department: { readonly id: string } },
  { key, original, meetingId, decisionId, title, detail }: CaseFields,
) {
  return {
    idempotencyKey: key,
    councilId: council.id,
    departmentId: council.department.id,
    meetingId: meetingId || null,
    decisionId: (meetingId && decisionId) || null,
    title: trilingualInput(original, title),
    detail: trilingualInput(original, detail),
  }
}

/**
 * The form of a new case. `id` begins the ids of its fields and its draft, `own` are the fields that the kind adds,
 * `labelOf` says how a field is named in the summary of what is wrong. Lay it out with `RegisterCaseForm`.
 */
export function useRegisterForm<Own extends object, Data, Variables extends AnyVariables>(parts: {
  readonly id: string
  readonly slug: string
  readonly own: Own
  readonly mutation: TypedDocumentNode<Data, Variables>
  readonly labelOf: (path: string) => string
}) {
  const language = useLanguage()
  return useForm({
    id: parts.id,
    draft: `${parts.id}-${parts.slug}`,
    empty: (): CaseFields & Own => ({
      key: newUuid(),
      original: language.value,
      meetingId: '',
      decisionId: '',
      title: emptyText(),
      detail: emptyText(),
      ...parts.own,
    }),
    mutation: parts.mutation,
    labelOf: parts.labelOf,
  })
}
