import type { ScopeKind } from '@hamkori/schema/dashboards.constants'
import { shiftMonth } from '@hamkori/schema/dashboards.constants'
import { patienceMonths, releaseGroup } from '@hamkori/schema/releases.constants'
import { answeredOf, counterLength, measures } from './measures.ts'
import type { Measure } from './measures.ts'

/** Counted answers about one unit, of one kind of contact, received in one month (`YYYY-MM`). */
export interface ReceivedAnswers {
  readonly unitId: string
  readonly kind: string
  readonly month: string
  /** See `counterLength`. */
  readonly counters: readonly number[]
  readonly demonstration: boolean
}

/** Answers of a unit and kind that earlier releases have published, whatever they were counted for. */
export interface ReleasedAnswers {
  readonly unitId: string
  readonly kind: string
  readonly counters: readonly number[]
}

/** Where a unit stands. */
export interface UnitPlace {
  readonly id: string
  readonly code: string
  /** From the unit's own place up to the country. */
  readonly areas: readonly { readonly level: Exclude<ScopeKind, 'unit'>; readonly code: string }[]
}

/** Answers of one unit and kind that are published from now on. */
export interface AnswerGroup {
  readonly unitId: string
  readonly kind: string
  /** The month for which they count, `YYYY-MM`: that of the latest answers of the group. */
  readonly month: string
  /** What they are counted for: the unit and everything above it, or only the place with this code and what is above that. */
  readonly level: ScopeKind
  /** Null for the level of the unit. */
  readonly areaCode: string | null
  readonly counters: number[]
  readonly demonstration: boolean
}

export interface Waiting {
  readonly units: readonly UnitPlace[]
  readonly received: readonly ReceivedAnswers[]
  readonly released: readonly ReleasedAnswers[]
  /** The last month that is counted. */
  readonly through: string
  /** The first month that no release has closed: nothing is added to months before it. */
  readonly openFrom: string
}

/**
 * Chooses which of the answers that wait are published now. For each unit and each statement or fact by itself, they are published
 * together as soon as ten wait, and never fewer: month by month, so that each group counts for the month of its latest
 * answers, and what is left over waits. What has waited for half a year is published with others of the same district, region or
 * country, the nearest that has ten, and counts for that place only.
 *
 * So every number that is ever published, and every difference between two of them, is a sum of whole groups of ten or more. It is
 * microaggregation with a fixed threshold (Hundepool et al., Statistical Disclosure Control, 2012, §3.6), applied to time.
 *
 * Deterministic: the order of the input does not matter.
 */
export function groupAnswers({ units, received, released, through, openFrom }: Waiting): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>()
  const receivedBy = Map.groupBy(received, ({ unitId }) => unitId)
  const releasedBy = Map.groupBy(released, ({ unitId }) => unitId)
  const ordered = units.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  const demonstration = new Set(received.flatMap((each) => (each.demonstration ? [each.unitId] : [])))
  const stale: Stale[] = []

  for (const unit of ordered) {
    const months = byMonth((receivedBy.get(unit.id) ?? []).filter(({ month }) => month <= through))
    for (const measure of measures) {
      const left = leftOver(measure, months, releasedBy.get(unit.id) ?? [], (month, byKind) =>
        add(unit, measure, latest(month, openFrom), byKind, { level: 'unit', areaCode: null }),
      )
      if (left !== null && left.since <= shiftMonth(through, -patienceMonths))
        stale.push({ unit, measure, byKind: left.byKind, total: left.total })
    }
  }
  for (const measure of measures) pool(stale.filter((each) => each.measure === measure))
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group)

  /** Puts what waited long together, in the nearest place that has ten. */
  function pool(waiting: readonly Stale[]): void {
    let rest = waiting
    for (const level of ['area', 'region', 'country'] as const) {
      const byPlace = Map.groupBy(rest, ({ unit }) => unit.areas.find((area) => area.level === level)?.code ?? '')
      rest = [...byPlace].flatMap(([areaCode, here]) => {
        if (areaCode === '' || here.reduce((sum, { total }) => sum + total, 0) < releaseGroup) return here
        for (const { unit, measure, byKind } of here)
          add(unit, measure, latest(through, openFrom), byKind, { level, areaCode })
        return []
      })
    }
  }

  function add(
    unit: UnitPlace,
    measure: Measure,
    month: string,
    byKind: Waiters,
    { level, areaCode }: Pick<AnswerGroup, 'level' | 'areaCode'>,
  ): void {
    for (const [kind, counts] of byKind) {
      if (counts.every((count) => count === 0)) continue
      const key = `${month} ${level} ${areaCode ?? ''} ${unit.id} ${kind}`
      const known = groups.get(key)
      const counters = known?.counters ?? new Array<number>(counterLength).fill(0)
      for (const [at, slot] of measure.released.entries()) counters[slot] = (counters[slot] ?? 0) + (counts[at] ?? 0)
      if (known === undefined)
        groups.set(key, {
          ...{ unitId: unit.id, kind, month, level, areaCode, counters },
          demonstration: demonstration.has(unit.id),
        })
    }
  }
}

/** What waits of one measure, by kind of contact: a count for each slot of `measure.released`. */
type Waiters = ReadonlyMap<string, readonly number[]>
interface Stale {
  readonly unit: UnitPlace
  readonly measure: Measure
  readonly byKind: Waiters
  /** How many answered. */
  readonly total: number
}

/**
 * Goes through the months of a unit and gives every ten answers that have come together to `publish`. Answers what is left, and since
 * which month it waits; null where nothing is.
 */
function leftOver(
  measure: Measure,
  months: readonly (readonly [month: string, received: readonly ReceivedAnswers[]])[],
  released: readonly ReleasedAnswers[],
  publish: (month: string, byKind: Waiters) => void,
): { since: string; byKind: Waiters; total: number } | null {
  let waiting = new Map<string, number[]>()
  let total = 0
  const move = ({ kind, counters }: ReleasedAnswers, sign: 1 | -1): void => {
    const counts = waiting.get(kind) ?? measure.released.map(() => 0)
    for (const [at, slot] of measure.released.entries()) counts[at] = (counts[at] ?? 0) + sign * (counters[slot] ?? 0)
    waiting.set(kind, counts)
    total += sign * answeredOf(measure, counters)
  }
  for (const answers of released) move(answers, -1)
  let since: string | null = null
  for (const [month, received] of months) {
    for (const answers of received) move(answers, 1)
    // Less than nothing: these months were counted before, together with later ones. Where that is so of one kind of contact or one
    // point alone, as when answers for an earlier month came late, the group waits for the month that makes it whole.
    if (total >= releaseGroup && isWhole(waiting)) {
      publish(month, waiting)
      waiting = new Map()
      total = 0
      since = null
    } else if (total > 0) since ??= month
  }
  return since === null ? null : { since, byKind: waiting, total }
}

/** Whether nothing would be published less than nothing. */
function isWhole(waiting: Waiters): boolean {
  return [...waiting.values()].every((counts) => counts.every((count) => count >= 0))
}

function byMonth(received: readonly ReceivedAnswers[]): [string, ReceivedAnswers[]][] {
  return [...Map.groupBy(received, ({ month }) => month)].toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function latest(month: string, other: string): string {
  return month > other ? month : other
}
