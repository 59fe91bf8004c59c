import '../../../testing/as-operator.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { readTerritoryTables } from '../../../../prisma/seed/load-territory.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer, SystemActor } from '../../../platform/viewer.ts'
import { readTerritory } from '../territory.queries.ts'
import { importTerritory } from './import-territory.ts'
import { recordSource } from './record-source.ts'

const system: SystemActor = { kind: 'system', name: 'test' }
const tables = readTerritoryTables()
const nothing = { created: 0, changed: 0 }

function officer(): SignedInViewer {
  const post = {
    role: 'officer' as const,
    departmentId: null,
    departmentIds: [],
    titleTg: null,
    titleRu: null,
    titleEn: null,
    validFrom: '2020-01-01',
    validTo: null,
  }
  return {
    kind: 'person',
    personId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    email: 'o@demo.example',
    label: 'o',
    demonstration: true,
    confirmedAt: null,
    posts: [post],
    seats: [],
  }
}

describe('the import of the territory', () => {
  let audits: () => Promise<number>
  beforeEach(async () => {
    const before = await db.auditEntry.count()
    audits = async () => (await db.auditEntry.count()) - before
  })

  it('is refused to anonymous people and to officers, and writes nothing', async () => {
    await expect(importTerritory(anonymous, tables)).rejects.toThrow(ForbiddenError)
    await expect(importTerritory(officer(), tables)).rejects.toThrow(ForbiddenError)
    await expect(db.area.count()).resolves.toBe(0)
    expect(await audits()).toBe(0)
  })

  it('refuses a place whose parent nobody knows, at its field, and writes nothing', async () => {
    const orphan = { ...tables, areas: tables.areas.filter(({ code }) => code !== 'TJ-SU') }
    const refusal = await importTerritory(system, orphan).catch((failure: unknown) => failure)
    expect(refusal).toBeInstanceOf(InvalidInputError)
    expect((refusal as InvalidInputError).issues).toHaveLength(18)
    expect((refusal as InvalidInputError).issues[0]).toEqual({
      path: ['areas', '13', 'parentCode'],
      code: 'unknown_record',
      minimum: null,
      maximum: null,
    })
    await expect(db.area.count()).resolves.toBe(0)
  })

  it('refuses a unit of an unknown department and undoes the rest', async () => {
    const [unit] = tables.units
    if (unit === undefined) throw new Error('no units')
    const refusal = await importTerritory(system, {
      ...tables,
      units: [{ ...unit, departmentCode: 'MIA-XX-99' }],
    }).catch((failure: unknown) => failure)
    expect((refusal as InvalidInputError).issues).toEqual([
      { path: ['units', '0', 'departmentCode'], code: 'unknown_record', minimum: null, maximum: null },
    ])
    await expect(db.department.count()).resolves.toBe(0)
  })

  it('refuses departments that report to each other', async () => {
    const [ministry] = tables.departments
    if (ministry === undefined) throw new Error('no departments')
    const circle = [
      { ...ministry, code: 'MIA-A', parentCode: 'MIA-B' },
      { ...ministry, code: 'MIA-B', parentCode: 'MIA-A' },
    ]
    await expect(importTerritory(system, { ...tables, departments: circle, units: [] })).rejects.toThrow(
      InvalidInputError,
    )
  })

  it('writes everything once and leaves one audit entry', async () => {
    const imported = await importTerritory(system, tables)
    expect(imported).toEqual({
      areas: { created: 74, changed: 0 },
      aliases: { created: 587, changed: 0 },
      departments: { created: 76, changed: 0 },
      units: { created: 70, changed: 0 },
    })
    expect(await audits()).toBe(1)
    const entry = await db.auditEntry.findFirstOrThrow({ orderBy: { at: 'desc' } })
    expect(entry).toMatchObject({
      action: 'territory:import',
      capacity: 'test',
      actorId: null,
      payload: {
        imported: {
          areas: { created: 74, changed: 0 },
          aliases: { created: 587, changed: 0 },
          departments: { created: 76, changed: 0 },
          units: { created: 70, changed: 0 },
        },
      },
    })
  })

  it('changes nothing the second time, and two at once do not meet', async () => {
    const [first, second] = await Promise.all([importTerritory(system, tables), importTerritory(system, tables)])
    expect(first).toEqual({ areas: nothing, aliases: nothing, departments: nothing, units: nothing })
    expect(second).toEqual(first)
    expect(await audits()).toBe(0)
  })

  it('changes what differs, shows it at once, and keeps what is no longer in the lists', async () => {
    const before = await readTerritory()
    const areas = tables.areas
      .filter(({ code }) => code !== 'TJ-RA-13')
      .map((area) => (area.code === 'TJ-SU-01' ? { ...area, population: 200_000 } : area))
    const imported = await importTerritory(system, { ...tables, areas, aliases: [], units: [] })
    expect(imported.areas).toEqual({ created: 0, changed: 1 })
    expect(await audits()).toBe(1)
    const after = await readTerritory()
    expect(after.areaByCode.get('TJ-SU-01')).toMatchObject({
      id: before.areaByCode.get('TJ-SU-01')?.id,
      population: 200_000,
    })
    expect(after.areaByCode.has('TJ-RA-13')).toBe(true)
    expect(after.unitById.size).toBe(70)
  })

  it('shows an import of another process after two seconds, and not before', async () => {
    const before = await readTerritory()
    await db.area.update({ where: { code: 'TJ-SU-02' }, data: { population: 1 } })
    await db.installationFact.update({ where: { key: 'territory_version' }, data: { value: 'another' } })
    expect(await readTerritory()).toBe(before)
    await new Promise((resolve) => setTimeout(resolve, 2_050))
    expect((await readTerritory()).areaByCode.get('TJ-SU-02')?.population).toBe(1)
  })
})

describe('a source', () => {
  const source = {
    code: 'T1',
    title: 'A page',
    url: 'https://example.org/a',
    publishedOn: '2020-02-29',
    issues: ['unclear'],
  }

  it('is refused to officers', async () => {
    await expect(recordSource(officer(), source)).rejects.toThrow(ForbiddenError)
    await expect(db.source.count()).resolves.toBe(0)
  })

  it('is refused with a day that does not exist and an address that is none', async () => {
    const refusal = await recordSource(system, {
      ...source,
      publishedOn: '2021-02-29',
      url: 'javascript:alert(1)',
    }).catch((failure: unknown) => failure)
    expect((refusal as InvalidInputError).issues.map(({ path, code }) => [path.join('.'), code])).toEqual([
      ['url', 'not_a_url'],
      ['publishedOn', 'not_a_date'],
    ])
  })

  it('is recorded once, corrected where it differs, with one audit entry each', async () => {
    expect(await recordSource(system, source)).toBe(true)
    expect(await recordSource(system, source)).toBe(false)
    expect(await recordSource(system, { ...source, title: 'A better page' })).toBe(true)
    expect(await db.source.findMany()).toEqual([
      { ...source, title: 'A better page', publishedOn: new Date('2020-02-29T00:00:00Z') },
    ])
    expect(await db.auditEntry.count({ where: { action: 'source:record', subjectId: 'T1' } })).toBe(2)
  })
})
