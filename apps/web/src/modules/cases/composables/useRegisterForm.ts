import type { Language } from '@hamkori/schema/languages'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { emptyText } from '../../../platform/forms/trilingual.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import { newUuid } from '../../../platform/uuid.ts'
import { useLanguage } from '../../../ui/language.ts'

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
    empty: () => ({
      key: newUuid(),
      original: language.value as Language,
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
