import { createHash } from 'node:crypto'
import { today } from '../../../platform/clock.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { addActivityPhoto } from '../actions/add-activity-photo.ts'
import { correctActivity } from '../actions/correct-activity.ts'
import { recordActivity } from '../actions/record-activity.ts'
import { removeActivityPhoto } from '../actions/remove-activity-photo.ts'
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
    activity_photo: { others: ['file_hash', 'small_hash', 'description', 'language', 'removal_reason'] },
  },
  types: ['Activity', 'ActivityCorrection', 'ActivityPhoto'],
  withoutScope: { open: ['Activity', 'ActivityPhoto'] },
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
    addActivityPhoto: (thing, id, scope) => ({
      input: {
        activityId: id('Activity', 'ownActivity'),
        fileHash: thing('publicPhotoHash'),
        description: textIn(scope, 'Толор'),
        language: 'tg',
        facesConsidered: true,
      },
    }),
    removeActivityPhoto: (_thing, id, scope) => ({
      input: { photoId: id('ActivityPhoto', 'photo'), reason: textIn(scope, 'Хоҳиши одам') },
    }),
  },
  async cacheExample({ khujandCouncilId: councilId, secretary }) {
    const { code } = await recordWithPhoto({ half: 'example', secretary, councilId, areaCode: 'TJ-SU-01' })
    return { activities: 'first: 1', activity: `code: "${code}"` }
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
  const own = await recordWithPhoto(ground)
  maker.record('Activity', own.id, ground.half)
  const { hash } = own
  const [photo, removed] = await ownerDb.activityPhoto.findMany({
    where: { activityId: own.id },
    orderBy: { number: 'asc' },
  })
  if (photo === undefined || removed === undefined) throw new Error('the activity has two photos')
  await removeActivityPhoto(ground.secretary, { photoId: removed.id, reason: 'Хоҳиши одам' })
  maker.record('ActivityPhoto', photo.id, ground.half)
  maker.record('ActivityPhoto', removed.id, ground.half)
  return {
    activity: activity.id,
    activityCode: code,
    ownActivity: own.id,
    photo: photo.id,
    publicPhotoHash: hash,
  }
}

type Recorder = Pick<Ground, 'secretary' | 'councilId' | 'areaCode'> & { readonly half: string }

/** An activity that its council has recorded and corrected, with the same photo twice. */
async function recordWithPhoto({ half, secretary, councilId, areaCode }: Recorder) {
  const recent = { ...written, startedOn: today().slice(0, 7) }
  const { id, code } = await recordActivity(secretary, {
    ...recent,
    idempotencyKey: crypto.randomUUID(),
    councilId,
    areaCode,
  })
  const corrected = { activityId: id, version: 1, areaCode, attendance: 13, reason: 'Хато буд.' }
  await correctActivity(secretary, { ...recent, ...corrected })
  const hash = await sendPhoto({ half, secretary })
  for (const _photo of [1, 2])
    await addActivityPhoto(secretary, {
      activityId: id,
      fileHash: hash,
      description: 'Толор',
      language: 'tg',
      facesConsidered: true,
    })
  return { id, code, hash }
}

/** What the database knows of a photo that was sent: no act reads its content. */
async function sendPhoto({ half, secretary }: Pick<Recorder, 'half' | 'secretary'>): Promise<string> {
  const { hash } = await ownerDb.storedFile.create({
    data: {
      hash: createHash('sha256').update(half).digest('hex'),
      smallHash: createHash('sha256').update(`small ${half}`).digest('hex'),
      mediaType: 'image/jpeg',
      bytes: 1000,
      width: 400,
      height: 300,
      uploadedById: secretary.personId,
      uploadedAt: new Date(),
    },
  })
  return hash
}
