import { figureCharts } from '@hamkori/schema/dashboards.constants'
import type { FigureChart } from '@hamkori/schema/dashboards.constants'
import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../../platform/links.ts'
import type { ListAddress } from '../../../platform/links.ts'
import { anyText } from '../../../platform/useFilteredList.ts'
import { scopeOfCode } from '../compare.ts'
import { chosenDimension } from '../scores.ts'
import type { Dashboard } from '../scores.ts'

/** Which figure of which scope, of which score and release, as its address says it. */
export interface FigureAddress extends ListAddress {
  /** The code of a place or a police unit; of the country where it is absent. */
  readonly of?: string | undefined
  readonly chart?: string | undefined
  readonly show?: string | undefined
  /** The number of a release; the newest where it is absent. */
  readonly release?: string | undefined
}

/** How a figure is read from its address. */
export const figureFilters = { of: anyText, chart: anyText, show: anyText, release: anyText }

/** The address of a figure: with the number of a release it says the same for good. */
export function figureAddress(language: Language, figure: FigureAddress = {}): string {
  return addressOf(language, ['dashboards', 'figure'], { ...figure })
}

/** What an address asks for; null where there can be no such figure. */
export function figureAsked({ of = 'TJ', chart = 'statements', show, release }: FigureAddress) {
  const known = figureCharts.find((each) => each === chart)
  const number = release === undefined ? null : /^[1-9]\d{0,6}$/.test(release) ? Number(release) : undefined
  if (known === undefined || number === undefined) return null
  const scope = /^TJ(-|$)/.test(of) ? scopeOfCode(of) : ('unit' as const)
  return {
    chart: known,
    dimension: chosenDimension(show),
    variables: { scope, code: of, release: number, map: known === 'map' },
  }
}

/** Whether a dashboard has anything to draw of a chart. */
export function hasFigure({ scope, rows, funnelMeans, kinds, facts, release }: Dashboard, chart: FigureChart): boolean {
  if (!release) return false
  if (chart === 'map') return scope === 'country' || scope === 'region'
  if (chart === 'places') return rows.length > 0
  if (chart === 'funnel') return funnelMeans.some((mean) => mean !== null)
  if (chart === 'kinds') return kinds.some(({ scores }) => scores.some(({ low }) => low !== null))
  return chart !== 'facts' || facts.some(({ low }) => low !== null)
}
