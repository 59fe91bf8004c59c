import { dueYearsAhead, isTooFarAhead } from '@hamkori/schema/due-days'
import { followUpRules } from '@hamkori/schema/follow-ups.constants'
import type { FollowUpEffect, FollowUpPart } from '@hamkori/schema/follow-ups.constants'
import { dayInDushanbe } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { computed } from 'vue'
import { serverTime } from '../../../platform/clock.ts'
import { useAskBeforeSending } from '../../../platform/forms/useAskBeforeSending.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import { newUuid } from '../../../platform/uuid.ts'
import { useLanguage } from '../../../ui/language.ts'
import { filesInput, gapsInFiles } from '../attached-files.ts'
import type { AttachedFile } from '../attached-files.ts'

/** What the API wants to know of an act that follows the answer, besides the case. */
export interface FollowUpInput {
  readonly idempotencyKey: string
  readonly version: number
  readonly verb: string
  readonly language: Language
  readonly text: string
  readonly evidence: string | null
  readonly dueOn: string | null
  readonly mergedInto: string | null
  readonly files: ReturnType<typeof filesInput>
}

/** The mutation of a kind, and what it takes beside the act. */
export interface FollowUpMutation<Variables extends AnyVariables> {
  readonly document: TypedDocumentNode<unknown, Variables>
  readonly variablesOf: (act: FollowUpInput) => Variables
}

/**
 * The form of an act that follows the answer, which asks before it sends. `verbs` are those that are offered, `effects` what each does
 * to the case. `done` follows when the act is published. Call it in `setup`.
 */
export function useFollowUpForm<Variables extends AnyVariables>(
  { reference, version }: { readonly reference: string; readonly version: number },
  verbs: readonly string[],
  effects: Readonly<Record<string, FollowUpEffect>>,
  mutation: FollowUpMutation<Variables>,
  done: () => void,
) {
  const language = useLanguage()
  const form = useForm({
    id: `follow-up-${verbs[0] ?? ''}`,
    // Not by the version: what was written stays when somebody else changes the record meanwhile.
    draft: `follow-up-${reference}-${verbs[0] ?? ''}`,
    empty: () => ({
      key: newUuid(),
      // One act alone needs no choice.
      verb: verbs.length === 1 ? (verbs[0] ?? '') : '',
      language: language.value,
      text: '',
      evidence: '',
      dueOn: '',
      mergedInto: '',
      files: [] as AttachedFile[],
    }),
    mutation: mutation.document,
  })
  const effect = computed(() => (verbs.includes(form.fields.value.verb) ? effects[form.fields.value.verb] : undefined))
  const needs = (part: FollowUpPart) => effect.value !== undefined && followUpRules[effect.value].needs.includes(part)
  const takesFiles = computed(() => effect.value !== undefined && followUpRules[effect.value].takesFiles)

  /** What the API asks of such an act, so that nobody is asked to publish what it would refuse. */
  function gaps(): readonly Issue[] {
    const { verb, text, evidence, dueOn, mergedInto, files } = form.fields.value
    const today = dayInDushanbe(serverTime())
    const wrong = [
      { path: 'verb', code: 'required', isWrong: effect.value === undefined || verb === '' },
      { path: 'mergedInto', code: 'required', isWrong: needs('mergedInto') && mergedInto.trim() === '' },
      { path: 'text', code: 'required', isWrong: effect.value !== undefined && text.trim() === '' },
      { path: 'evidence', code: 'needs_evidence', isWrong: needs('evidence') && evidence.trim() === '' },
      { path: 'dueOn', code: 'required', isWrong: needs('dueOn') && dueOn === '' },
      { path: 'dueOn', code: 'date_in_past', isWrong: needs('dueOn') && dueOn !== '' && dueOn < today },
      { path: 'dueOn', code: 'date_too_far', isWrong: needs('dueOn') && dueOn !== '' && isTooFarAhead(dueOn, today) },
    ]
    const missing = wrong
      .filter(({ isWrong }) => isWrong)
      .map(({ path, code }) => ({ path: [path], code, maximum: dueYearsAhead }))
    return [...missing, ...(takesFiles.value ? gapsInFiles(files) : [])]
  }
  function send() {
    if (effect.value === undefined) return null
    const { key, verb, language: written, text, evidence, dueOn, mergedInto, files } = form.fields.value
    return form.run(
      mutation.variablesOf({
        idempotencyKey: key,
        version,
        verb,
        language: written,
        text,
        // What was written for another act before is not sent.
        evidence: needs('evidence') ? evidence : null,
        dueOn: needs('dueOn') ? dueOn : null,
        mergedInto: needs('mergedInto') ? mergedInto : null,
        files: takesFiles.value ? filesInput(files) : [],
      }),
    )
  }
  return { form, effect, needs, takesFiles, ...useAskBeforeSending(form, { gaps, send, sent: done }) }
}
