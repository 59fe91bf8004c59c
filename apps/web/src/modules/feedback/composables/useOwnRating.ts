import { parseReceipt, receiptKeyOf } from '@hamkori/schema/receipts'
import { useClientHandle } from '@urql/vue'
import { ref, shallowRef } from 'vue'
import { failureOf } from '../../../platform/action-result.ts'
import type { ResultOf } from '../../../platform/graphql.ts'
import { ownRatingQuery } from '../feedback.documents.ts'

/** What the holder of a receipt sent. */
export type OwnRating = NonNullable<ResultOf<typeof ownRatingQuery>['ratingByReceipt']>

/** How looking up a receipt went. */
export type LookUpOutcome = 'found' | 'notAReceipt' | 'missing' | 'offline' | 'failed'

/** Finds what was sent with a receipt. Only the hash of the code is asked for. */
export function useOwnRating() {
  const { client } = useClientHandle()
  const rating = shallowRef<OwnRating | null>(null)
  const looking = ref(false)

  /** `code` is what the holder typed. */
  async function lookUp(code: string): Promise<LookUpOutcome> {
    const receipt = parseReceipt(code)
    rating.value = null
    return receipt ? lookUpByKey(await receiptKeyOf(receipt), 'network-only') : 'notAReceipt'
  }

  /** `cache-first` takes the answer that came with the page. */
  async function lookUpByKey(
    receiptKey: string,
    requestPolicy: 'network-only' | 'cache-first',
  ): Promise<LookUpOutcome> {
    looking.value = true
    const answer = await client.query(ownRatingQuery, { receiptKey }, { requestPolicy }).toPromise()
    looking.value = false
    if (answer.error) return failureOf(answer.error) === 'offline' ? 'offline' : 'failed'
    rating.value = answer.data?.ratingByReceipt ?? null
    return rating.value ? 'found' : 'missing'
  }

  function hide() {
    rating.value = null
  }

  return { rating, looking, lookUp, lookUpByKey, hide }
}
