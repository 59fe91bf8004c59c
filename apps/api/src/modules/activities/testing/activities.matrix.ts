import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { byThing, defineMatrix } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { recordActivity } from '../index.ts'

/** What activities contribute to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    activity: {
      others: [
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
  },
  types: ['Activity'],
  withoutScope: { open: ['Activity'] },
  queries: { activities: 'first: 8', activity: byThing('code', 'activityCode') },
  makeRecords: makeActivity,
  async cacheExample({ khujandCouncilId: councilId }) {
    const none = { participants: [], topics: [], shortcomings: [], proposals: [] }
    const said = { startedOn: '2026', titleEn: 'A', sourceCodes: ['S1'], ...none }
    await ownerDb.activity.create({ data: { code: 'a', kind: 'reception', councilId, ...said } })
    return { activities: 'first: 1', activity: 'code: "a"' }
  },
})

async function makeActivity(maker: Maker, ground: Ground): Promise<Things> {
  const code = `ACT-${ground.half}`
  await recordActivity(
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
  return { activity: activity.id, activityCode: code }
}
