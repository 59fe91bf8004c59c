import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import type { ActionResult } from '../action-result.ts'
import { type RefusalMessages, useAction } from '../useAction.ts'
import { useFieldsOnPage } from './form-fields.ts'
import { useDraft } from './useDraft.ts'
import { useIssues } from './useIssues.ts'

/** What a staff form consists of. */
export interface FormParts<Fields extends object, Data, Variables extends AnyVariables> {
  /** Begins the ids of the fields. */
  readonly id: string
  /** Tells the draft of this form apart from those of others. */
  readonly draft: string
  readonly empty: () => Fields
  readonly mutation: TypedDocumentNode<Data, Variables>
  /** Keys of messages in place of the usual ones, by outcome. */
  readonly messages?: RefusalMessages
}

/**
 * A staff form: fields with a draft, the mutation that sends them, and what is wrong with them. Lay it out with
 * `FormFrame`, which takes the whole value. Call it in `setup`.
 */
export function useForm<Fields extends object, Data, Variables extends AnyVariables>({
  id,
  draft,
  empty,
  mutation,
  messages,
}: FormParts<Fields, Data, Variables>) {
  const { fields, restored, discard } = useDraft(draft, empty)
  const action = useAction(mutation, messages)
  const { errorOf, fieldId, problemsOf, forgetIssueOf } = useIssues(action.issues, id)
  const { announce, fieldOf, withMissing } = useFieldsOnPage()
  const problems = problemsOf(fieldOf)

  /**
   * Sends the form; never rejects. A choice or a date that is empty keeps the API from reading the rest: what else is empty is found
   * here, so that an empty form says at once all that it lacks.
   */
  async function run(variables: Variables): Promise<ActionResult<Data>> {
    const result = await action.run(variables)
    if (result.outcome === 'invalid' && result.unreadable) action.issues.value = withMissing(result.issues)
    return result
  }
  return { ...action, run, errorOf, fieldId, forgetIssueOf, announce, problems, fields, restored, discard }
}

/** What `FormFrame` shows of a form, and gives to the fields inside it. */
export type FramedForm = Pick<
  ReturnType<typeof useForm>,
  'problems' | 'refusal' | 'restored' | 'discard' | 'errorOf' | 'fieldId' | 'announce' | 'forgetIssueOf'
>
