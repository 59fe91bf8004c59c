import { useQuery } from '@urql/vue'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import { computed, onMounted } from 'vue'
import { useAskBeforeSending } from '../../../platform/forms/useAskBeforeSending.ts'
import { useForm } from '../../../platform/forms/useForm.ts'
import type { RefusalMessages } from '../../../platform/useAction.ts'
import { useResend } from '../../../platform/useResend.ts'
import { useLanguage } from '../../../ui/language.ts'
import { activityFormQuery } from '../activity-actions.documents.ts'
import { activityGaps } from '../activity-fields.ts'
import type { ActivityFields } from '../activity-fields.ts'

/** What both mutations answer with: the activity, or an error. */
type Written = Readonly<
  Record<
    string,
    { readonly __typename: string; readonly code: string } | { readonly __typename: `${string}Error` } | null
  >
>

/** What the form of an activity consists of; see `ActivityForm`. */
export interface ActivityFormParts<Variables extends AnyVariables> {
  /** The slug of the council that records it. */
  readonly slug: string
  readonly draft: string
  readonly begin: () => ActivityFields
  /** Whether it is a correction, which needs a reason. */
  readonly corrects: boolean
  readonly mutation: TypedDocumentNode<Written, Variables>
  readonly variablesOf: (councilId: string, fields: ActivityFields) => Variables
  readonly messages: RefusalMessages
}

/**
 * The form of an activity of the council with this slug. What is sent without a connection stays in the draft and goes out by itself
 * when the connection is back; the key of the form makes sure that it is stored once. Settles when the council is here. `written` gets
 * the code of the activity. Await it in `setup`.
 */
export async function useActivityForm<Variables extends AnyVariables>(
  { slug, draft, begin, corrects, mutation, variablesOf, messages }: ActivityFormParts<Variables>,
  written: (code: string) => void,
) {
  const language = useLanguage()
  let ownArea = ''
  const form = useForm({
    id: 'activity',
    draft,
    empty: () => {
      const fields = begin()
      return { ...fields, areaCode: fields.areaCode || ownArea }
    },
    mutation,
    messages: { offline: '', ...messages },
  })
  const { fields, running } = form
  const found = useQuery({ query: activityFormQuery, variables: { slug } })
  const council = computed(() => found.data.value?.council ?? null)
  const { after } = useResend(resend)

  const { asking, ask, confirm } = useAskBeforeSending(form, {
    gaps: () => activityGaps(fields.value, { reasoned: corrects }),
    send: () => (council.value === null ? null : send(council.value.id)),
    sent: ({ record }) => written(record.code),
  })

  async function send(councilId: string) {
    const result = await form.run(variablesOf(councilId, fields.value))
    fields.value.waiting = result.outcome === 'offline'
    if (fields.value.waiting) after()
    return result
  }
  function resend() {
    if (fields.value.waiting && !running.value) void confirm()
  }
  // A draft that was sent without a connection before the page was loaded again.
  onMounted(resend)

  /** The council's own place, and those below it: in groups where there are two levels. */
  const places = computed(() => {
    const area = council.value?.area
    if (!area) return { options: [], groups: undefined }
    const option = (each: { readonly code: string; readonly name: (typeof area)['name'] }) => ({
      value: each.code,
      label: each.name[language.value],
    })
    if (area.children.every(({ children }) => children.length === 0))
      return { options: [option(area), ...area.children.map(option)], groups: undefined }
    return {
      options: [option(area)],
      groups: area.children.map((region) => ({
        label: region.name[language.value],
        options: [option(region), ...region.children.map(option)],
      })),
    }
  })

  // The form comes with what it needs, also for somebody who loses the connection while filling it in.
  await found
  ownArea = council.value?.area.code ?? ''
  if (fields.value.areaCode === '') fields.value.areaCode = ownArea
  return { form, asking, ask, confirm, resend, places }
}
