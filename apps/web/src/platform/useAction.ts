import { actingPersonHeader } from '@hamkori/schema/acting-person'
import { type AnyVariables, type TypedDocumentNode, useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { type ActionResult, type Refusal, readResult } from './action-result.ts'
import { useConfirmation, useSignInAgain } from './confirmation.ts'
import type { Issue } from './forms/useIssues.ts'
import { useSession } from './session.ts'

/** Keys of messages that replace those of `site.act`, by outcome; '' where the page says it in another way. */
export type RefusalMessages = Partial<Record<Refusal | 'invalid', string>>

/**
 * Runs a mutation and says what became of it. If the API wants a fresh proof of identity, or the session has ended, the person is
 * asked for it and the mutation is then sent again. Call it in `setup`:
 *
 *     const { run, running, issues, refusal } = useAction(sendShortcomingMutation)
 *     const result = await run({ input })
 *     if (result.outcome === 'done') emit('changed', result.record.id)
 *
 * `issues` and `refusal` follow the last run: what is wrong with the input, to be shown beside the fields, and why
 * the action was refused, in the reader's language, for `UiAlert`. `messages` replaces the text of an outcome.
 * Where no form can show issues, give a message for `invalid`.
 *
 * The act is that of the person for whom the page was drawn; the API refuses it once somebody else is signed in in this browser.
 * `byAnybody` is for the acts of signing in, which belong to nobody yet.
 */
export function useAction<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  messages: RefusalMessages = {},
  { byAnybody = false }: { readonly byAnybody?: boolean } = {},
) {
  const { t } = useI18n()
  const { executeMutation } = useMutation<Data, Variables>(document)
  const confirmation = useConfirmation()
  const signInAgain = useSignInAgain()
  const drawnFor = byAnybody ? undefined : useSession().viewer.value?.personId
  const running = ref(false)
  const issues = ref<readonly Issue[]>([])
  const last = ref<Refusal | 'invalid' | 'done' | 'refused' | null>(null)

  async function send(variables: Variables): Promise<ActionResult<Data>> {
    const headers: HeadersInit = drawnFor === undefined ? {} : { [actingPersonHeader]: drawnFor }
    const { data, error } = await executeMutation(variables, { fetchOptions: { credentials: 'same-origin', headers } })
    return readResult<Data>(data, error)
  }

  /** Sends the mutation; never rejects. */
  async function run(variables: Variables): Promise<ActionResult<Data>> {
    reset()
    running.value = true
    try {
      let result = await send(variables)
      if (result.outcome === 'signedOut' && (await signInAgain.ask())) result = await send(variables)
      if (result.outcome === 'unconfirmed' && (await confirmation.ask())) result = await send(variables)
      if (result.outcome === 'invalid') issues.value = result.issues
      last.value = result.outcome
      return result
    } finally {
      running.value = false
    }
  }

  /** Forgets how the last run ended. */
  function reset(): void {
    issues.value = []
    last.value = null
  }

  const refusal = computed(() => {
    const outcome = last.value
    if (outcome === null || outcome === 'done' || outcome === 'refused') return ''
    const own = messages[outcome]
    if (own !== undefined) return own && t(own)
    return outcome === 'invalid' ? '' : t(`site.act.${outcome}`)
  })
  return { run, running, issues, refusal, reset }
}
