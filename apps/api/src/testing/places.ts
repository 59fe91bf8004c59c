import { db } from '../platform/db.ts'

/** A small country: Tajikistan, Sughd, one city in it, another region with one city, and their departments. */
export interface Places {
  readonly countryId: string
  readonly sughdId: string
  readonly khujandId: string
  readonly khatlonId: string
  readonly bokhtarId: string
  readonly ministryId: string
  readonly sughdDepartmentId: string
  readonly khujandDepartmentId: string
  readonly khatlonDepartmentId: string
  readonly bokhtarDepartmentId: string
}

/** Puts the small country into the database of the test file. Call it once a file. */
export async function places(): Promise<Places> {
  // The territory module keeps the map in memory and reads it when this fact is there.
  await db.installationFact.upsert({
    where: { key: 'territory_version' },
    create: { key: 'territory_version', value: 'test' },
    update: {},
  })
  const countryId = await area('TJ', 'country', null, 'Tajikistan')
  const sughdId = await area('TJ-SU', 'region', countryId, 'Sughd')
  const khujandId = await area('TJ-SU-01', 'city', sughdId, 'Khujand')
  const khatlonId = await area('TJ-KT', 'region', countryId, 'Khatlon')
  const bokhtarId = await area('TJ-KT-01', 'city', khatlonId, 'Bokhtar')
  const ministryId = await department('MIA', 'ministry', countryId, null, 'Ministry')
  const sughdDepartmentId = await department('MIA-SU', 'regional', sughdId, ministryId, 'Sughd')
  const khatlonDepartmentId = await department('MIA-KT', 'regional', khatlonId, ministryId, 'Khatlon')
  return {
    countryId,
    sughdId,
    khujandId,
    khatlonId,
    bokhtarId,
    ministryId,
    sughdDepartmentId,
    khatlonDepartmentId,
    khujandDepartmentId: await department('MIA-SU-01', 'district', khujandId, sughdDepartmentId, 'Khujand'),
    bokhtarDepartmentId: await department('MIA-KT-01', 'district', bokhtarId, khatlonDepartmentId, 'Bokhtar'),
  }
}

async function area(
  code: string,
  kind: 'country' | 'region' | 'city',
  parentId: string | null,
  name: string,
): Promise<string> {
  const { id } = await db.area.create({
    data: {
      code,
      kind,
      parentId,
      source: 'test',
      ...threeNames(name),
      shortNameTg: name,
      shortNameRu: name,
      shortNameEn: name,
    },
  })
  return id
}

async function department(
  code: string,
  kind: 'ministry' | 'regional' | 'district',
  areaId: string,
  parentId: string | null,
  name: string,
): Promise<string> {
  const { id } = await db.department.create({
    data: { code, kind, areaId, parentId, ...threeNames(`Police of ${name}`) },
  })
  return id
}

function threeNames(name: string) {
  return { nameTg: `${name} tg`, nameRu: `${name} ru`, nameEn: name }
}
