import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { type RefusalMessages, useAction } from '../useAction.ts'
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
  /** The label of the field with this path, such as `decisions.0.text`, as it stands on the page; '' where it has none. */
  readonly labelOf: (path: string) => string
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
  labelOf,
  messages,
}: FormParts<Fields, Data, Variables>) {
  const { fields, restored, discard } = useDraft(draft, empty)
  const action = useAction(mutation, messages)
  const { problemsWith, ...fieldParts } = useIssues(action.issues, id)
  return { ...action, ...fieldParts, fields, restored, discard, problems: problemsWith(labelOf) }
}

/** What `FormFrame` shows of a form, and gives to the fields inside it. */
export type FramedForm = Pick<
  ReturnType<typeof useForm>,
  'problems' | 'refusal' | 'restored' | 'discard' | 'errorOf' | 'fieldId' | 'forgetIssueOf'
>
