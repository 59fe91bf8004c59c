import type { AreaKind, DepartmentKind, ImportTerritoryInput } from '@hamkori/schema/territory'
import { importTerritory } from '../../src/modules/territory/index.ts'
import type { SystemActor } from '../../src/platform/viewer.ts'
import { column, optionalColumn, readTable } from './files.ts'
import type { Line } from './files.ts'

/** The five tables of `territory/` as one import. */
export function readTerritoryTables(): ImportTerritoryInput {
  const tiles = new Map(
    readTable('tiles.csv').map((tile) => [
      column(tile, 'code'),
      { column: Number(column(tile, 'column')), row: Number(column(tile, 'row')) },
    ]),
  )
  return {
    areas: readTable('areas.csv').map((area) => ({
      code: column(area, 'code'),
      kind: column(area, 'kind') as AreaKind,
      parentCode: optionalColumn(area, 'parent_code'),
      name: name(area, 'name'),
      shortName: name(area, 'short_name'),
      formerNames: optionalColumn(area, 'former_names'),
      tile: tiles.get(column(area, 'code')),
      population: optionalColumn(area, 'population') === undefined ? undefined : Number(column(area, 'population')),
      populationOn: optionalColumn(area, 'population_on'),
      populationSource: optionalColumn(area, 'population_source'),
      confusedWith: words(area, 'confused_with'),
      source: column(area, 'source'),
    })),
    aliases: readTable('area-aliases.csv').map((alias) => ({
      areaCode: column(alias, 'area_code'),
      variant: column(alias, 'variant'),
      language: column(alias, 'language'),
      source: column(alias, 'source'),
    })),
    departments: readTable('departments.csv').map((department) => ({
      code: column(department, 'code'),
      kind: column(department, 'kind') as DepartmentKind,
      areaCode: column(department, 'area_code'),
      parentCode: optionalColumn(department, 'parent_code'),
      name: name(department, 'name'),
      inferred: column(department, 'inferred') === 'true',
      sourceCodes: words(department, 'source_codes'),
    })),
    units: readTable('units.csv').map((unit) => ({
      code: column(unit, 'code'),
      departmentCode: column(unit, 'department_code'),
      areaCode: column(unit, 'area_code'),
      name: name(unit, 'name'),
      inferred: column(unit, 'inferred') === 'true',
      sourceCodes: words(unit, 'source_codes'),
    })),
  }
}

/** Imports the tables. Says in one line what was new. */
export async function loadTerritory(actor: SystemActor): Promise<string> {
  const imported = await importTerritory(actor, readTerritoryTables())
  const parts = Object.entries(imported).map(
    ([kind, { created, changed }]) => `${created} ${kind}${changed > 0 ? ` (${changed} changed)` : ''}`,
  )
  return `territory: ${parts.join(', ')} new`
}

function name(line: Line, prefix: string): { tg: string; ru: string; en: string } {
  return { tg: column(line, `${prefix}_tg`), ru: column(line, `${prefix}_ru`), en: column(line, `${prefix}_en`) }
}

function words(line: Line, column_: string): string[] {
  return column(line, column_)
    .split(' ')
    .filter((word) => word !== '')
}
