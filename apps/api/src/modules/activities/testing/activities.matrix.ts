import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { correctActivity } from '../actions/correct-activity.ts'
import { recordActivity } from '../actions/record-activity.ts'
import { importActivity } from '../index.ts'

const written = {
  kind: 'reception' as const,
  title: { original: 'tg' as const, tg: 'Қабул' },
  startedOn: '2026-02',
  attendance: 12,
  ...{ women: 5, men: 6, under14: 1, from14to30: 2, from31to59: 3, from60: 4 },
  participants: [],
  topics: [],
  shortcomings: [],
  proposals: [],
}

/** What activities contribute to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    activity: {
      others: [
        'content_hash',
        'original',
        'code',
        'kind',
        'started_on',
        'ended_on',
        'area_code',
        'host_name',
        'title',
        'participants',
        'topics',
        'shortcomings',
        'proposals',
        'source_codes',
      ],
    },
    activity_correction: { others: ['capacity', 'reason', 'language', 'changed'] },
  },
  types: ['Activity', 'ActivityCorrection'],
  withoutScope: { open: ['Activity'] },
  queries: { activities: 'first: 8', activity: byThing('code', 'activityCode') },
  makeRecords: makeActivity,
  actions: {
    recordActivity: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        councilId: id('Council', 'council'),
        ...written,
        areaCode: 'TJ-SU-01',
        title: trilingual(scope, 'Қабул'),
      },
    }),
    correctActivity: (_thing, id, scope) => ({
      input: {
        activityId: id('Activity', 'ownActivity'),
        version: 2,
        reason: textIn(scope, 'Хато буд.'),
        ...written,
        areaCode: 'TJ-SU-01',
        attendance: 14,
      },
    }),
  },
  async cacheExample({ khujandCouncilId: councilId }) {
    const none = { participants: [], topics: [], shortcomings: [], proposals: [] }
    const said = { startedOn: '2026', titleEn: 'A', sourceCodes: ['S1'], ...none }
    await ownerDb.activity.create({ data: { code: 'a', kind: 'reception', councilId, ...said } })
    return { activities: 'first: 1', activity: 'code: "a"' }
  },
})

async function makeActivity(maker: Maker, ground: Ground): Promise<Things> {
  const code = `ACT-${ground.half}`
  await importActivity(
    { kind: 'system', name: 'matrix' },
    {
      code,
      kind: 'reception',
      startedOn: '2026-03',
      endedOn: '2026-04',
      hostName: 'The council',
      attendance: 40,
      areaCode: ground.areaCode,
      councilId: ground.councilId,
      titleEn: 'A reception',
      sourceCodes: ['S1'],
    },
  )
  const activity = await ownerDb.activity.findUniqueOrThrow({ where: { code } })
  maker.record('Activity', activity.id, ground.half)
  const own = await recordActivity(ground.secretary, {
    ...written,
    idempotencyKey: crypto.randomUUID(),
    councilId: ground.councilId,
    areaCode: ground.areaCode,
  })
  await correctActivity(ground.secretary, {
    ...written,
    activityId: own.id,
    version: 1,
    areaCode: ground.areaCode,
    attendance: 13,
    reason: 'Хато буд.',
  })
  maker.record('Activity', own.id, ground.half)
  return { activity: activity.id, activityCode: code, ownActivity: own.id }
}
