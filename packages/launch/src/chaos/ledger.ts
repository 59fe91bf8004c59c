import { randomBytes, randomUUID } from 'node:crypto'
import { appendFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { instrumentVersion } from '@hamkori/schema/questionnaire'
import { withClient } from '../postgres/roles.ts'

/** Residents who rate without a pause, and the ledger of what they were told, kept outside the installation. */
export interface Ledger {
  /** How many ratings were answered with "accepted". */
  acknowledged(): number
  /** Resolves as soon as a rating is accepted that was sent after `since`, a moment as of performance.now(). */
  acceptedAfter(since: number): Promise<void>
  /** The longest time since a moment in which nothing was accepted, in milliseconds. */
  longestPause(since: number): number
  /** Rejects when a rating is refused, which nothing that goes wrong may lead to. */
  readonly refused: Promise<never>
  /** Ends the writing. Whatever was sent by then is sent until it is answered, so that the count is exact. */
  close(): Promise<void>
}

const writers = 4
/** Longer than the API takes to say that it is busy. */
const answerMilliseconds = 20_000
const pauseMilliseconds = 50

const submit = `mutation ($input: SubmitRatingInput!) {
  submitRating(input: $input) { __typename }
}`

/**
 * Lets four residents rate a unit one rating after the other, each sent again with the same key until it is answered, as the form
 * does.
 * @param origin where the application answers.
 * @param file where each accepted rating is written as soon as it is accepted: the key of its receipt, a line each.
 */
export function openLedger(origin: string, unitCode: string, file: string): Ledger {
  writeFileSync(file, '')
  let closing = false
  const acceptances: number[] = []
  let waiting: { since: number; resolve: () => void }[] = []

  async function write(): Promise<void> {
    while (!closing) {
      const rating = {
        idempotencyKey: randomUUID(),
        receiptKey: randomBytes(32).toString('hex'),
        unitCode,
        instrument: instrumentVersion,
        contactKind: 'documentDesk',
        a8: 4,
        channel: 'web',
      }
      for (;;) {
        const sent = performance.now()
        if (await isAccepted(origin, rating)) {
          appendFileSync(file, `${rating.receiptKey}\n`)
          acceptances.push(performance.now())
          for (const { since, resolve } of waiting) if (sent > since) resolve()
          waiting = waiting.filter(({ since }) => sent <= since)
          break
        }
        await sleep(pauseMilliseconds)
      }
    }
  }

  const written = Promise.all(Array.from({ length: writers }, write))
  const refused = written.then(() => new Promise<never>(() => undefined))
  // Whoever waits for it hears of it; until then it is nobody's.
  refused.catch(() => undefined)
  return {
    acknowledged: () => acceptances.length,
    acceptedAfter: (since) => new Promise((resolve) => waiting.push({ since, resolve })),
    longestPause(since) {
      const moments = [since, ...acceptances.slice(acceptances.findLastIndex((at) => at <= since) + 1)]
      return Math.max(...moments.map((at, place) => (moments[place + 1] ?? performance.now()) - at))
    },
    refused,
    async close() {
      closing = true
      await written
    },
  }
}

async function isAccepted(origin: string, input: object): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: submit, variables: { input } }),
      signal: AbortSignal.timeout(answerMilliseconds),
    })
    if (answer.status >= 502 && answer.status <= 504) return false
    const { data, errors } = (await answer.json()) as {
      data?: { submitRating?: { __typename: string } } | null
      errors?: { message: string }[]
    }
    const outcome = data?.submitRating?.__typename
    if (outcome === 'RatingAccepted') return true
    if (outcome === 'UnavailableError') return false
    throw new Refused(
      `a rating was refused: ${outcome ?? errors?.map(({ message }) => message).join('; ') ?? answer.status}`,
    )
  } catch (failure) {
    // A connection that is refused, reset or silent is what the faults are about; a refusal is not.
    if (failure instanceof Refused) throw failure
    return false
  }
}

class Refused extends Error {}

/** How the ledger and the database compare. */
export interface Comparison {
  readonly stored: number
  /** Accepted, and not there. */
  readonly lost: number
  /** There more than once. */
  readonly twice: number
  /** There, and never accepted. */
  readonly unasked: number
}

/** Compares the ledger with what is in the database. */
export async function compare(ownerUrl: string, acceptedKeys: readonly string[]): Promise<Comparison> {
  const rows = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ key: string; times: string }>(
      "SELECT encode(receipt_key, 'hex') AS key, count(*) AS times FROM rating GROUP BY 1",
    )
    return rows
  })
  const times = new Map(rows.map((row) => [row.key, Number(row.times)]))
  const accepted = new Set(acceptedKeys)
  return {
    stored: [...times.values()].reduce((sum, each) => sum + each, 0),
    lost: acceptedKeys.filter((key) => !times.has(key)).length,
    twice: [...times.values()].filter((each) => each > 1).length,
    unasked: [...times.keys()].filter((key) => !accepted.has(key)).length,
  }
}
