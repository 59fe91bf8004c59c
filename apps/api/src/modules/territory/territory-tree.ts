import type {
  AreaAliasModel,
  AreaModel,
  AreaOutlineModel,
  DepartmentModel,
  PoliceUnitModel,
} from '../../../generated/prisma/models.ts'
import { indexPlaces } from './place-index.ts'
import type { PlaceIndex } from './place-index.ts'

/** Everything that stands on the map, ready to be read without a statement. Lists are in the order of their codes. */
export interface Territory {
  readonly country: AreaModel
  readonly areas: readonly AreaModel[]
  readonly areaById: ReadonlyMap<string, AreaModel>
  readonly areaByCode: ReadonlyMap<string, AreaModel>
  readonly departmentById: ReadonlyMap<string, DepartmentModel>
  readonly departmentByCode: ReadonlyMap<string, DepartmentModel>
  readonly unitById: ReadonlyMap<string, PoliceUnitModel>
  readonly unitByCode: ReadonlyMap<string, PoliceUnitModel>
  /** Places directly below a place, by its id. */
  readonly childrenOf: (areaId: string) => readonly AreaModel[]
  /** Departments of exactly this place, by its id. */
  readonly departmentsOf: (areaId: string) => readonly DepartmentModel[]
  /** Open units of this place and of all places below it, by its id. */
  readonly unitsWithin: (areaId: string) => readonly PoliceUnitModel[]
  /** Units of a department, closed ones too, by its id. */
  readonly unitsOfDepartment: (departmentId: string) => readonly PoliceUnitModel[]
  /** The outline of a place on the map, by its id; null where none was imported. */
  readonly outlineOf: (areaId: string) => AreaOutlineModel | null
  readonly places: PlaceIndex
}

/** Puts the rows of the five tables together. Throws when there is no country among the areas. */
export function buildTerritory(
  areas: readonly AreaModel[],
  aliases: readonly AreaAliasModel[],
  departments: readonly DepartmentModel[],
  units: readonly PoliceUnitModel[],
  outlines: readonly AreaOutlineModel[],
): Territory {
  const country = areas.find(({ kind }) => kind === 'country')
  if (country === undefined) throw new Error('the territory has no country')
  const areaById = byKey(areas, ({ id }) => id)
  const children = grouped(areas, ({ parentId }) => parentId ?? '')
  const departmentsByArea = grouped(departments, ({ areaId }) => areaId)
  const unitsByDepartment = grouped(units, ({ departmentId }) => departmentId)
  const outlineByArea = byKey(outlines, ({ areaId }) => areaId)
  const unitsByArea = new Map<string, PoliceUnitModel[]>()
  for (const unit of units.filter(({ closedOn }) => closedOn === null)) {
    for (let area = areaById.get(unit.areaId); area !== undefined; area = areaById.get(area.parentId ?? '')) {
      unitsByArea.set(area.id, [...(unitsByArea.get(area.id) ?? []), unit])
    }
  }
  return {
    country,
    areas,
    areaById,
    areaByCode: byKey(areas, ({ code }) => code),
    departmentById: byKey(departments, ({ id }) => id),
    departmentByCode: byKey(departments, ({ code }) => code),
    unitById: byKey(units, ({ id }) => id),
    unitByCode: byKey(units, ({ code }) => code),
    childrenOf: (areaId) => children.get(areaId) ?? [],
    departmentsOf: (areaId) => departmentsByArea.get(areaId) ?? [],
    unitsWithin: (areaId) => unitsByArea.get(areaId) ?? [],
    unitsOfDepartment: (departmentId) => unitsByDepartment.get(departmentId) ?? [],
    outlineOf: (areaId) => outlineByArea.get(areaId) ?? null,
    places: indexPlaces(areas, aliases),
  }
}

function byKey<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [key(row), row]))
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, key)
}
