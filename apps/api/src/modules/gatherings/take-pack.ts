import { gatheringLimits } from '@hamkori/schema/gatherings'
import { today } from '../../platform/clock.ts'
import { trilingual } from '../../platform/text-types.ts'
import type { NameShape } from '../../platform/text-types.ts'
import { readActivitiesOfPeriod } from '../activities/index.ts'
import { loadCouncils } from '../councils/index.ts'
import { readPlansOfYears } from '../plans/index.ts'
import { proposals as proposalCases } from '../proposals/index.ts'
import { publicRecommendationsAt } from '../recommendations/index.ts'
import { shortcomings as shortcomingCases } from '../shortcomings/index.ts'
import { readTerritory } from '../territory/index.ts'
import { countMeetingsOfPeriod } from './meetings-of-period.queries.ts'
import type { Pack, PackCase } from './pack.ts'
import { packCase } from './pack-case.ts'
import type { CaseToPack } from './pack-case.ts'

/** Whose record, and for which period. Days are YYYY-MM-DD, both included. */
export interface PackSubject {
  /** The gathering's name in addresses. */
  readonly slug: string
  readonly areaCode: string
  readonly councilIds: readonly string[]
  readonly from: string
  readonly to: string
}

const limit = gatheringLimits.packRows

/** Takes everything from the public record as it stands now, through what the other modules offer. */
export async function takePack({ slug, areaCode, councilIds, from, to }: PackSubject): Promise<Pack> {
  const period = { councilIds, from, to }
  // One after another: papers are asked for seldom, and must not take the connections of everybody else.
  const councils = await loadCouncils(councilIds)
  const territory = await readTerritory()
  const meetings = await countMeetingsOfPeriod(period)
  const activities = await readActivitiesOfPeriod(period)
  const shortcomings = await shortcomingCases.read.ofPeriod({ ...period, by: 'sent' }, limit)
  const fixed = await shortcomingCases.read.ofPeriod({ ...period, by: 'verified' }, limit)
  const proposals = await proposalCases.read.ofPeriod({ ...period, by: 'sent' }, limit)
  const implemented = await proposalCases.read.ofPeriod({ ...period, by: 'verified' }, limit)
  const [fromYear, toYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const recommendations = await publicRecommendationsAt(slug)
  const plans = await readPlansOfYears({ councilIds, fromYear, toYear, today: today() })
  const slugOf = (id: string | null) => councils.get(id ?? '')?.slug ?? ''
  const nameOf = (departmentId: string): NameShape => {
    const department = territory.departmentById.get(departmentId)
    return { tg: department?.nameTg ?? '', ru: department?.nameRu ?? '', en: department?.nameEn ?? '' }
  }
  const cases = (type: PackCase['type'], rows: readonly CaseToPack[]) => rows.map((row) => packCase(type, row, nameOf))
  const verified = [...cases('Shortcoming', fixed.rows), ...cases('Proposal', implemented.rows)].sort((one, other) =>
    (other.verifiedOn ?? '').localeCompare(one.verifiedOn ?? ''),
  )
  const count = (id: string, ...counts: ReadonlyMap<string, number>[]) =>
    counts.reduce((sum, each) => sum + (each.get(id) ?? 0), 0)
  return {
    ...{ format: 2, takenOn: today(), areaCode, from, to },
    councils: councilIds.flatMap((id) => {
      const council = councils.get(id)
      if (council === undefined) return []
      return {
        slug: council.slug,
        name: { tg: council.nameTg, ru: council.nameRu, en: council.nameEn },
        meetings: count(id, meetings),
        activities: activities.filter(({ councilId }) => councilId === id).length,
        shortcomings: count(id, shortcomings.counts),
        implemented: count(id, fixed.counts, implemented.counts),
        proposals: count(id, proposals.counts),
      }
    }),
    activities: {
      total: activities.length,
      rows: activities
        .slice(0, limit)
        .map(({ code, kind, startedOn, councilId, original, titleTg, titleRu, titleEn }) => ({
          ...{ code, kind, startedOn, council: slugOf(councilId) },
          title: trilingual(original, titleTg, titleRu, titleEn),
        })),
    },
    shortcomings: { total: sum(shortcomings.counts), rows: cases('Shortcoming', shortcomings.rows) },
    implemented: { total: sum(fixed.counts) + sum(implemented.counts), rows: verified.slice(0, limit) },
    plans: {
      total: plans.length,
      rows: plans.slice(0, limit).map(({ councilId, ...plan }) => ({ ...plan, council: slugOf(councilId) })),
    },
    proposals: { total: sum(proposals.counts), rows: cases('Proposal', proposals.rows) },
    recommendations: {
      total: recommendations.length,
      rows: cases('Recommendation', recommendations.slice(0, limit)),
    },
  }
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, each) => all + each, 0)
}
