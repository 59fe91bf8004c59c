import { randomBytes, randomUUID } from 'node:crypto'
import type { SubmitRatingInput } from '@hamkori/schema/feedback'
import { db } from '../../../platform/db.ts'

/** Two regions, three districts and five units, small enough to count by hand; `SU-01-9` is closed. */
export async function layUnits(): Promise<void> {
  const place = (code: string, kind: 'country' | 'region' | 'city' | 'district', parentId: string | null) =>
    db.area.create({
      data: {
        code,
        kind,
        parentId,
        source: 'test',
        nameTg: `${code} tg`,
        nameRu: `${code} ru`,
        nameEn: `${code} en`,
        shortNameTg: `${code} t`,
        shortNameRu: `${code} r`,
        shortNameEn: `${code} e`,
      },
    })
  const country = await place('TJ', 'country', null)
  const department = await db.department.create({
    data: {
      code: 'MIA',
      kind: 'ministry',
      areaId: country.id,
      nameTg: 'ВКД',
      nameRu: 'МВД',
      nameEn: 'MIA',
      sourceCodes: [],
    },
  })
  const unit = (code: string, areaId: string, closedOn: Date | null = null) =>
    db.policeUnit.create({
      data: {
        code,
        areaId,
        departmentId: department.id,
        closedOn,
        nameTg: `${code} tg`,
        nameRu: `${code} ru`,
        nameEn: `${code} en`,
        sourceCodes: [],
      },
    })
  const sughd = await place('TJ-SU', 'region', country.id)
  const khujand = await place('TJ-SU-01', 'city', sughd.id)
  const istaravshan = await place('TJ-SU-02', 'district', sughd.id)
  const khatlon = await place('TJ-KT', 'region', country.id)
  const bokhtar = await place('TJ-KT-01', 'city', khatlon.id)
  await unit('SU-01-1', khujand.id)
  await unit('SU-01-2', khujand.id)
  await unit('SU-01-9', khujand.id, new Date('2026-01-01T00:00:00Z'))
  await unit('SU-02-1', istaravshan.id)
  await unit('KT-01-1', bokhtar.id)
  await db.installationFact.create({ data: { key: 'territory_version', value: 'test' } })
}

/** A complete answer of three taps under fresh keys. */
export function threeTaps(change: Partial<SubmitRatingInput> = {}): SubmitRatingInput {
  return {
    idempotencyKey: randomUUID(),
    receiptKey: randomBytes(32).toString('hex'),
    unitCode: 'SU-01-1',
    instrument: 'HRS-8/2',
    contactKind: 'documentDesk',
    channel: 'web',
    a8: 4,
    ...change,
  }
}
