import type { Language } from '@hamkori/schema/languages'
import type { ResultOf } from '../../platform/graphql.ts'
import type { UiOptionGroup } from '../../ui/options.ts'
import type { councilChoicesQuery, departmentsQuery } from './people.documents.ts'
import { groupBy } from '../../ui/lists.ts'

type Departments = ResultOf<typeof departmentsQuery>
type Councils = ResultOf<typeof councilChoicesQuery>
/** The value of an option: the id where a form sends it, the readable key where it is part of an address. */
type By = 'id' | 'key'

/** Every department to choose from: the ministry first, then each region's own before those of its districts. */
export function departmentGroups(
  { country, regions, districts }: Departments,
  language: Language,
  by: By,
): UiOptionGroup[] {
  const options = (departments: Departments['country']['departments']) =>
    departments.map(({ id, code, name }) => ({ value: by === 'id' ? id : code, label: name[language] }))
  return [
    { label: country.name[language], options: options(country.departments) },
    ...regions.map((region) => ({
      label: region.name[language],
      options: options([
        ...region.departments,
        ...districts.filter(({ parent }) => parent?.code === region.code).flatMap(({ departments }) => departments),
      ]),
    })),
  ].filter(({ options: { length } }) => length > 0)
}

/**
 * Every council to choose from, by region, each by its place: their full names begin alike and would be cut off before
 * they differ. `elsewhere` heads those of no region.
 */
export function councilGroups(
  { councils, regions }: Councils,
  language: Language,
  by: By,
  elsewhere: string,
): UiOptionGroup[] {
  const names = new Map(regions.map((region) => [region.code, region.name[language]]))
  const byRegion = groupBy(councils.edges, ({ node }) => node.area.code.split('-').slice(0, 2).join('-'))
  return [...byRegion].map(([code, edges]) => ({
    label: names.get(code) ?? elsewhere,
    options: edges.map(({ node }) => ({ value: by === 'id' ? node.id : node.slug, label: node.area.name[language] })),
  }))
}

/** The id of the department with this code, null where there is none. */
export function departmentId({ country, regions, districts }: Departments, code: string): string | null {
  const all = [country, ...regions, ...districts].flatMap(({ departments }) => departments)
  return all.find((department) => department.code === code)?.id ?? null
}

/** The id of the council with this slug, null where there is none. */
export function councilId({ councils }: Councils, slug: string): string | null {
  return councils.edges.find(({ node }) => node.slug === slug)?.node.id ?? null
}
