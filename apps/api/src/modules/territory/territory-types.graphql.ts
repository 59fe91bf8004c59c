import type { AreaModel, DepartmentModel, PoliceUnitModel } from '../../../generated/prisma/models.ts'
import { builder } from '../../platform/builder.ts'
import { dayOf } from '../../platform/clock.ts'
import { Source, loadSources } from '../../platform/record-types.ts'
import { Name } from '../../platform/text-types.ts'
import { identityTypes } from '../identity/index.ts'
import { peopleTypes } from '../people/index.ts'
import { readTerritory } from './territory.queries.ts'

const AreaKind = builder.enumType('AreaKind', {
  description: 'What kind of place it is.',
  values: {
    country: { description: 'The country.' },
    region: { description: 'First level: a region (viloyat), Dushanbe, or the districts of republican subordination.' },
    city: { description: 'Second level: a city.' },
    district: { description: 'Second level: a district (nohiya).' },
    cityDistrict: { description: 'Second level: a district of the city of Dushanbe.' },
  } as const,
})

const DepartmentKind = builder.enumType('DepartmentKind', {
  description: 'Where a department stands in the Ministry of Internal Affairs (MIA).',
  values: {
    ministry: { description: 'The ministry itself.' },
    ministryUnit: { description: 'A department within the ministry.' },
    regional: { description: 'The directorate of a region, of Dushanbe or of a zone.' },
    district: { description: 'The department of a district or city.' },
  } as const,
})

/** The place of a district or city on the map of equal tiles. */
export const Tile = builder.objectRef<{ column: number; row: number }>('Tile').implement({
  cache: 'territory',
  description: 'The place of a district or city on the map of equal tiles.',
  fields: (t) => ({
    column: t.exposeInt('column', { description: 'From the west, beginning with 0.' }),
    row: t.exposeInt('row', { description: 'From the north, beginning with 0.' }),
  }),
})

/** A place of the administrative map. Later modules add what they know of it. */
export const Area = builder.objectRef<AreaModel>('Area')
/** A body of the Ministry of Internal Affairs. */
export const Department = builder.objectRef<DepartmentModel>('Department')
/** The finest thing that is ever rated; never a person. */
export const PoliceUnit = builder.objectRef<PoliceUnitModel>('PoliceUnit')

const nameOf = (row: { nameTg: string; nameRu: string; nameEn: string }) => ({
  tg: row.nameTg,
  ru: row.nameRu,
  en: row.nameEn,
})

builder.node(Area, {
  cache: 'territory',
  description: 'A place of the administrative map: the country, a region, a city or a district.',
  id: { resolve: (area) => area.id },
  loadMany: async (ids) => {
    const { areaById } = await readTerritory()
    return ids.map((id) => areaById.get(id) ?? null)
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For example TJ, TJ-SU, TJ-SU-01.' }),
    kind: t.expose('kind', { type: AreaKind, description: 'What kind of place it is.' }),
    name: t.field({ type: Name, description: 'The full name, for example "Ноҳияи Ванҷ".', resolve: nameOf }),
    shortName: t.field({
      type: Name,
      description: 'The name without the word for city or district.',
      resolve: (area) => ({ tg: area.shortNameTg, ru: area.shortNameRu, en: area.shortNameEn }),
    }),
    formerNames: t.exposeString('formerNames', {
      nullable: true,
      description: 'Earlier names in Latin letters, with the year where it is known.',
    }),
    parent: t.field({
      type: Area,
      nullable: true,
      description: 'The place it belongs to; null for the country.',
      resolve: async (area) =>
        area.parentId === null ? null : ((await readTerritory()).areaById.get(area.parentId) ?? null),
    }),
    children: t.field({
      type: [Area],
      description: 'Places directly below, by code.',
      resolve: async (area) => [...(await readTerritory()).childrenOf(area.id)],
    }),
    tile: t.field({
      type: Tile,
      nullable: true,
      description: 'Its tile; only districts and cities have one.',
      resolve: ({ tileColumn, tileRow }) =>
        tileColumn === null || tileRow === null ? null : { column: tileColumn, row: tileRow },
    }),
    population: t.exposeInt('population', {
      nullable: true,
      description: 'How many people live there, where a source says so.',
    }),
    populationOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of the figure. Days differ between places: do not compare figures without looking at it.',
      resolve: ({ populationOn }) => (populationOn === null ? null : dayOf(populationOn)),
    }),
    populationSource: t.exposeString('populationSource', {
      nullable: true,
      description: 'Where the figure comes from.',
    }),
    source: t.exposeString('source', { description: 'Where code and names come from.' }),
    confusedWith: t.field({
      type: [Area],
      description: 'Other places that people call by the same name.',
      resolve: async (area) => {
        const { areaByCode } = await readTerritory()
        return area.confusedWith.flatMap((code) => areaByCode.get(code) ?? [])
      },
    }),
    departments: t.field({
      type: [Department],
      description: 'Departments of exactly this place.',
      resolve: async (area) => [...(await readTerritory()).departmentsOf(area.id)],
    }),
    units: t.field({
      type: [PoliceUnit],
      description: 'Open units of this place and of all places below it.',
      resolve: async (area) => [...(await readTerritory()).unitsWithin(area.id)],
    }),
  }),
})

