import { channels, factKeys, scoreKeys } from '@hamkori/schema/feedback'

/**
 * What is counted and published by itself: a statement A1 to A8, answered when one of the points 1 to 5 was given, or a fact F1 to
 * F8, answered when it was yes or no.
 */
export interface Measure {
  /** A1 to A8, F1 to F8. */
  readonly code: string
  /** Where its answers stand in a list of counters, by point (statements) or as yes and no (facts). */
  readonly slots: readonly number[]
  /** Of these slots, the favourable ones: 4 and 5, or yes. */
  readonly favourable: readonly number[]
  /** Everything that is released together: its slots, and counters that are no answers of its own. */
  readonly released: readonly number[]
}

const answerSlots = scoreKeys.length * 6
const factSlots = factKeys.length * 2
/** Length of a list of counters: 48 of A1 to A8 (points 1 to 5, "does not apply"), 16 of F1 to F8 (yes, no), 4 channels. */
export const counterLength = answerSlots + factSlots + channels.length
const channelSlots = channels.map((_, at) => answerSlots + factSlots + at)

const statements: readonly Measure[] = scoreKeys.map((key, at) => {
  const slots = [0, 1, 2, 3, 4].map((point) => at * 6 + point)
  // Everybody answers A8, so that its answers are the ratings, and the channels are counted with it.
  const released = key === 'a8' ? [...slots, ...channelSlots] : slots
  return { code: key.toUpperCase(), slots, favourable: slots.slice(3), released }
})
const facts: readonly Measure[] = factKeys.map((key, at) => {
  const yes = answerSlots + at * 2
  const slots = [yes, yes + 1]
  return { code: key.toUpperCase(), slots, favourable: [yes], released: slots }
})

/** A1 to A8, then F1 to F8. */
export const measures: readonly Measure[] = [...statements, ...facts]

/** How many answered, of a list of counters. */
export function answeredOf({ slots }: Measure, counters: readonly number[]): number {
  return slots.reduce((sum, slot) => sum + (counters[slot] ?? 0), 0)
}

/** How many answered favourably. */
export function favourableOf({ favourable }: Measure, counters: readonly number[]): number {
  return favourable.reduce((sum, slot) => sum + (counters[slot] ?? 0), 0)
}

/** The four counters of the channels web, qr, reception and paper. */
export function channelsOf(counters: readonly number[]): number[] {
  return channelSlots.map((slot) => counters[slot] ?? 0)
}
