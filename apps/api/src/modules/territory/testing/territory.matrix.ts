import { ownerDb, ownerPool } from '../../../testing/owner.ts'
import { byThing, defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What the territory contributes to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    area: { others: ['code', 'name', 'short_name', 'former_names', 'population_source', 'source', 'confused_with'] },
    area_alias: { others: ['variant', 'language', 'source'] },
    department: { others: ['code', 'name', 'source_codes'] },
    police_unit: { others: ['code', 'name', 'source_codes'] },
    source: { others: ['code', 'title', 'url', 'issues'] },
  },
  types: ['Area', 'Department', 'PoliceUnit', 'Source'],
  withoutScope: { open: ['Area', 'Department', 'PoliceUnit'] },
  queries: {
    area: byThing('code', 'areaCode'),
    department: byThing('code', 'departmentCode'),
    policeUnit: byThing('code', 'unitCode'),
    searchPlaces: byThing('text', 'areaName'),
    country: '',
    districts: '',
    regions: '',
    source: (_fixtures, _actor, half) => (half === 'own' ? [{ tag: 'all', args: 'code: "S1"' }] : []),
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
    await ownerPool.query(`UPDATE department SET source_codes = '{S1}'`)
    await ownerPool.query(`UPDATE source SET published_on = '2025-01-01'`)
  },
})
