import type { Language } from '@hamkori/schema/languages'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { useI18n } from 'vue-i18n'
import { useForm } from '../../../platform/forms/useForm.ts'
import { newUuid } from '../../../platform/uuid.ts'
import { useLanguage } from '../../../ui/language.ts'

/**
 * The form of an answer to the case with this reference; `supersedes` is the version that it replaces. `own` are the
 * fields that the kind adds, `ownLabel` the key of their labels, followed by the path. Lay it out with `AnswerCaseForm`.
 */
export function useAnswerForm<Own extends object, Data, Variables extends AnyVariables>(parts: {
  readonly reference: string
  readonly supersedes: number | null
  readonly own: Own
  readonly ownLabel: string
  readonly mutation: TypedDocumentNode<Data, Variables>
}) {
  const { t } = useI18n()
  const language = useLanguage()
  const labelOf = (path: string): string => {
    if (path === 'outcome' || path === 'reasons') return t(`cases.answer.${path}`)
    return path in parts.own ? t(`${parts.ownLabel}.${path}`) : ''
  }
  return useForm({
    id: 'answer',
    draft: `answer-${parts.reference}-${parts.supersedes ?? 0}`,
    empty: () => ({
      key: newUuid(),
      outcome: '',
      language: language.value as Language,
      reasons: '',
      ...parts.own,
    }),
    mutation: parts.mutation,
    labelOf,
  })
}
