import { funnelDistances } from '@hamkori/schema/dashboards.constants'
import type { FunnelPoint } from '../../../ui/funnel.ts'
import type { FigureRow } from './figure.ts'
import { funnelLimits, positionTones } from './funnel-places.ts'
import type { PlacesFunnel } from './funnel-places.ts'

/** What the drawing of a funnel takes. */
export function drawnFunnel(funnel: PlacesFunnel, rows: readonly FigureRow[]) {
  const points = rows.flatMap(({ item, label, funnel: place }): FunnelPoint[] => {
    if (!place) return []
    const { answers, share, position } = place
    return [{ key: item, answers, share, tone: positionTones[position], name: position === 'inside' ? null : label }]
  })
  const limits = (answers: number) => ({
    inner: funnelLimits(funnel, answers, funnelDistances.inner),
    outer: funnelLimits(funnel, answers, funnelDistances.outer),
  })
  return { points, limits, mean: funnel.mean * 100 }
}
