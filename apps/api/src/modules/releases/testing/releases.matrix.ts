import { setTimeout as sleep } from 'node:timers/promises'
import { releaseRules } from '@hamkori/schema/releases'
import { atMoment, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { defineMatrix, textIn } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { submitRating } from '../../feedback/index.ts'
import { threeTaps } from '../../feedback/testing/units.ts'
import { readTerritory } from '../../territory/index.ts'
import { noteFailure, startRelease } from '../release.queries.ts'
import { publishAnswers } from './publish.ts'

/** What releases of scores contribute to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['Release', 'ReleaseFile', 'ReleaseCorrection'],
  tables: {
    release: {
      others: ['rules', 'reason', 'step', 'failure', 'manifest_hash', 'signature'],
      uncounted: 'scores have a version of their own',
    },
    release_group: {
      others: ['contact_kind', 'area_code', 'counters'],
      uncounted: 'scores have a version of their own',
    },
    release_breakdown: {
      others: ['code', 'part', 'answered', 'favourable'],
      uncounted: 'scores have a version of their own',
    },
    release_file: {
      others: ['name', 'media_type', 'sha256', 'content'],
      uncounted: 'scores have a version of their own',
    },
  },
  queries: { releases: 'first: 2', release: 'number: 2', releaseProgress: '' },
  actions: {
    beginRelease: (_thing, _id, scope) => ({
      input: scope === 'void' ? { corrects: 1 } : { corrects: 1, reason: threeTimes(textIn(scope, 'A wrong place.')) },
    }),
  },
  async makeRecords() {
    await releaseThrice()
    return {}
  },
  async cacheExample({ bokhtarId, bokhtarDepartmentId }) {
    await unitOfBokhtar(bokhtarId, bokhtarDepartmentId)
    // Of a quarter that has ended, and of two kinds of contact and two channels, so that one of each may be told.
    const earlier = new Date(now().getTime() - 150 * 86_400_000)
    for (let turn = 0; turn < 60; turn += 1)
      await atMoment(earlier, () =>
        submitRating(
          anonymous,
          threeTaps({
            contactKind: turn % 3 === 0 ? 'trafficStop' : 'documentDesk',
            channel: turn % 3 === 0 ? 'qr' : 'web',
          }),
        ),
      )
    await publishAnswers()
    // A second unit has enough answers from now on, so that each is compared with the other, and verdicts appear.
    for (let turn = 0; turn < 40; turn += 1) await submitRating(anonymous, threeTaps({ unitCode: 'KT-01-1', a8: 1 }))
    await releaseThrice()
    return { release: 'number: 2' }
  },
})

function threeTimes(text: string): { tg: string; ru: string; en: string } {
  return { tg: text, ru: text, en: text }
}

async function unitOfBokhtar(areaId: string, departmentId: string): Promise<void> {
  const names = { nameTg: 'KT-01-1 tg', nameRu: 'KT-01-1 ru', nameEn: 'KT-01-1' }
  await ownerDb.policeUnit.upsert({
    where: { code: 'KT-01-1' },
    create: { code: 'KT-01-1', areaId, departmentId, sourceCodes: [], ...names },
    update: {},
  })
  await ownerDb.installationFact.update({ where: { key: 'territory_version' }, data: { value: 'with KT-01-1' } })
  // An import in another process shows within two seconds.
  while (!(await readTerritory()).unitByCode.has('KT-01-1')) await sleep(100)
}

/** Publishes what waits, twice: the second release corrects the first. A third one fails. */
async function releaseThrice(): Promise<void> {
  const { number } = await publishAnswers()
  const reason = { reasonTg: 'Хато', reasonRu: 'Ошибка', reasonEn: 'A mistake' }
  const next = { rules: releaseRules, cutAt: now(), through: today(), ...reason }
  await db.$transaction((tx) => startRelease(tx, { number: number + 1, corrects: number, ...next }, false))
  await publishAnswers()
  await db.$transaction((tx) => startRelease(tx, { number: number + 2, corrects: number, ...next }, false))
  await db.$transaction((tx) => noteFailure(tx, number + 2, 'unprotected'))
}
