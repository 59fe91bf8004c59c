import { randomBytes, randomUUID } from 'node:crypto'
import type { SubmitRatingInput } from '@hamkori/schema/feedback'
import { db } from '../../../platform/db.ts'
import { ownerDb } from '../../../testing/owner.ts'

/** Two regions, three districts and five units, small enough to count by hand; `SU-01-9` is closed. */
export async function layUnits(): Promise<void> {
  await layPlaces({
    'TJ-SU': { 'TJ-SU-01': ['SU-01-1', 'SU-01-2', 'SU-01-9'], 'TJ-SU-02': ['SU-02-1'] },
    'TJ-KT': { 'TJ-KT-01': ['KT-01-1'] },
  })
  await ownerDb.policeUnit.update({ where: { code: 'SU-01-9' }, data: { closedOn: new Date('2026-01-01T00:00:00Z') } })
}

/** Regions with their districts and units, below a country; units that stand under the code of their region are directly in it. */
export async function layPlaces(
  regions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): Promise<void> {
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
  for (const [code, districts] of Object.entries(regions)) {
    const region = await place(code, 'region', country.id)
    for (const [district, units] of Object.entries(districts)) {
      const { id: areaId } = district === code ? region : await place(district, 'district', region.id)
      for (const unit of units)
        await db.policeUnit.create({
          data: {
            code: unit,
            areaId,
            departmentId: department.id,
            nameTg: `${unit} tg`,
            nameRu: `${unit} ru`,
            nameEn: `${unit} en`,
            sourceCodes: [],
          },
        })
    }
  }
  await db.installationFact.create({ data: { key: 'territory_version', value: 'test' } })
}

function place(code: string, kind: 'country' | 'region' | 'district', parentId: string | null) {
  return db.area.create({
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
