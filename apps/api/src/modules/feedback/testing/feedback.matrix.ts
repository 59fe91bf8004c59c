import { randomBytes, randomUUID } from 'node:crypto'
import { atMoment, now } from '../../../platform/clock.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { defineMatrix, keyIn } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { submitRating } from '../index.ts'

const unknownReceipt = '0'.repeat(64)

/** What the module of feedback contributes to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    rating: {
      restricted: ['content_hash', 'receipt_key'],
      others: ['instrument', 'contact_kind', 'initiated_by', 'happened', 'channel', 'facts', 'age_band', 'sex'],
      uncounted: 'scores have a version of their own',
    },
    rating_comment: { restricted: ['text'], others: ['language'], uncounted: 'comments are not public' },
    rating_key: { uncounted: 'keys are not public' },
    rating_sum: {
      others: ['contact_kind', 'answers', 'facts', 'channels'],
      uncounted: 'scores have a version of their own',
    },
    rating_sum_pending: {
      others: ['contact_kind', 'channel', 'facts'],
      uncounted: 'scores have a version of their own',
    },
  },
  queries: {
    // Whoever holds the receipt knows its key; everybody else can only guess.
    ratingByReceipt: (fixtures, actor, half) => [
      {
        tag: half,
        args: `receiptKey: "${actor === 'receiptHolder' && half === 'own' ? (fixtures.halves.own['receipt'] ?? '') : unknownReceipt}"`,
      },
    ],
  },
  actions: {
    submitRating: {
      isOpen: true,
      input: (thing, _id, scope) => ({
        input: {
          idempotencyKey: keyIn(scope),
          receiptKey: randomBytes(32).toString('hex'),
          unitCode: thing('unitCode'),
          instrument: 'HRS-8/2',
          contactKind: 'documentDesk',
          channel: 'web',
          a8: 4,
        },
      }),
    },
  },
  async makeRecords(maker, ground) {
    await rateEnough(ground)
    return makeRating(maker, ground)
  },
  // A comment before moderation is its author's, who holds the receipt.
  canaryRules: { comment: `$3 = $4` },
})

const months = 14
/** Each month has enough ratings for a score, and together they show which channels and kinds of contact they are of. */
const ratingsAMonth = 30

/** Ratings of more than a year, so that a dashboard has a score, a trend and something to compare them with. */
async function rateEnough({ unitCode }: Ground): Promise<void> {
  const dayOfMonth = (ago: number) => new Date(Date.UTC(now().getUTCFullYear(), now().getUTCMonth() - ago, 3, 8))
  for (let ago = 0; ago < months; ago += 1) {
    await atMoment(dayOfMonth(ago), () =>
      Promise.all(
        Array.from({ length: ratingsAMonth }, (_, at) =>
          submitRating(anonymous, {
            idempotencyKey: randomUUID(),
            receiptKey: randomBytes(32).toString('hex'),
            unitCode,
            instrument: 'HRS-8/2',
            contactKind: at % 3 === 0 ? 'trafficStop' : 'documentDesk',
            channel: at % 2 === 0 ? 'web' : 'qr',
            a1: 1 + (at % 5),
            a8: ago < 6 ? 4 : 2,
          }),
        ),
      ),
    )
  }
}

async function makeRating(maker: Maker, { unitCode }: Ground): Promise<Things> {
  const receipt = randomBytes(32).toString('hex')
  await submitRating(anonymous, {
    idempotencyKey: randomUUID(),
    receiptKey: receipt,
    unitCode,
    instrument: 'HRS-8/2',
    contactKind: 'documentDesk',
    channel: 'web',
    a1: 3,
    a8: 4,
    comment: maker.canary('comment', 'rating_comment.text', receipt),
    commentLanguage: 'tg',
  })
  const { contentHash, receiptKey } = await ownerDb.rating.findFirstOrThrow({
    where: { receiptKey: Buffer.from(receipt, 'hex') },
  })
  maker.mark('secret', 'rating.content_hash', receipt, contentHash)
  maker.mark('secret', 'rating.receipt_key', receipt, receiptKey)
  return { receipt }
}
