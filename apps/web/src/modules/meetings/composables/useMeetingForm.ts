import { isCalendarDay } from '@hamkori/schema/dates'
import { useQuery } from '@urql/vue'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useForm } from '../../../platform/forms/useForm.ts'
import { useLanguage } from '../../../ui/language.ts'
import type { MeetingFields } from '../meeting-fields.ts'
import { waitForAttendanceTexts } from '../later-messages.ts'
import { seatsOnDayQuery } from '../desk-meetings.documents.ts'
import { memberTitle } from '../member-title.ts'

/** What both mutations answer with: the meeting, or an error. */
export type Written = Readonly<
  Record<
    string,
    { readonly __typename: string; readonly reference: string } | { readonly __typename: `${string}Error` } | null
  >
>

/** What the form of a meeting consists of; see `MeetingForm`. */
export interface MeetingFormParts<Variables extends AnyVariables> {
  readonly slug: string
  readonly draft: string
  /** The fields to begin with. */
  readonly begin: () => MeetingFields
  readonly mutation: TypedDocumentNode<Written, Variables>
  /** `seats` are the memberships in force on the day. */
  readonly variablesOf: (
    councilId: string,
    seats: readonly { readonly id: string }[],
    fields: MeetingFields,
  ) => Variables
}

/**
 * The form of a meeting of the council with this slug: its fields, the seats in force on the day of the meeting, and who may be given a
 * task. Settles when the council is here. `written` gets the reference of the meeting. Await it in `setup`.
 */
export async function useMeetingForm<Variables extends AnyVariables>(
  { slug, draft, begin, mutation, variablesOf }: MeetingFormParts<Variables>,
  written: (reference: string) => void,
) {
  const { t } = useI18n()
  const language = useLanguage()
  const spoken = waitForAttendanceTexts()

  const form = useForm({
    id: 'meeting',
    draft,
    empty: begin,
    mutation,
  })
  const { fields, running } = form

  /** The last whole day that was written: the list of seats does not vanish while the date is put right. */
  const day = ref<string | null>(null)
  watch(
    () => fields.value.heldOn,
    (heldOn) => {
      if (isCalendarDay(heldOn)) day.value = heldOn
    },
    { immediate: true },
  )
  const found = useQuery({ query: seatsOnDayQuery, variables: computed(() => ({ slug, onDate: day.value })) })
  const council = computed(() => found.data.value?.council ?? null)
  /** None before the day is known: nobody is asked about who has a seat today. */
  const seats = computed(() => (day.value === null ? [] : (council.value?.memberships ?? [])))
  /** The council's department and its members, as the form names them. */
  const owners = computed(() => [
    ...(council.value
      ? [{ value: `department:${council.value.department.id}`, label: council.value.department.name[language.value] }]
      : []),
    ...seats.value.map((seat) => ({
      value: `member:${seat.id}`,
      label: memberTitle(t, seat),
    })),
  ])

  async function submit() {
    if (running.value || !council.value) return
    const result = await form.run(variablesOf(council.value.id, seats.value, fields.value))
    if (result.outcome !== 'done') return
    form.discard()
    written(result.record.reference)
  }

  // The form comes with what it needs: a button that does nothing yet is worse than a wait.
  await Promise.all([found, spoken])
  return { form, seats, owners, submit }
}
