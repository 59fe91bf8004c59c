import { useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import type { Language } from '@hamkori/schema/languages'
import { forgetLinkToken, linkToken } from '../../../platform/link-token.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import {
  acceptInvitationMutation,
  askPasswordResetMutation,
  confirmEmailMutation,
  resetPasswordMutation,
} from '../entry.documents.ts'

/** How an action by a mailed link went; `gone`: the link is unknown, used or too old, and which is not said. */
export type LinkOutcome = 'done' | 'invalid' | 'gone' | 'taken' | 'busy' | 'offline'

const outcomes = {
  EnrolmentNeeded: 'done',
  PasswordResetAsked: 'done',
  PasswordChanged: 'done',
  EmailConfirmed: 'done',
  InvalidInputError: 'invalid',
  NotFoundError: 'gone',
  ConflictError: 'taken',
  UnavailableError: 'busy',
} as const satisfies Record<string, LinkOutcome>

interface Answer {
  readonly __typename: keyof typeof outcomes
  readonly issues?: readonly Issue[]
}

/** Accepts an invitation, chooses a new password or confirms an e-mail by the link that was sent; a used token is forgotten. */
export function useMailedLink() {
  const accepting = useMutation(acceptInvitationMutation)
  const asking = useMutation(askPasswordResetMutation)
  const resetting = useMutation(resetPasswordMutation)
  const confirming = useMutation(confirmEmailMutation)
  const issues = ref<readonly Issue[]>([])

  function settle(answer: Answer | null | undefined, kind?: string): LinkOutcome {
    issues.value = answer?.issues ?? []
    if (!answer) return 'offline'
    const outcome = outcomes[answer.__typename]
    // A token that does not even look like one is worth as little as a used one.
    const gone = outcome === 'invalid' && issues.value.some(({ path }) => path[0] === 'token')
    if (kind && (gone || outcome === 'done' || outcome === 'gone')) forgetLinkToken(kind)
    return gone ? 'gone' : outcome
  }

  return {
    acceptInvitation: async (password: string): Promise<LinkOutcome> => {
      const { data } = await accepting.executeMutation({ input: { token: linkToken('invitation'), password } })
      return settle(data?.acceptInvitation, 'invitation')
    },
    askPasswordReset: async (email: string, language: Language): Promise<LinkOutcome> => {
      const { data } = await asking.executeMutation({ input: { email, language } })
      return settle(data?.askPasswordReset)
    },
    resetPassword: async (password: string): Promise<LinkOutcome> => {
      const { data } = await resetting.executeMutation({ input: { token: linkToken('passwordReset'), password } })
      return settle(data?.resetPassword, 'passwordReset')
    },
    confirmEmail: async (): Promise<LinkOutcome> => {
      const { data } = await confirming.executeMutation({ input: { token: linkToken('emailChange') } })
      const result = data?.confirmEmail
      return settle(result, 'emailChange')
    },
    sending: computed(
      () => accepting.fetching.value || asking.fetching.value || resetting.fetching.value || confirming.fetching.value,
    ),
    issues,
  }
}
