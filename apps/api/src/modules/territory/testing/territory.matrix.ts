import { setTimeout as wait } from 'node:timers/promises'
import { byThing, defineMatrix } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb, ownerPool } from '../../../testing/owner.ts'
import { readTerritory } from '../index.ts'

/** What the territory contributes to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    area: { others: ['code', 'name', 'short_name', 'former_names', 'population_source', 'source', 'confused_with'] },
    area_alias: { others: ['variant', 'language', 'source'] },
    area_outline: {
      others: ['polygons', 'source', 'licence'],
      uncounted: 'the territory has a version of its own, which an import of outlines changes',
    },
    department: { others: ['code', 'name', 'source_codes'] },
    police_unit: { others: ['code', 'name', 'source_codes'] },
    source: { others: ['code', 'title', 'url', 'issues'] },
  },
  types: ['Area', 'Department', 'PoliceUnit', 'Source'],
  withoutScope: { open: ['Area', 'Department', 'PoliceUnit'] },
  queries: {
    area: byThing('code', 'areaCode'),
    department: byThing('code', 'departmentCode'),
    outlines: () => [{ tag: 'all', args: 'code: "TJ"' }],
    policeUnit: byThing('code', 'unitCode'),
    searchPlaces: byThing('text', 'areaName'),
    country: '',
    districts: '',
    regions: '',
    outlineCheck: `file: "${'0'.repeat(64)}"`,
    source: (_fixtures, _actor, half) => (half === 'own' ? [{ tag: 'all', args: 'code: "S1"' }] : []),
  },
  actions: {
    importOutlines: (_thing, _id, scope) => ({
      input: { file: scope === 'void' ? 'x' : '0'.repeat(64), source: 'S1', licence: 'CC0-1.0' },
    }),
    removeOutlines: () => ({}),
  },
  async fillColumns() {
    await ownerPool.query(
      `UPDATE area SET former_names = 'Leninobod', population = 1000, population_on = '2025-01-01', population_source = 'S1',
              tile_column = 1, tile_row = 2`,
    )
    await ownerDb.area.update({ where: { code: 'TJ-SU-01' }, data: { confusedWith: ['TJ-KT-01'] } })
    await ownerDb.area.update({ where: { code: 'TJ-KT-01' }, data: { confusedWith: ['TJ-SU-01'] } })
    for (const { id, nameEn } of await ownerDb.area.findMany())
      await ownerDb.areaAlias.create({ data: { areaId: id, variant: nameEn, language: 'en', source: 'S1' } })
    await outline('TJ-SU-01')
    await ownerPool.query(`UPDATE department SET source_codes = '{S1}'`)
    await ownerPool.query(`UPDATE source SET published_on = '2025-01-01'`)
  },
  async cacheExample() {
    await ownerDb.source.create({ data: { code: 'S1', title: 'A list' } })
    await outline('TJ-SU-01')
    await ownerPool.query(`UPDATE area SET tile_column = 1, tile_row = 1 WHERE code = 'TJ-SU-01'`)
    await ownerPool.query(`
      INSERT INTO police_unit (id, code, area_id, department_id, name_tg, name_ru, name_en, source_codes)
      SELECT uuidv7(), 'SU-01-1', d.area_id, d.id, 'U', 'U', 'U', '{}' FROM department d WHERE d.code = 'MIA-SU-01'`)
    await ownerPool.query(`UPDATE installation_fact SET value = 'with a unit' WHERE key = 'territory_version'`)
    // The territory is held in memory and looks at its version every two seconds.
    for (let tries = 0; !(await readTerritory()).unitByCode.has('SU-01-1'); tries += 1) {
      if (tries > 100) throw new Error('the territory in memory was not read anew')
      await wait(100)
    }
    return {
      area: 'code: "TJ-SU-01"',
      outlines: 'code: "TJ"',
      department: 'code: "MIA-SU-01"',
      policeUnit: 'code: "SU-01-1"',
    }
  },
})

/** A place with an outline, and with it its region. */
async function outline(code: string): Promise<void> {
  for (const place of [code, code.slice(0, 5)])
    await ownerPool.query(
      `INSERT INTO area_outline (area_id, polygons, longitude, latitude, merged, source, licence, imported_on)
       SELECT id, '[[[[69,40],[70,40],[70,41],[69,40]]]]', 69.7, 40.3, $2, 'S1', 'CC0-1.0', '2026-01-01' FROM area WHERE code = $1`,
      [place, place !== code],
    )
}
