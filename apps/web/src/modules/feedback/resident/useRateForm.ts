import { computed, nextTick, onMounted, onUnmounted, ref, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import { draftOf } from './answers.ts'
import type { Answers } from './answers.ts'
import { faultsIn, readFaults, troubleOf } from './faults.ts'
import type { Fault } from './faults.ts'
import type { ResidentProps } from './resident-props.ts'
import { useSendRating } from './useSendRating.ts'

/**
 * What a resident answers, what is wrong with it and what became of it. `summary` takes the focus when something is wrong; `accepted` gets the
 * receipt's code. `page` is asked for anew each time, because its language can change. Call it in `setup`.
 */
export function useRateForm(
  page: () => ResidentProps,
  summary: Readonly<Ref<HTMLElement | null>>,
  accepted: (code: string, commented: boolean) => void,
) {
  const { form, language } = page()
  const returned = form?.outcome === 'refused' ? form : null
  const answers = shallowRef<Answers>(returned?.values ?? {})
  const found = shallowRef<readonly Fault[]>(returned?.issues ?? [])
  // Told in the language of the moment: it can change while they stand.
  const faults = computed(() => readFaults(found.value, page().messages))
  /** The language of the comment is the page's when it was last typed in, whichever the page is in when it is sent. */
  const written = ref(language)
  watch(
    () => answers.value['comment'],
    () => (written.value = page().language),
  )
  const { sending, outcome, issues, retrySeconds, code, send, resend } = useSendRating()
  const trouble = computed(() => troubleOf(outcome.value, retrySeconds.value, page().messages))
  const commented = () => Boolean(answers.value['comment']?.trim())

  async function submit(event: Event) {
    // Without WebCrypto (an old phone, a page without TLS) the form goes its ordinary way.
    if (!globalThis.crypto?.subtle) return
    event.preventDefault()
    if (sending.value) return
    found.value = faultsIn(answers.value, page().commentMax)
    if (found.value.length > 0) return showFaults()
    const result = await send(draftOf({ ...page(), language: written.value }, answers.value))
    if (result === 'invalid') {
      found.value = issues.value
      await showFaults()
    }
  }

  // Also when it was sent later, once the connection was back.
  watch(outcome, (now) => {
    if (now === 'accepted') accepted(code, commented())
  })

  async function showFaults() {
    await nextTick()
    summary.value?.focus()
  }

  /** What was written is kept nowhere but here, so leaving by mistake asks first. */
  function warn(event: BeforeUnloadEvent) {
    if (commented() && outcome.value !== 'accepted') event.preventDefault()
  }
  onMounted(() => {
    window.addEventListener('beforeunload', warn)
    if (returned) void showFaults()
  })
  onUnmounted(() => window.removeEventListener('beforeunload', warn))

  return { answers, faults, written, sending, outcome, trouble, submit, resend }
}
