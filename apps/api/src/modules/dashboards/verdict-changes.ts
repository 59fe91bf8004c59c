import type { ScopeKind, Verdict } from '@hamkori/schema/dashboards'
import { statementCodes } from '@hamkori/schema/feedback'
import { scopeScores } from '../releases/index.ts'
import type { PublishedRelease } from '../releases/index.ts'
import type { Scope } from './scopes.ts'

/** A word that became another one between two releases. Null is the dash of too few answers. */
export interface VerdictChange {
  readonly place: Scope
  /** A1 to A8. */
  readonly statement: string
  readonly before: Verdict | null
  readonly after: Verdict | null
}

/**
 * What changed in words between a release and the one before it: of the scope itself and of what its table lists. Figures move
 * every week; a word that changes is news.
 */
export function verdictChanges(
  release: PublishedRelease,
  before: PublishedRelease | null,
  places: readonly Scope[],
): VerdictChange[] {
  if (before === null) return []
  return places.flatMap((place) => {
    const [then, now] = [wordsOf(before, place.kind, place.code), wordsOf(release, place.kind, place.code)]
    return statementCodes.flatMap((statement, at): VerdictChange[] => {
      const [one, other] = [then[at] ?? null, now[at] ?? null]
      return one === other ? [] : [{ place, statement, before: one, after: other }]
    })
  })
}

function wordsOf(release: PublishedRelease, kind: ScopeKind, code: string): (Verdict | null)[] {
  return scopeScores(release, kind, code).scores.map(({ verdict }) => verdict)
}
