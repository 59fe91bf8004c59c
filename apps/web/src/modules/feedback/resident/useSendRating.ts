import { formatReceipt, newReceipt, receiptKeyOf } from '@hamkori/schema/receipts'
import { ref } from 'vue'
import type { ResultOf, VariablesOf } from '../../../platform/graphql.ts'
import { sendGraphql } from '../../../platform/send.ts'
import { useResend } from '../../../platform/useResend.ts'
import { newUuid } from '../../../platform/uuid.ts'
import type { submitRatingMutation } from '../feedback.documents.ts'
import { submitRatingText } from './submit-rating.text.ts'

type Variables = VariablesOf<typeof submitRatingMutation>
type Answer = NonNullable<ResultOf<typeof submitRatingMutation>['submitRating']>

/** A rating as the form knows it; keys and receipt are made here. */
export type RatingDraft = Omit<Variables['input'], 'idempotencyKey' | 'receiptKey'>

/** What became of a rating. */
export type SendOutcome = 'accepted' | 'invalid' | 'unitGone' | 'conflict' | 'busy' | 'offline' | 'failed'

/**
 * Sends a rating from the device. The receipt and the key that makes a repeat harmless are made once here and never
 * leave it (only the receipt's hash does), so that a lost answer may be asked for again any number of times.
 */
export function useSendRating() {
  const sending = ref(false)
  const outcome = ref<SendOutcome | null>(null)
  const issues = ref<readonly { path: readonly string[]; code: string }[]>([])
  const retrySeconds = ref(0)
  const receipt = newReceipt()
  const code = formatReceipt(receipt)
  const idempotencyKey = newUuid()
  let waiting: RatingDraft | null = null
  const { after, stop } = useResend(resend)

  async function send(draft: RatingDraft): Promise<SendOutcome> {
    stop()
    sending.value = true
    issues.value = []
    outcome.value = await attempt(draft)
    sending.value = false
    waiting = outcome.value === 'offline' || outcome.value === 'busy' ? draft : null
    if (waiting) after(outcome.value === 'busy' ? retrySeconds.value * 1000 : undefined)
    return outcome.value
  }

  async function attempt(draft: RatingDraft): Promise<SendOutcome> {
    try {
      const input = { ...draft, idempotencyKey, receiptKey: await receiptKeyOf(receipt) }
      const answer = await sendGraphql<{ submitRating: Answer }>({ query: submitRatingText, variables: { input } })
      const busyFor = answer.errors?.[0]?.extensions?.retryAfterSeconds
      return busyFor === undefined ? read(answer.data?.submitRating) : busy(busyFor)
    } catch (failure) {
      // fetch rejects with a TypeError when the network is away; anything else came from the server.
      return failure instanceof TypeError ? 'offline' : 'failed'
    }
  }

  function read(result: Answer | undefined): SendOutcome {
    switch (result?.__typename) {
      case 'RatingAccepted':
        return 'accepted'
      case 'InvalidInputError':
        issues.value = result.issues
        return 'invalid'
      case 'NotFoundError':
        return 'unitGone'
      case 'ConflictError':
        return 'conflict'
      case 'UnavailableError':
        return busy(result.retryAfterSeconds)
      case undefined:
        return 'failed'
      default:
        return result satisfies never
    }
  }

  function busy(seconds: number): SendOutcome {
    retrySeconds.value = seconds
    return 'busy'
  }

  function resend() {
    if (waiting && !sending.value) void send(waiting)
  }

  return { sending, outcome, issues, retrySeconds, code, send, resend }
}
