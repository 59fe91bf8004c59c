import { type Ref, ref } from 'vue'
import type { useForm } from './useForm.ts'
import type { Issue } from './useIssues.ts'

/**
 * A form that asks before it sends, because what it does cannot be taken back. `gaps` are the fields without which the API
 * cannot be asked; `send` runs the mutation, or returns null while a gap is left; `sent` follows when it is done, after the draft
 * is forgotten.
 *
 *     const { asking, ask, confirm } = useAskBeforeSending(form, { gaps, send, sent: () => emit('added') })
 *
 * `ask` belongs to the form's submit, `asking` and `confirm` to the `UiConfirm` that stands in it.
 */
export function useAskBeforeSending<Result extends { readonly outcome: string }>(
  form: Pick<ReturnType<typeof useForm>, 'issues' | 'reset' | 'discard'>,
  {
    gaps,
    send,
    sent,
  }: {
    readonly gaps: () => readonly Issue[]
    readonly send: () => Promise<Result> | null
    readonly sent: (result: Extract<Result, { readonly outcome: 'done' }>) => void
  },
): { asking: Ref<boolean>; ask: () => void; confirm: () => Promise<void> } {
  const asking = ref(false)

  function ask() {
    form.reset()
    form.issues.value = gaps()
    asking.value = form.issues.value.length === 0
  }
  async function confirm() {
    const result = await send()
    if (result === null) return
    asking.value = false
    if (!isDone(result)) return
    form.discard()
    sent(result)
  }
  return { asking, ask, confirm }
}

function isDone<Result extends { readonly outcome: string }>(
  result: Result,
): result is Extract<Result, { readonly outcome: 'done' }> {
  return result.outcome === 'done'
}
