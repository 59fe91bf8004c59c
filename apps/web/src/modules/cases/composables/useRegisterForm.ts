import type { CaseTopic } from '@hamkori/schema/cases.constants'
import type { Language } from '@hamkori/schema/languages'
import { useQuery } from '@urql/vue'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { computed } from 'vue'
import { emptyText, fieldsOfText, trilingualInput } from '../../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../../platform/forms/trilingual.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import { newUuid } from '../../../platform/uuid.ts'
import type { FragmentOf } from '../../../platform/graphql.ts'
import { useLanguage } from '../../../ui/language.ts'
import type { caseFragments } from '../cases.documents.ts'
import { caseOriginsQuery } from '../origins.documents.ts'

/** A new case as its form keeps it, without the fields that the kind adds. */
export interface CaseFields {
  key: string
  original: Language
  meetingId: string
  decisionId: string
  /** Nothing is chosen to begin with. */
  topic: CaseTopic | ''
  title: TrilingualFields
  detail: TrilingualFields
  /** How it was adopted, of kinds that ask it. */
  note?: string
  /** The printed number of the settled case that came back, of kinds that ask it. */
  recurrenceOf?: string
}

/** A case that is amended, as its page reads it. */
export interface AmendedCase {
  readonly reference: string
  readonly version: number
  readonly topic: CaseTopic
  readonly title: Text
  readonly detail: Text
  readonly meeting: { readonly id: string; readonly reference: string; readonly heldOn: string } | null
  readonly decision: { readonly id: string; readonly number: number } | null
}
type Text = { readonly original: Language } & { readonly [Name in Language]: string | null }

/** What the API wants to know of every new case. */
type CaseInput = ReturnType<typeof caseInput>
type AmendedInput = ReturnType<typeof amendedInput>
/** The council that registers a case, and its department. */
interface CouncilOfCase {
  readonly id: string
  readonly department: { readonly id: string }
}

/** What the mutation of every kind answers with: the new case, or an error. */
type Registered = Readonly<
  Record<
    string,
    { readonly __typename: string; readonly reference: string } | { readonly __typename: `${string}Error` } | null
  >
>

/** The query of a kind for cases that are like one with a title. */
export type SimilarQuery = TypedDocumentNode<
  {
    readonly council: {
      readonly similar: readonly (FragmentOf<typeof caseFragments.similar> & { readonly state: string })[]
    } | null
  },
  { slug: string; title: string }
>

/** What the form of a new case consists of; see `RegisterCaseForm`. */
export interface RegisterParts<Own extends object, Variables extends AnyVariables> {
  /** Begins the ids of the fields and the name of the draft. */
  readonly id: string
  /** The slug of the council that registers the case. */
  readonly slug: string
  /** The case that is amended; absent for a new one. */
  readonly record?: AmendedCase
  /** What a new case begins with where it comes from another record, which names its draft. */
  readonly begun?: {
    readonly from: string
    readonly fields: Partial<Pick<CaseFields, 'original' | 'topic' | 'title' | 'detail'>>
  }
  /** Finds what is on record already, while a new case is written; absent where one is amended. */
  readonly similar?: SimilarQuery
  /** In which a case is settled, so that the same is a new one: of kinds that say which one came back. */
  readonly settled?: readonly string[]
  /** The fields that the kind adds, as they are to begin with. */
  readonly own: Own
  readonly mutation: TypedDocumentNode<Registered, Variables>
  /** `amended` is sent in place of `input` where `record` is amended. */
  readonly variablesOf: (input: CaseInput, own: Own, amended: AmendedInput) => Variables
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
  const { record } = parts
  const form = useForm({
    id: parts.id,
    // An older version's draft is not brought back over a newer one.
    draft: record
      ? `${parts.id}-${record.reference}-${record.version}`
      : [parts.id, parts.slug, parts.begun?.from].filter(Boolean).join('-'),
    empty: (): CaseFields & Own => ({
      key: newUuid(),
      ...(record ? writtenFields(record) : { ...emptyFields(language.value), ...parts.begun?.fields }),
      ...parts.own,
    }),
    mutation: parts.mutation,
  })
  const found = useQuery({ query: caseOriginsQuery, variables: { slug: parts.slug } })
  const council = computed(() => found.data.value?.council ?? null)

  function variablesFor(of: CouncilOfCase, fields: CaseFields & Own): Variables {
    const input = caseInput(of, fields)
    return parts.variablesOf(input, fields, amendedInput(input, record))
  }
  async function submit() {
    if (form.running.value || !council.value) return
    const result = await form.run(variablesFor(council.value, form.fields.value))
    if (result.outcome !== 'done') return
    form.discard()
    registered(result.record.reference)
  }

  // The form comes with what it needs: a button that does nothing yet is worse than a wait.
  await found
  return { form, council, submit }
}

const emptyFields = (original: Language): Omit<CaseFields, 'key'> => ({
  original,
  meetingId: '',
  decisionId: '',
  topic: '',
  title: emptyText(),
  detail: emptyText(),
})

/** The fields of a case as it was written. */
function writtenFields({ topic, title, detail, meeting, decision }: AmendedCase) {
  return {
    original: title.original,
    meetingId: meeting?.id ?? '',
    decisionId: decision?.id ?? '',
    topic,
    title: fieldsOfText(title),
    detail: fieldsOfText(detail),
  }
}

/** What amending sends of a case: its number, council and department stay. */
function amendedInput({ meetingId, decisionId, topic, title, detail }: CaseInput, record: AmendedCase | undefined) {
  return { version: record?.version ?? 0, meetingId, decisionId, topic, title, detail }
}

/** A case of this council goes to the council's department. */
function caseInput(council: CouncilOfCase, { key, original, meetingId, decisionId, topic, title, detail }: CaseFields) {
  return {
    idempotencyKey: key,
    councilId: council.id,
    departmentId: council.department.id,
    meetingId: meetingId || null,
    decisionId: (meetingId && decisionId) || null,
    // The API refuses what is not chosen.
    topic: topic as CaseTopic,
    title: trilingualInput(original, title),
    detail: trilingualInput(original, detail),
  }
}
