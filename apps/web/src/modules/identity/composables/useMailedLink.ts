import { computed } from 'vue'
import type { Language } from '@hamkori/schema/languages'
import { forgetLinkToken, linkToken } from '../../../platform/link-token.ts'
import { useAction } from '../../../platform/useAction.ts'
import {
  acceptInvitationMutation,
  askPasswordResetMutation,
  confirmEmailMutation,
  resetPasswordMutation,
} from '../entry.documents.ts'

/** How an action by a mailed link went; `gone`: the link is unknown, used or too old, and which is not said. */
export type LinkOutcome = 'done' | 'invalid' | 'gone' | 'taken' | 'busy' | 'offline' | 'failed'

const outcomes: Readonly<Record<string, LinkOutcome>> = {
  done: 'done',
  invalid: 'invalid',
  notFound: 'gone',
  conflict: 'taken',
  busy: 'busy',
  offline: 'offline',
}

/** Accepts an invitation, chooses a new password or confirms an email by the link that was sent; a used token is forgotten. */
export function useMailedLink() {
  const accepting = useAction(acceptInvitationMutation)
  const asking = useAction(askPasswordResetMutation)
  const resetting = useAction(resetPasswordMutation)
  const confirming = useAction(confirmEmailMutation)
  const all = [accepting, asking, resetting, confirming]
  const issues = computed(() => all.flatMap((action) => action.issues.value))

  /** What to tell, and whether the token is of any use still. */
  function told(result: { readonly outcome: string }, kind: string): LinkOutcome {
    const outcome = outcomes[result.outcome] ?? 'failed'
    // A token that does not even look like one is worth as little as a used one.
    const gone = outcome === 'invalid' && issues.value.some(({ path }) => path[0] === 'token')
    if (gone || outcome === 'done' || outcome === 'gone') forgetLinkToken(kind)
    return gone ? 'gone' : outcome
  }

  return {
    acceptInvitation: async (password: string): Promise<LinkOutcome> =>
      told(await accepting.run({ input: { token: linkToken('invitation'), password } }), 'invitation'),
    askPasswordReset: async (email: string, language: Language): Promise<LinkOutcome> => {
      const { outcome } = await asking.run({ input: { email, language } })
      return outcomes[outcome] ?? 'failed'
    },
    resetPassword: async (password: string): Promise<LinkOutcome> =>
      told(await resetting.run({ input: { token: linkToken('passwordReset'), password } }), 'passwordReset'),
    confirmEmail: async (): Promise<LinkOutcome> =>
      told(await confirming.run({ input: { token: linkToken('emailChange') } }), 'emailChange'),
    sending: computed(() => all.some(({ running }) => running.value)),
    issues,
  }
}
