import { funnelDistances } from '@hamkori/schema/dashboards.constants'
import type { FunnelPosition } from '@hamkori/schema/dashboards.constants'
import type { Tone } from '../../../ui/tones.ts'
import { dimensionsInOrder } from '../scores.ts'
import type { Dashboard, DimensionKey } from '../scores.ts'

/** A district in the funnel of its region. Shares and limits are per cent. */
export interface FunnelPlace {
  readonly code: string
  readonly answers: number
  readonly share: number
  readonly position: FunnelPosition
  /** Where 95, and where 99.8, of a hundred districts with so many answers would lie. */
  readonly inner: readonly [low: number, high: number]
  readonly outer: readonly [low: number, high: number]
}

/** The funnel of one statement, with the districts that have enough answers. */
export interface PlacesFunnel {
  readonly mean: number
  readonly widening: number
  readonly places: readonly FunnelPlace[]
}

/** Only what lies beyond the outer limits is coloured: beyond the inner ones lies one of twenty by chance. */
export const positionTones: Readonly<Record<FunnelPosition, Tone>> = {
  ...{ farAbove: 'better', above: 'same', inside: 'same', below: 'same', farBelow: 'worse' },
}

/** Where districts with so many answers lie, per cent: mean ± z · √(mean · (1 − mean) / answers) · widening, within 0 to 100. */
export function funnelLimits(
  { mean, widening }: Pick<PlacesFunnel, 'mean' | 'widening'>,
  answers: number,
  z: number,
): readonly [low: number, high: number] {
  const error = z * Math.sqrt((mean * (1 - mean)) / answers) * widening
  return [100 * Math.max(0, mean - error), 100 * Math.min(1, mean + error)]
}

/** The funnel of a score; null where too few districts have enough answers. */
export function funnelOf(
  { funnelMeans, funnelWidenings, rows }: Dashboard,
  dimension: DimensionKey,
): PlacesFunnel | null {
  const at = dimensionsInOrder.indexOf(dimension)
  const [mean, widening] = [funnelMeans[at], funnelWidenings[at]]
  if (mean == null || widening == null) return null
  const places = rows.flatMap(({ code, scores, shares, positions }): FunnelPlace[] => {
    const [share, position, answers] = [shares[at], positions[at], scores[at]?.n]
    if (share == null || position == null || answers == null) return []
    const limitsAt = (z: number) => funnelLimits({ mean, widening }, answers, z)
    const [inner, outer] = [limitsAt(funnelDistances.inner), limitsAt(funnelDistances.outer)]
    return [{ code, answers, share, position, inner, outer }]
  })
  return { mean, widening, places }
}
