import { parseReceipt, receiptKeyOf } from '@hamkori/schema/receipts'
import { useClientHandle } from '@urql/vue'
import { ref, shallowRef } from 'vue'
import type { ResultOf } from '../../../platform/graphql.ts'
import { ownRatingQuery } from '../feedback.documents.ts'

/** What the holder of a receipt sent. */
export type OwnRating = NonNullable<ResultOf<typeof ownRatingQuery>['ratingByReceipt']>

/** How looking up a receipt went. */
export type LookUpOutcome = 'found' | 'notAReceipt' | 'missing' | 'offline'

/** Finds what was sent with a receipt. The code stays on the device: only its hash is asked for, and the answer is not cached. */
export function useOwnRating() {
  const { client } = useClientHandle()
  const rating = shallowRef<OwnRating | null>(null)
  const looking = ref(false)

  async function lookUp(code: string): Promise<LookUpOutcome> {
    const receipt = parseReceipt(code)
    rating.value = null
    if (!receipt) return 'notAReceipt'
    looking.value = true
    const receiptKey = await receiptKeyOf(receipt)
    const answer = await client.query(ownRatingQuery, { receiptKey }, { requestPolicy: 'network-only' }).toPromise()
    looking.value = false
    if (answer.error) return 'offline'
    rating.value = answer.data?.ratingByReceipt ?? null
    return rating.value ? 'found' : 'missing'
  }

  function hide() {
    rating.value = null
  }

  return { rating, looking, lookUp, hide }
}
