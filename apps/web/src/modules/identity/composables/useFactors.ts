import { computed, ref } from 'vue'
import type { Refusal } from '../../../platform/action-result.ts'
import { makePasskeyOnDevice } from '../../../platform/passkey.ts'
import type { PasskeyFailure } from '../../../platform/passkey.ts'
import { useAction } from '../../../platform/useAction.ts'
import {
  beginPasskeyMutation,
  beginTotpMutation,
  finishPasskeyMutation,
  finishTotpMutation,
} from '../factors.documents.ts'

/** How adding a factor went; `forbidden`: the ten minutes for it are over. */
export type FactorOutcome = 'begun' | 'added' | 'invalid' | Refusal | PasskeyFailure

/** What an authenticator application has to be told. */
export interface TotpSecret {
  readonly secret: string
  readonly uri: string
  readonly qrPath: string
  readonly qrSize: number
}

/** Adds second factors, also the first of an account; `recoveryCodes` are filled once, with the first. */
export function useFactors() {
  const beginning = useAction(beginTotpMutation)
  const finishing = useAction(finishTotpMutation)
  const beginningPasskey = useAction(beginPasskeyMutation)
  const finishingPasskey = useAction(finishPasskeyMutation)
  const secret = ref<TotpSecret | null>(null)
  const recoveryCodes = ref<readonly string[]>([])
  const atDevice = ref(false)

  async function beginTotp(): Promise<FactorOutcome> {
    reset()
    const result = await beginning.run({})
    if (result.outcome !== 'done') return result.outcome
    secret.value = result.record
    return 'begun'
  }

  async function finishTotp(code: string): Promise<FactorOutcome> {
    reset()
    const result = await finishing.run({ input: { code } })
    if (result.outcome !== 'done') return result.outcome
    recoveryCodes.value = result.record.recoveryCodes ?? []
    return 'added'
  }

  async function addPasskey(label: string): Promise<FactorOutcome> {
    reset()
    const begun = await beginningPasskey.run({})
    if (begun.outcome !== 'done') return begun.outcome
    atDevice.value = true
    const answer = await makePasskeyOnDevice(begun.record.optionsJson)
    atDevice.value = false
    if ('failed' in answer) return answer.failed
    const input = { ceremony: begun.record.ceremony, responseJson: answer.responseJson, label }
    const result = await finishingPasskey.run({ input })
    if (result.outcome !== 'done') return result.outcome
    recoveryCodes.value = result.record.recoveryCodes ?? []
    return 'added'
  }

  const all = [beginning, finishing, beginningPasskey, finishingPasskey]
  function reset() {
    for (const action of all) action.reset()
  }
  const adding = computed(() => atDevice.value || all.some(({ running }) => running.value))
  const issues = computed(() => all.flatMap((action) => action.issues.value))
  return { beginTotp, finishTotp, addPasskey, adding, issues, reset, secret, recoveryCodes }
}
