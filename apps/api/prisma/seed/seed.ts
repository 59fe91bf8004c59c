import { sql } from 'kysely'
import { integer } from '../../src/platform/columns.ts'
import type { SystemActor } from '../../src/platform/viewer.ts'
import { addDays, isoWeekday } from '@hamkori/schema/dates'
import { atMoment, startOfDay, today } from '../../src/platform/clock.ts'
import { run } from '../../src/platform/db.ts'
import { markDemonstration } from '../../src/platform/installation.ts'
import { rawQuery } from '../../src/platform/query.ts'
import { makeScheduledRelease, readLatestRelease } from '../../src/modules/releases/index.ts'
import { demonstrationRatings, loadDemonstrationRatings } from './demonstration-ratings.ts'
import { loadAnnounced } from './demonstration/announced.ts'
import { loadCouncils } from './demonstration/councils.ts'
import { loadGatherings } from './demonstration/gatherings.ts'
import { loadProfiles } from './demonstration/profiles.ts'
import { publishNames } from './demonstration/published-names.ts'
import { loadPeople } from './demonstration/people.ts'
import { loadPlans } from './demonstration/plans.ts'
import { loadRecords } from './demonstration/records.ts'
import { loadRecommendations } from './demonstration/recommendations.ts'
import { loadReport } from './demonstration/report.ts'
import { loadRecord, loadSources } from './load-record.ts'
import { loadTerritory } from './load-territory.ts'
import type { SeedOptions } from './options.ts'

/**
 * Fills a migrated database through the actions that people use. The territory and what sources say are always loaded;
 * the demonstration only where it was asked for. A second run changes nothing.
 */
export async function seed(actor: SystemActor, options: SeedOptions, say: (line: string) => void): Promise<void> {
  say(await timed(() => loadSources(actor)))
  say(await timed(() => loadTerritory(actor)))
  say(await timed(() => loadRecord(actor)))
  if (!options.demonstration) return
  const day = await markDemonstration(actor, today())
  const { people, line } = await loadPeople(actor, options.home, day)
  say(line)
  const councils = await loadCouncils(actor, day, people)
  say(councils.line)
  say(await timed(() => publishNames(people)))
  say(await timed(() => loadProfiles(actor, councils.councils)))
  say(await timed(() => loadRecords(day, councils.councils, people)))
  say(await timed(() => loadGatherings(day, councils.councils, people)))
  say(await timed(() => loadRecommendations(day, councils.councils, people)))
  say(await timed(() => loadAnnounced(day, councils.councils, people)))
  say(await timed(() => loadPlans(day, councils.councils, people)))
  say(await timed(() => loadRatings(say, options.ratings ?? demonstrationRatings)))
  say(await timed(() => loadReport(actor, day)))
}

async function loadRatings(say: (line: string) => void, total: number): Promise<string> {
  const held = await heldRatings()
  if (held >= total && (await readLatestRelease()).row !== null) return `demonstration: ${held} ratings, none new`
  const sent = await loadDemonstrationRatings(
    say,
    total,
    releasedSundays(today()).map((through) => ({ through, work: () => publishUpTo(through) })),
  )
  return `demonstration: ${sent} ratings, ${(await readLatestRelease()).row?.number ?? 0} releases`
}

/** The last two Sundays before a day, YYYY-MM-DD, the earlier one first: releases are made when the week has ended. */
function releasedSundays(day: string): string[] {
  const last = addDays(day, -isoWeekday(day))
  return [addDays(last, -7), last]
}

/** Publishes what waits up to a day, as the weekly job would have in the night after it. A second load publishes nothing again. */
async function publishUpTo(through: string): Promise<void> {
  const latest = await readLatestRelease()
  if (latest.row !== null && latest.row.through >= through) return
  await atMoment(startOfDay(addDays(through, 1)), () => makeScheduledRelease(through))
}

// One statement, so that a rating that is aggregated meanwhile is counted once.
const demonstrationRatingCount = rawQuery(
  { held: integer },
  () => sql`
  SELECT ((SELECT coalesce(sum(demonstration), 0) FROM rating_sum)
    + (SELECT count(*) FROM rating_sum_pending WHERE demonstration))::int AS held`,
)

/** How many ratings of the demonstration there are: by the sums and what waits for them, as ratings themselves are closed to us. */
async function heldRatings(): Promise<number> {
  const [row] = await run(demonstrationRatingCount, {})
  return row?.held ?? 0
}

/** Runs one step and adds its seconds to its line. */
export async function timed(step: () => Promise<string>): Promise<string> {
  const start = performance.now()
  const line = await step()
  return `${line} (${((performance.now() - start) / 1000).toFixed(1)} s)`
}
