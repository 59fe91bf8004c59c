import type { ScopeKind } from '@hamkori/schema/dashboards'
import { thresholdScore } from '@hamkori/schema/dashboards'
import { channels, contactKinds, statementCodes } from '@hamkori/schema/feedback'
import type { ContactKind } from '@hamkori/schema/feedback'
import type { BreakdownPart } from './breakdowns.ts'
import { publishMeasure } from './cells.ts'
import type { Cell } from './cells.ts'
import { monthsOfQuarter } from './closed-quarters.ts'
import { inMonths } from './lattice.ts'
import type { PublishedRelease } from './read-release.ts'

/** How many of the ratings came in one way, from 0 to 1. `other` are those whose way may not be told. */
export interface ChannelShare {
  readonly channel: string
  readonly share: number
}

/** What people say of one kind of contact: eight cells, A1 to A8, without a comparison. */
export interface KindScores {
  readonly kind: ContactKind
  readonly scores: readonly Cell[]
}

/**
 * How the ratings of a scope came in, over the quarters of the release's twelve months that have ended; in whole hundredths. Empty
 * below thirty ratings, and where nothing may be told.
 */
export function channelShares(release: PublishedRelease, kind: ScopeKind, code: string): ChannelShare[] {
  const parts = partsOf(release, kind, code)
  const months = release.quarters.flatMap(monthsOfQuarter)
  const total = inMonths(release.lattice.ofScope(kind, code), months).n[statementCodes.length - 1] ?? 0
  if (total < thresholdScore) return []
  const counts = channels.map((channel) => {
    const ofChannel = parts.filter(({ part }) => part === `channel:${channel}`)
    return ofChannel.reduce((sum, { answered }) => sum + Math.max(0, answered[0] ?? 0), 0)
  })
  const told = counts.reduce((sum, count) => sum + count, 0)
  if (told === 0) return []
  return [
    ...channels.map((channel, at): [string, number] => [channel, counts[at] ?? 0]),
    ['other', total - told] as const,
  ]
    .filter(([, count]) => count > 0)
    .map(([channel, count]) => ({ channel, share: Math.round((count / total) * 100) / 100 }))
}

/** What people say by kind of contact, over the quarters that have ended; kinds of which nothing may be told are left out. */
export function kindScores(release: PublishedRelease, scope: ScopeKind, code: string): KindScores[] {
  const parts = partsOf(release, scope, code)
  return contactKinds.flatMap((kind) => {
    const ofKind = parts.filter(({ part }) => part === `kind:${kind}`)
    const sum = (of: (part: BreakdownPart) => readonly number[]): number[] =>
      statementCodes.map((_, at) =>
        ofKind.reduce((all, part) => all + ((part.answered[at] ?? -1) < 0 ? 0 : (of(part)[at] ?? 0)), 0),
      )
    const counts = {
      n: sum(({ answered }) => answered),
      s: sum(({ favourable }) => favourable),
      points: [],
      squares: [],
    }
    const scores = statementCodes.map((_, at) => publishMeasure(counts, at, null))
    return scores.some(({ low }) => low !== null) ? [{ kind, scores }] : []
  })
}

function partsOf({ breakdowns, quarters }: PublishedRelease, kind: ScopeKind, code: string): BreakdownPart[] {
  return (breakdowns.get(`${kind} ${code}`) ?? []).filter(({ quarter }) => quarters.includes(quarter))
}
