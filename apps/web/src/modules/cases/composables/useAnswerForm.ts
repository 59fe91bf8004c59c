import type { Language } from '@hamkori/schema/languages'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { computed } from 'vue'
import { useAskBeforeSending } from '../../../platform/forms/useAskBeforeSending.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import type { ShownPart } from '../../../platform/forms/shown-parts.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import { newUuid } from '../../../platform/uuid.ts'
import type { FragmentOf } from '../../../platform/graphql.ts'
import { useLanguage } from '../../../ui/language.ts'
import { attachedOf, filesInput, gapsInFiles } from '../attached-files.ts'
import type { AttachedFile } from '../attached-files.ts'
import type { caseFileFragment } from '../case-files.documents.ts'

/** An answer as its form keeps it, without the fields that the kind adds. */
export interface AnswerFields {
  key: string
  /** '' while none is chosen. */
  outcome: string
  language: Language
  reasons: string
  omissionReason: string
  files: AttachedFile[]
}

/** What the API wants to know of every answer, besides the case. */
export interface AnswerInput<Outcome extends string> {
  readonly idempotencyKey: string
  readonly supersedesVersion: number | null
  readonly outcome: Outcome
  readonly language: Language
  readonly reasons: string
  readonly omissionReason: string | null
  readonly files: ReturnType<typeof filesInput>
}

/** What the form of an answer consists of; see `AnswerCaseForm`. */
export interface AnswerParts<Own extends object, Outcome extends string, Variables extends AnyVariables> {
  /** The number of the case, which tells drafts apart. */
  readonly reference: string
  /** The version that the answer replaces, null for the first answer. */
  readonly supersedes: number | null
  readonly outcomes: readonly Outcome[]
  /** The answer that is corrected: the form begins with what it says. Null where the department has not answered itself. */
  readonly corrected:
    | (Pick<AnswerFields, 'outcome' | 'language' | 'reasons'> & {
        readonly omissionReason: string | null
        readonly files: readonly FragmentOf<typeof caseFileFragment>[]
      })
    | null
  /** The fields that the kind adds, as they are to begin with. */
  readonly own: Own
  /** The fields of the kind without which the API refuses such an answer. */
  readonly gapsOf: (outcome: Outcome, own: Own) => readonly Issue[]
  /**
   * The message that asks why such an answer leaves out what its outcome promises, or what the corrected answer had promised; null
   * where nothing is left out.
   */
  readonly omissionOf: (outcome: Outcome, own: Own) => string | null
  /** What the kind's fields add to the published answer, as the person is shown it before. */
  readonly shownOf: (outcome: Outcome, own: Own) => readonly ShownPart[]
  readonly mutation: TypedDocumentNode<unknown, Variables>
  readonly variablesOf: (answer: AnswerInput<Outcome>, own: Own) => Variables
}

/** The form of an answer, which asks before it sends. `answered` follows when the answer is published. Call it in `setup`. */
export function useAnswerForm<Own extends object, Outcome extends string, Variables extends AnyVariables>(
  parts: AnswerParts<Own, Outcome, Variables>,
  answered: () => void,
) {
  const language = useLanguage()
  const form = useForm({
    id: 'answer',
    draft: `answer-${parts.reference}-${parts.supersedes ?? 0}`,
    empty: (): AnswerFields & Own => ({
      key: newUuid(),
      outcome: parts.corrected?.outcome ?? '',
      language: parts.corrected?.language ?? language.value,
      reasons: parts.corrected?.reasons ?? '',
      omissionReason: parts.corrected?.omissionReason ?? '',
      files: attachedOf(parts.corrected?.files ?? []),
      ...parts.own,
    }),
    mutation: parts.mutation,
  })
  const chosen = () => parts.outcomes.find((outcome) => outcome === form.fields.value.outcome)
  /** What is to be explained, as a message; null where nothing is left out. */
  const omission = computed(() => {
    const outcome = chosen()
    return outcome === undefined ? null : parts.omissionOf(outcome, form.fields.value)
  })

  function send() {
    const fields = form.fields.value
    const outcome = chosen()
    if (outcome === undefined) return null
    const answer = {
      idempotencyKey: fields.key,
      supersedesVersion: parts.supersedes,
      outcome,
      language: fields.language,
      reasons: fields.reasons,
      omissionReason: omission.value === null ? null : fields.omissionReason,
      files: filesInput(fields.files),
    }
    return form.run(parts.variablesOf(answer, fields))
  }
  const sending = useAskBeforeSending(form, {
    gaps: () => [
      ...gapsIn(parts, chosen(), form.fields.value),
      ...gapsInFiles(form.fields.value.files),
      ...(omission.value !== null && form.fields.value.omissionReason.trim() === ''
        ? [{ path: ['omissionReason'], code: 'needs_omission_reason' }]
        : []),
    ],
    send,
    sent: answered,
  })
  return { form, chosen, omission, ...sending }
}

/** What is still missing: asking «Publish?» about an answer that cannot be published would mislead. */
function gapsIn<Own extends object, Outcome extends string, Variables extends AnyVariables>(
  parts: AnswerParts<Own, Outcome, Variables>,
  outcome: Outcome | undefined,
  fields: AnswerFields & Own,
): readonly Issue[] {
  const missing = (path: string) => ({ path: [path], code: 'required' })
  return [
    ...(outcome === undefined ? [missing('outcome')] : []),
    ...(fields.reasons.trim() === '' ? [missing('reasons')] : []),
    ...(outcome === undefined ? [] : parts.gapsOf(outcome, fields)),
  ]
}
