import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useIssues } from '../../../platform/forms/useIssues.ts'
import { useSession } from '../../../platform/session.ts'
import { type SignInOutcome, useSignIn } from './useSignIn.ts'

/**
 * The two steps of signing in, for the page and for the question over a page: which step it is, what is wrong, and what to do next.
 * `prefix` begins the ids of the fields. `enrol` follows where the account has no second factor yet, `signedIn` when it is done; `known`
 * is the email of whoever is to sign in, where that is known.
 */
export function useSignInSteps(
  prefix: string,
  {
    enrol,
    signedIn,
    known = '',
  }: { readonly enrol: () => unknown; readonly signedIn: () => unknown; readonly known?: string },
) {
  const { t } = useI18n()
  const session = useSession()
  const outcome = ref<SignInOutcome | null>(null)
  const step = ref<'password' | 'code'>('password')
  const email = ref(known)
  const signIn = useSignIn()
  const { signingIn, unlocking, issues, methods, waitSeconds, reset } = signIn
  const { errorOf, fieldId, problemsWith } = useIssues(issues, prefix)
  const problems = problemsWith((path) => {
    if (path === 'code') return t('identity.secondFactor.code')
    return path === 'email' || path === 'password' ? t(`identity.signIn.${path}`) : ''
  })

  const refusal = computed(() => {
    switch (outcome.value) {
      case 'refused':
        return step.value === 'code' ? t('identity.secondFactor.refused') : t('identity.signIn.refused')
      case 'busy': {
        const seconds = Math.max(1, waitSeconds.value)
        return t('identity.busy', { seconds }, seconds)
      }
      case 'offline':
      case 'failed':
        return t(`identity.signIn.${outcome.value}`)
      case 'cancelled':
      case 'known':
      case 'unable':
        return t(`identity.passkey.${outcome.value}`)
      default:
        return ''
    }
  })

  async function run(act: () => Promise<SignInOutcome>) {
    if (signingIn.value || unlocking.value) return
    outcome.value = null
    outcome.value = await act()
    if (outcome.value === 'secondFactor') step.value = 'code'
    if (outcome.value === 'enrolment') await enrol()
    if (outcome.value === 'signedIn') await signedIn()
  }
  async function begin(name: string, password: string) {
    email.value = name
    await run(() => signIn.signIn(name, password))
  }

  /** The begun sign-in ends on the server too, so that a reload does not bring it back. */
  async function startOver() {
    await session.signOut()
    outcome.value = null
    reset()
    step.value = 'password'
  }
  return {
    ...{ step, email, methods, signingIn, unlocking, outcome },
    ...{ fieldId, errorOf, problems, refusal },
    ...{ begin, startOver },
    confirm: (code: string) => run(() => signIn.confirm(code)),
    unlock: () => run(signIn.withPasskey),
  }
}
