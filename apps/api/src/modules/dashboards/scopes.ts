import type { ScopeKind } from '@hamkori/schema/dashboards'
import type { AreaModel, PoliceUnitModel } from '../../../generated/prisma/models.ts'
import type { NameShape } from '../../platform/text-types.ts'
import type { Territory } from '../territory/index.ts'

/** One place or unit that a dashboard can be about. Exactly one of `area` and `unit` is set. */
export interface Scope {
  readonly kind: ScopeKind
  readonly code: string
  readonly name: NameShape
  readonly shortName: NameShape
  readonly area: AreaModel | null
  readonly unit: PoliceUnitModel | null
}

/** The scope with this code, or null: a code of another kind is none. Closed units keep their scores. */
export function findScope(territory: Territory, kind: ScopeKind, code: string): Scope | null {
  if (kind === 'unit') {
    const unit = territory.unitByCode.get(code)
    return unit === undefined ? null : scopeOfUnit(unit)
  }
  const area = territory.areaByCode.get(code)
  const scope = area === undefined ? null : scopeOfArea(area)
  return scope?.kind === kind ? scope : null
}

/** What the table below a dashboard lists: regions of the country, districts of a region, units of a district. */
export function childrenOf(territory: Territory, { kind, area }: Scope): { kind: ScopeKind | null; places: Scope[] } {
  if (area === null) return { kind: null, places: [] }
  if (kind === 'area') return { kind: 'unit', places: territory.unitsWithin(area.id).map(scopeOfUnit) }
  return { kind: kind === 'country' ? 'region' : 'area', places: territory.childrenOf(area.id).map(scopeOfArea) }
}

/** The way from the country down to the scope, without the scope itself. */
export function parentsOf(territory: Territory, { area, unit }: Scope): Scope[] {
  const parents: Scope[] = []
  let id = unit?.areaId ?? area?.parentId ?? null
  for (let place = territory.areaById.get(id ?? ''); place !== undefined; place = territory.areaById.get(id ?? '')) {
    parents.unshift(scopeOfArea(place))
    id = place.parentId
  }
  return parents
}

function scopeOfArea(area: AreaModel): Scope {
  return {
    kind: scopeKindOf(area.kind),
    code: area.code,
    name: { tg: area.nameTg, ru: area.nameRu, en: area.nameEn },
    shortName: { tg: area.shortNameTg, ru: area.shortNameRu, en: area.shortNameEn },
    area,
    unit: null,
  }
}

function scopeOfUnit(unit: PoliceUnitModel): Scope {
  const name = { tg: unit.nameTg, ru: unit.nameRu, en: unit.nameEn }
  return { kind: 'unit', code: unit.code, name, shortName: name, area: null, unit }
}

/** What a dashboard of a place of this kind is about. */
export function scopeKindOf(kind: AreaModel['kind']): ScopeKind {
  return kind === 'country' || kind === 'region' ? kind : 'area'
}
