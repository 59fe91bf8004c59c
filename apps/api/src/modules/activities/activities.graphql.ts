import { isAreaCode } from '@hamkori/schema/territory.constants'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { inOrder } from '../../platform/in-order.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import { Source, loadSources } from '../../platform/record-types.ts'
import { Language, TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { Area, readTerritory } from '../territory/index.ts'
import { canCorrect } from './activities.policy.ts'
import {
  correctionsByActivity,
  findActivities,
  findActivity,
  listActivities,
  listActivitiesOfCouncil,
} from './activities.queries.ts'
import type { ActivityRow, CorrectionRow } from './activities.queries.ts'

/** Something that happened outside a council's sittings. */
export const Activity = builder.objectRef<ActivityRow>('Activity')

const ActivityCorrection = builder.objectRef<CorrectionRow>('ActivityCorrection').implement({
  cache: 'publicRecord',
  description: 'One correction of an activity that a council has recorded. Never changed.',
  fields: (t) => ({
    correctedAt: t.expose('correctedAt', { type: 'DateTime', description: 'When.' }),
    capacity: t.exposeString('capacity', { description: 'In which office somebody corrected it.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    language: t.field({
      type: Language,
      description: 'The language in which the reason is written.',
      resolve: ({ language }) => trilingual(language, null, null, null).original,
    }),
    changed: t.exposeStringList('changed', { description: 'The parts that are other than before.' }),
  }),
})

builder.node(Activity, {
  cache: 'publicRecord',
  description:
    'Something that happened outside a recorded council meeting: a round table, a reception, a workshop, an opening.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids) => inOrder(ids, await findActivities(ids)),
  fields: (t) => ({
    code: t.exposeString('code', { description: 'A short name that stays the same.' }),
    kind: t.exposeString('kind', { description: 'What kind of event it was.' }),
    startedOn: t.exposeString('startedOn', {
      description: 'The first day, as precise as the source: year, year-month or full date.',
    }),
    endedOn: t.exposeString('endedOn', {
      nullable: true,
      description: 'The last day, equally precise; null where it lasted one day or the source is silent.',
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'Where it was, if the source says so.',
      resolve: async ({ areaCode }) =>
        areaCode === null ? null : ((await readTerritory()).areaByCode.get(areaCode) ?? null),
    }),
    council: t.field({
      type: Council,
      nullable: true,
      description: 'The council that held it; null where another body did.',
      resolve: async ({ councilId }, _args, context) =>
        councilId === null ? null : ((await loadOne(context, loadCouncils, councilId)) ?? null),
    }),
    hostName: t.exposeString('hostName', {
      nullable: true,
      description: 'The body that held it, as the source names it.',
    }),
    title: t.field({
      type: TrilingualText,
      description: 'What it was.',
      resolve: ({ original, titleTg, titleRu, titleEn }) => trilingual(original, titleTg, titleRu, titleEn),
    }),
    attendance: t.exposeInt('attendance', { nullable: true, description: 'How many came, if the source says so.' }),
    women: t.exposeInt('women', {
      nullable: true,
      description: 'How many of them were women, where that was counted.',
    }),
    men: t.exposeInt('men', { nullable: true, description: 'How many of them were men, where that was counted.' }),
    under14: t.exposeInt('under14', {
      nullable: true,
      description: 'How many of them were younger than 14, where that was counted.',
    }),
    from14to30: t.exposeInt('from14to30', {
      nullable: true,
      description: 'How many of them were youth, from 14 to 30, where that was counted.',
    }),
    from31to59: t.exposeInt('from31to59', {
      nullable: true,
      description: 'How many of them were from 31 to 59, where that was counted.',
    }),
    from60: t.exposeInt('from60', {
      nullable: true,
      description: 'How many of them were 60 or older, where that was counted.',
    }),
    participants: t.exposeStringList('participants', {
      description: 'Bodies and groups that took part; never a person.',
    }),
    topics: t.exposeStringList('topics', { description: 'What was spoken about.' }),
    shortcomings: t.exposeStringList('shortcomings', {
      description: 'Shortcomings that were named, as the source words them.',
    }),
    proposals: t.exposeStringList('proposals', { description: 'Proposals that were made, as the source words them.' }),
    sources: t.field({
      type: [Source],
      description: 'Where it is reported.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody of the council wrote it down; null for what a source tells.',
    }),
    corrections: t.field({
      type: [ActivityCorrection],
      description: 'What was corrected since, the latest first.',
      resolve: async ({ id }, _args, context) => [...((await loadOne(context, correctionsByActivity, id)) ?? [])],
    }),
    version: t.exposeInt('version', { description: 'Counts up with every correction.' }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for a made-up record of a demonstration.' }),
    viewerMayCorrect: t.field({
      type: 'Boolean',
      description: 'Whether the viewer may write it anew.',
      resolve: (activity, _args, { viewer }) => canCorrect(viewer, activity),
    }),
  }),
})

const QueryActivitiesConnection = connectionType(
  'QueryActivitiesConnection',
  Activity,
  'A page of activities, latest first.',
  'publicRecord',
)

builder.queryField('activities', (t) =>
  t.field({
    type: QueryActivitiesConnection,
    cache: 'publicRecord',
    description: 'What councils and other bodies did, latest first.',
    authScopes: { public: true },
    args: {
      ...pageArguments(),
      areaCode: t.arg.string({
        description: 'Only this place and all below it, for example TJ-SU. None for an unknown one.',
      }),
    },
    complexity: pageComplexity,
    resolve: async (_root, { areaCode, ...args }) => {
      const page = readPage(args, readKey)
      const code = areaCode?.trim().toUpperCase() ?? null
      const rows = code !== null && !isAreaCode(code) ? [] : await listActivities(code, page)
      return connectionOf(rows, page, ({ startedOn, id }) => [startedOn, id])
    },
  }),
)

builder.queryField('activity', (t) =>
  t.field({
    type: Activity,
    nullable: true,
    cache: 'publicRecord',
    description: 'One activity; null when there is none.',
    authScopes: { public: true },
    args: { code: t.arg.string({ required: true, description: 'Its code, as the list has it.' }) },
    resolve: (_root, { code }) => (code.length <= 100 ? findActivity(code) : null),
  }),
)

builder.objectField(Council, 'activities', (t) =>
  t.field({
    type: [Activity],
    description: 'What the council did besides its meetings: the latest hundred.',
    resolve: ({ id }) => listActivitiesOfCouncil(id),
  }),
)

function readKey(parts: string[]): { startedOn: string; id: string } | null {
  const [startedOn, id] = parts
  if (parts.length !== 2 || startedOn === undefined || !/^\d{4}(-\d{2}){0,2}$/.test(startedOn) || !isUuid(id))
    return null
  return { startedOn, id }
}