builder.node(Department, {
  cache: 'territory',
  description: 'A body of the Ministry of Internal Affairs (MIA).',
  id: { resolve: (department) => department.id },
  loadMany: async (ids) => {
    const { departmentById } = await readTerritory()
    return ids.map((id) => departmentById.get(id) ?? null)
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For example MIA, MIA-SU, MIA-SU-01.' }),
    kind: t.expose('kind', { type: DepartmentKind, description: 'Where it stands in the ministry.' }),
    name: t.field({ type: Name, description: 'Its name.', resolve: nameOf }),
    area: t.field({
      type: Area,
      description: 'The place it serves.',
      resolve: (department) => areaOf(department.areaId),
    }),
    parent: t.field({
      type: Department,
      nullable: true,
      description: 'The department it reports to; null for the ministry.',
      resolve: async ({ parentId }) =>
        parentId === null ? null : ((await readTerritory()).departmentById.get(parentId) ?? null),
    }),
    units: t.field({
      type: [PoliceUnit],
      description: 'Its units, closed ones too.',
      resolve: async (department) => [...(await readTerritory()).unitsOfDepartment(department.id)],
    }),
    inferred: t.exposeBoolean('inferred', {
      description: 'True where no source names it: it follows from the rule "one for each district and city".',
    }),
    sources: t.field({
      type: [Source],
      cache: 'publicRecord',
      description: 'Where it is named.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
  }),
})

builder.node(PoliceUnit, {
  cache: 'territory',
  description: 'A place of the police that serves people: the finest thing that is ever rated, never a person.',
  id: { resolve: (unit) => unit.id },
  loadMany: async (ids) => {
    const { unitById } = await readTerritory()
    return ids.map((id) => unitById.get(id) ?? null)
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short, as printed on a poster: SU-01-1.' }),
    name: t.field({ type: Name, description: 'Its name.', resolve: nameOf }),
    area: t.field({ type: Area, description: 'The place it serves.', resolve: (unit) => areaOf(unit.areaId) }),
    department: t.field({
      type: Department,
      description: 'The department it belongs to.',
      resolve: async ({ departmentId }) => present((await readTerritory()).departmentById.get(departmentId)),
    }),
    closedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day on which it was no more; null while it is open.',
      resolve: ({ closedOn }) => (closedOn === null ? null : dayOf(closedOn)),
    }),
    inferred: t.exposeBoolean('inferred', { description: 'True where no source names it.' }),
    sources: t.field({
      type: [Source],
      cache: 'publicRecord',
      description: 'Where it is named.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
  }),
})

const { Invitation, Post } = identityTypes
const { PersonPost } = peopleTypes

builder.objectFields(Post, (t) => ({
  department: t.field({
    type: Department,
    nullable: true,
    description: 'The department of the post; null for posts of the whole country.',
    resolve: ({ departmentId }) => departmentWith(departmentId),
  }),
}))

builder.objectFields(PersonPost, (t) => ({
  department: t.field({
    type: Department,
    nullable: true,
    description: 'The department of the post; null for posts of the whole country.',
    resolve: ({ departmentId }) => departmentWith(departmentId),
  }),
}))

builder.objectFields(Invitation, (t) => ({
  department: t.field({
    type: Department,
    nullable: true,
    description: 'The department of the post that waits; null without one.',
    resolve: ({ departmentId }) => departmentWith(departmentId),
  }),
}))

async function departmentWith(departmentId: string | null): Promise<DepartmentModel | null> {
  return departmentId === null ? null : present((await readTerritory()).departmentById.get(departmentId))
}

async function areaOf(areaId: string): Promise<AreaModel> {
  return present((await readTerritory()).areaById.get(areaId))
}

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('the territory is not whole')
  return row
}
