import { silentDays, thresholdCompare } from '@hamkori/schema/dashboards'
import { mayAct } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import { Name } from '../../platform/text-types.ts'
import type { TimelinessSource } from '../../platform/timeliness.ts'
import { isSilent, isVacant, readOverview } from './read-overview.ts'
import type { Overview as OverviewShape, SilentBody as SilentBodyShape } from './read-overview.ts'
import { readRegions } from './read-regions.ts'
import type { RegionOverview as RegionShape, RegionsOverview as RegionsShape } from './read-regions.ts'
import { ScoreCell } from './score-types.graphql.ts'
import { TimelinessFigures } from './timeliness.graphql.ts'
import { timelinessReader } from './timeliness.queries.ts'

const SilentBody = builder.objectRef<SilentBodyShape>('SilentBody').implement({
  description: `A department or council that has not signed in, or not answered, for ${silentDays} days, or where nobody can sign in. It names nobody and tells no day.`,
  fields: (t) => ({
    isCouncil: t.exposeBoolean('isCouncil', { description: 'True for a council, false for a department.' }),
    code: t.exposeString('code', { description: 'The code of the department, or the slug of the council.' }),
    name: t.expose('name', { type: Name, description: 'Its name.' }),
    regionCode: t.exposeString('regionCode', { description: 'Code of its region; of the country for the ministry.' }),
    people: t.exposeInt('people', {
      description: 'People with a post or seat of today and an account that is not suspended.',
    }),
    never: t.exposeInt('never', { description: 'Those of them who never signed in.' }),
    away: t.exposeInt('away', { description: 'Those who have not signed in since `from`.' }),
    positions: t.exposeStringList('positions', {
      description: 'The posts and offices of these two: officer, chair, secretary and so on, each once.',
    }),
    unanswered: t.exposeInt('unanswered', {
      description: `Cases without an answer that were sent more than ${silentDays} days ago; 0 for councils, which answer none.`,
    }),
    isSilent: t.boolean({
      description: 'Nobody of those who can sign in has done so since `from`.',
      resolve: isSilent,
    }),
    isVacant: t.boolean({ description: 'Nobody can sign in.', resolve: isVacant }),
  }),
})

const Overview = builder.objectRef<OverviewShape>('Overview').implement({
  description: 'Which departments and councils have fallen silent. Coordinators and observers.',
  fields: (t) => ({
    from: t.expose('from', {
      type: 'Date',
      description: `The first day on which signing in still counts: ${silentDays} days ago.`,
    }),
    silent: t.int({
      description: 'How many have people who can sign in, none of whom has since `from`.',
      resolve: ({ bodies }) => bodies.filter(isSilent).length,
    }),
    unanswered: t.int({
      description: `How many have left a case without an answer for more than ${silentDays} days.`,
      resolve: ({ bodies }) => bodies.filter((body) => body.unanswered > 0).length,
    }),
    vacant: t.int({
      description: 'How many have nobody who can sign in.',
      resolve: ({ bodies }) => bodies.filter(isVacant).length,
    }),
    bodies: t.field({
      type: [SilentBody],
      description: 'All of them, and those where only some people have not signed in; in the country’s order.',
      resolve: ({ bodies }) => [...bodies],
    }),
  }),
})

const RegionOverview = builder.objectRef<RegionShape>('RegionOverview').implement({
  description: 'One region beside the others.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its code.' }),
    name: t.expose('name', { type: Name, description: 'Its name.' }),
    figures: t.expose('figures', { type: TimelinessFigures, description: 'How its departments answer.' }),
    councils: t.exposeInt('councils', { description: 'Its councils.' }),
    councilsMet: t.exposeInt('councilsMet', {
      description: 'Those of them with a meeting since `metFrom` on the public record.',
    }),
    meetings: t.exposeInt('meetings', { description: 'How many meetings these are.' }),
    scores: t.field({
      type: [ScoreCell],
      nullable: { list: false, items: true },
      description: `A1 to A8 of the newest release; null below ${thresholdCompare} answers. Empty before the first release.`,
      resolve: ({ scores }) => [...scores],
    }),
  }),
})

const RegionsOverview = builder.objectRef<RegionsShape>('RegionsOverview').implement({
  description: 'The regions side by side. Coordinators and observers.',
  fields: (t) => ({
    metFrom: t.expose('metFrom', {
      type: 'Date',
      description: 'A meeting of this day or later counts: three months ago.',
    }),
    releaseNumber: t.exposeInt('releaseNumber', {
      nullable: true,
      description: 'The release that the scores come from; null before the first.',
    }),
    regions: t.field({
      type: [RegionOverview],
      description: 'In the country’s order, never by a score.',
      resolve: ({ regions }) => [...regions],
    }),
  }),
})

/** Adds what those who watch the country see of departments, councils and regions, over the cases of all modules. */
export function addOverview(sources: readonly TimelinessSource[]): void {
  const read = timelinessReader(sources)
  builder.queryFields((t) => ({
    overview: t.field({
      type: Overview,
      nullable: true,
      description: 'Which departments and councils have fallen silent; null for all but coordinators and observers.',
      authScopes: { public: true },
      resolve: (_root, _args, { viewer }) => (mayAct(viewer, 'overview:read') ? readOverview(read) : null),
    }),
    regionsOverview: t.field({
      type: RegionsOverview,
      nullable: true,
      description: 'The regions side by side; null for all but coordinators and observers.',
      authScopes: { public: true },
      resolve: (_root, _args, { viewer }) => (mayAct(viewer, 'overview:read') ? readRegions(read) : null),
    }),
  }))
}
