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
    const months = monthsOf((receivedBy.get(unit.id) ?? []).filter(({ month }) => month <= through))
    for (const measure of measures) {
      const left = leftOver(measure, months, releasedBy.get(unit.id) ?? [], (month, byKind) =>
        add(unit, measure, latest(month, openFrom), byKind, { level: 'unit', areaCode: null }),
      )
      if (left !== null && left.since <= shiftMonth(through, -patienceMonths))
        stale.push({ unit, measure, byKind: left.byKind })
    }
  }
  for (const measure of measures) pool(stale.filter((each) => each.measure === measure))
  return [...groups.values()].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

  /** Puts what waited long together, in the nearest place that has ten. */
  function pool(waiting: readonly Stale[]): void {
    let rest = waiting
    for (const level of ['area', 'region', 'country'] as const) {
      const byPlace = Map.groupBy(rest, ({ unit }) => unit.areas.find((area) => area.level === level)?.code ?? '')
      rest = [...byPlace].flatMap(([areaCode, here]) => {
        const total = here.reduce((sum, { measure, byKind }) => sum + totalOf(measure, byKind), 0)
        if (areaCode === '' || total < releaseGroup) return here
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
    byKind: Counters,
    { level, areaCode }: Pick<AnswerGroup, 'level' | 'areaCode'>,
  ): void {
    for (const [kind, counters] of byKind) {
      const moved = [...measure.slots, ...measure.with].filter((slot) => (counters[slot] ?? 0) !== 0)
      if (moved.length === 0) continue
      const empty = new Array<number>(counterLength).fill(0)
      const group = {
        ...{ unitId: unit.id, kind, month, level, areaCode },
        counters: empty,
        demonstration: demonstration.has(unit.id),
      }
      const known = groups.get(keyOf(group)) ?? group
      for (const slot of moved) known.counters[slot] = (known.counters[slot] ?? 0) + (counters[slot] ?? 0)
      groups.set(keyOf(known), known)
    }
  }
}

/** Counters by kind of contact. */
type Counters = ReadonlyMap<string, readonly number[]>
interface Stale {
  readonly unit: UnitPlace
  readonly measure: Measure
  readonly byKind: Counters
}

/**
 * Goes through the months of a unit and gives every ten answers that have come together to `publish`. Answers what is left, and since
 * which month it waits; null where nothing is.
 */
function leftOver(
  measure: Measure,
  months: readonly (readonly [month: string, byKind: Counters])[],
  released: readonly ReleasedAnswers[],
  publish: (month: string, byKind: Counters) => void,
): { since: string; byKind: Counters } | null {
  let waiting = new Map<string, readonly number[]>()
  for (const { kind, counters } of released)
    waiting.set(
      kind,
      sum(
        waiting.get(kind),
        counters.map((count) => -count),
      ),
    )
  let since: string | null = null
  for (const [month, byKind] of months) {
    for (const [kind, counters] of byKind) waiting.set(kind, sum(waiting.get(kind), counters))
    // Less than nothing: these months were counted before, together with later ones.
    const total = totalOf(measure, waiting)
    if (total >= releaseGroup) {
      publish(month, waiting)
      waiting = new Map()
      since = null
    } else if (total > 0) since ??= month
  }
  return since === null ? null : { since, byKind: waiting }
}

function monthsOf(received: readonly ReceivedAnswers[]): [string, Counters][] {
  const byMonth = Map.groupBy(received, ({ month }) => month)
  return [...byMonth.keys()].toSorted().map((month) => {
    const byKind = new Map<string, readonly number[]>()
    for (const { kind, counters } of byMonth.get(month) ?? []) byKind.set(kind, sum(byKind.get(kind), counters))
    return [month, byKind]
  })
}

function totalOf(measure: Measure, byKind: Counters): number {
  return [...byKind.values()].reduce((total, counters) => total + answeredOf(measure, counters), 0)
}

function sum(one: readonly number[] | undefined, other: readonly number[]): number[] {
  return other.map((count, slot) => count + (one?.[slot] ?? 0))
}

function latest(month: string, other: string): string {
  return month > other ? month : other
}

function keyOf({ unitId, kind, month, level, areaCode }: AnswerGroup): string {
  return [month, level, areaCode ?? '', unitId, kind].join(' ')
}
