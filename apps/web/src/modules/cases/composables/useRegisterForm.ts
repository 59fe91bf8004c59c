import type { Language } from '@hamkori/schema/languages'
import { useQuery } from '@urql/vue'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { computed } from 'vue'
import { emptyText, trilingualInput } from '../../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../../platform/forms/trilingual.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import { newUuid } from '../../../platform/uuid.ts'
import { useLanguage } from '../../../ui/language.ts'
import { caseOriginsQuery } from '../origins.documents.ts'

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
type CaseInput = ReturnType<typeof caseInput>

/** What the mutation of every kind answers with: the new case, or an error. */
type Registered = Readonly<
  Record<
    string,
    { readonly __typename: string; readonly reference: string } | { readonly __typename: `${string}Error` } | null
  >
>

/** What the form of a new case consists of; see `RegisterCaseForm`. */
export interface RegisterParts<Own extends object, Variables extends AnyVariables> {
  /** Begins the ids of the fields and the name of the draft. */
  readonly id: string
  /** The slug of the council that registers the case. */
  readonly slug: string
  /** The fields that the kind adds, as they are to begin with. */
  readonly own: Own
  readonly mutation: TypedDocumentNode<Registered, Variables>
  readonly variablesOf: (input: CaseInput, own: Own) => Variables
}

/**
 * The form of a new case. Settles when the council is here, with its department and its meetings. `registered` gets the reference of the
 * new case. Await it in `setup`.
 */
export async function useRegisterForm<Own extends object, Variables extends AnyVariables>(
  parts: RegisterParts<Own, Variables>,
  registered: (reference: string) => void,
) {
  const language = useLanguage()
  const form = useForm({
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
  })
  const found = useQuery({ query: caseOriginsQuery, variables: { slug: parts.slug } })
  const council = computed(() => found.data.value?.council ?? null)

  async function submit() {
    if (form.running.value || !council.value) return
    const result = await form.run(parts.variablesOf(caseInput(council.value, form.fields.value), form.fields.value))
    if (result.outcome !== 'done') return
    form.discard()
    registered(result.record.reference)
  }

  // The form comes with what it needs: a button that does nothing yet is worse than a wait.
  await found
  return { form, council, submit }
}

/** A case of this council goes to the council's department. */
function caseInput(
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
