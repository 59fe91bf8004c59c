import { useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import { useConfirmed } from '../../../platform/confirmation.ts'
import { makePasskeyOnDevice } from '../../../platform/passkey.ts'
import type { PasskeyFailure } from '../../../platform/passkey.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import {
  beginPasskeyMutation,
  beginTotpMutation,
  finishPasskeyMutation,
  finishTotpMutation,
} from '../factors.documents.ts'

/** How adding a factor went; `forbidden`: the ten minutes for it are over. */
export type FactorOutcome =
  'begun' | 'added' | 'invalid' | 'forbidden' | 'conflict' | 'unconfirmed' | 'offline' | PasskeyFailure

/** What an authenticator application has to be told. */
export interface TotpSecret {
  readonly secret: string
  readonly uri: string
  readonly qrPath: string
  readonly qrSize: number
}

const refusals = {
  InvalidInputError: 'invalid',
  ForbiddenError: 'forbidden',
  NotFoundError: 'conflict',
  ConflictError: 'conflict',
  ConfirmationNeededError: 'unconfirmed',
} as const

/** Adds second factors, also the first of an account; `recoveryCodes` are filled once, with the first. */
export function useFactors() {
  const beginning = useMutation(beginTotpMutation)
  const finishing = useMutation(finishTotpMutation)
  const beginningPasskey = useMutation(beginPasskeyMutation)
  const finishingPasskey = useMutation(finishPasskeyMutation)
  const confirmed = useConfirmed()
  const issues = ref<readonly Issue[]>([])
  const secret = ref<TotpSecret | null>(null)
  const recoveryCodes = ref<readonly string[]>([])
  const atDevice = ref(false)

  async function beginTotp(): Promise<FactorOutcome> {
    issues.value = []
    const result = await confirmed(async () => (await beginning.executeMutation({})).data?.beginTotp)
    if (!result) return 'offline'
    if (result.__typename !== 'TotpSecret') return refusals[result.__typename]
    secret.value = result
    return 'begun'
  }

  async function finishTotp(code: string): Promise<FactorOutcome> {
    issues.value = []
    const result = await confirmed(async () => (await finishing.executeMutation({ input: { code } })).data?.finishTotp)
    if (!result) return 'offline'
    if (result.__typename === 'InvalidInputError') issues.value = result.issues
    if (result.__typename !== 'TotpFinished') return refusals[result.__typename]
    recoveryCodes.value = result.recoveryCodes ?? []
    return 'added'
  }

  async function addPasskey(label: string): Promise<FactorOutcome> {
    issues.value = []
    const begun = await confirmed(async () => (await beginningPasskey.executeMutation({})).data?.beginPasskey)
    if (!begun) return 'offline'
    if (begun.__typename !== 'WebAuthnOptions') return refusals[begun.__typename]
    atDevice.value = true
    const answer = await makePasskeyOnDevice(begun.optionsJson)
    atDevice.value = false
    if ('failed' in answer) return answer.failed
    const input = { ceremony: begun.ceremony, responseJson: answer.responseJson, label }
    const result = await confirmed(async () => (await finishingPasskey.executeMutation({ input })).data?.finishPasskey)
    if (!result) return 'offline'
    if (result.__typename === 'InvalidInputError') issues.value = result.issues
    if (result.__typename !== 'PasskeyAdded') return refusals[result.__typename]
    recoveryCodes.value = result.recoveryCodes ?? []
    return 'added'
  }
  const adding = computed(
    () =>
      beginning.fetching.value ||
      finishing.fetching.value ||
      beginningPasskey.fetching.value ||
      atDevice.value ||
      finishingPasskey.fetching.value,
  )
  return { beginTotp, finishTotp, addPasskey, adding, issues, secret, recoveryCodes }
}
