import { dashboardMonths, monthsUpTo } from '@hamkori/schema/dashboards'
import { monthOf } from '@hamkori/schema/dates'
import { LRUCache } from 'lru-cache'
import type { AreaModel, DepartmentModel } from '../../../generated/prisma/models.ts'
import { today } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/one-at-a-time.ts'
import { recordVersion } from '../../platform/record-version.ts'
import type { NameShape } from '../../platform/text-types.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import { findScope, parentsOf } from './scopes.ts'
import type { Scope } from './scopes.ts'
import { stagesOf } from './stages.ts'
import type { StageCounts } from './stages.ts'
import { figuresOf } from './timeliness.ts'
import type { TimelinessFigures } from './timeliness.ts'
import type { ClockedCases } from './timeliness.queries.ts'

/** A region with all its departments, or one department. */
export interface TimelinessRow {
  readonly code: string
  readonly name: NameShape
  readonly isDepartment: boolean
  readonly figures: TimelinessFigures
}

/** How fast the departments of a place answer. Days are YYYY-MM-DD. */
export interface TimelinessView {
  readonly place: Scope
  readonly parents: readonly Scope[]
  readonly from: string
  readonly to: string
  readonly figures: TimelinessFigures
  readonly stages: StageCounts
  readonly rows: readonly TimelinessRow[]
}

type Line = Omit<TimelinessRow, 'figures'> & { readonly departments: readonly DepartmentModel[] }

type ReadCases = (values: { departmentIds: readonly string[]; from: string }) => Promise<readonly ClockedCases[]>

interface Held {
  readonly territory: Territory
  /** The number of changes of the public record before the cases were read. */
  readonly changes: string
  readonly view: TimelinessView
}
/** Counting the cases of the country costs more than all else of its page: it is done once for each state of the record. */
const held = new LRUCache<string, Held>({ max: 500 })
const once = oneAtATime<TimelinessView>()
/** A page asks for all types and for each alone, and all of them are read at once. */
const onceOfAll = oneAtATime<readonly ClockedCases[]>()
const lastCases = new LRUCache<string, readonly ClockedCases[]>({ max: 50 })

/**
 * How fast the departments of the country, a region, or a district or city answered what was sent to them this month and in the
 * eleven before, in all or of one type of record; null where there is no such place. A case counts for the department that owes the
 * answer or gave it. One statement, whatever the number of departments, and none while the public record and the day are the same.
 */
export async function readTimeliness(
  read: ReadCases,
  code: string,
  recordType: string | null,
): Promise<TimelinessView | null> {
  const territory = await readTerritory()
  const area = territory.areaByCode.get(code.trim().toUpperCase())
  if (area === undefined) return null
  const place = scopeOf(territory, area)
  if (place === null) return null
  const day = today()
  const key = `${day} ${area.code} ${recordType ?? ''}`
  const find = (changes: string): TimelinessView | null => {
    const known = held.get(key)
    return known?.territory === territory && known.changes === changes ? known.view : null
  }
  const makeAnew = async (): Promise<TimelinessView> => {
    // Before the cases: figures of newer ones are at worst counted once more.
    const changes = await recordVersion()
    const known = find(changes)
    if (known !== null) return known
    const view = await countCases(
      readHeld(read, `${day} ${area.code} ${changes} ${idOf(territory)}`),
      { territory, area, place },
      recordType,
      day,
    )
    held.set(key, { territory, changes, view })
    return view
  }
  return find(await recordVersion()) ?? once(key, makeAnew)
}

/** A number for each state of the territory: another one may have other departments. */
const territories = new WeakMap<Territory, number>()
let lastTerritory = 0
function idOf(territory: Territory): number {
  const id = territories.get(territory) ?? (lastTerritory += 1)
  territories.set(territory, id)
  return id
}

/** Reads what was read under the same key before from memory. */
function readHeld(read: ReadCases, key: string): ReadCases {
  return async (values) =>
    lastCases.get(key) ??
    onceOfAll(key, async () => {
      const cases = lastCases.get(key) ?? (await read(values))
      lastCases.set(key, cases)
      return cases
    })
}

async function countCases(
  read: ReadCases,
  { territory, area, place }: { territory: Territory; area: AreaModel; place: Scope },
  recordType: string | null,
  day: string,
): Promise<TimelinessView> {
  const month = monthOf(day)
  const from = `${monthsUpTo(month, dashboardMonths)[0] ?? month}-01`
  const lines = linesOf(territory, area)
  const departmentIds = lines.flatMap(({ departments }) => departments.map(({ id }) => id))
  const cases = (await read({ departmentIds, from })).filter(
    (alike) => recordType === null || alike.recordType === recordType,
  )
  const byDepartment = Map.groupBy(cases, ({ departmentId }) => departmentId)
  return {
    place,
    parents: parentsOf(territory, place),
    from,
    to: day,
    figures: figuresOf(cases),
    stages: stagesOf(cases),
    rows: lines.map(({ departments, ...line }) => ({
      ...line,
      figures: figuresOf(departments.flatMap(({ id }) => byDepartment.get(id) ?? [])),
    })),
  }
}

function scopeOf(territory: Territory, { kind, code }: AreaModel): Scope | null {
  return findScope(territory, kind === 'country' || kind === 'region' ? kind : 'area', code)
}

/** Regions and the departments of the country itself; of any other place its departments. Together they are all of its cases. */
function linesOf(territory: Territory, area: AreaModel): Line[] {
  if (area.kind !== 'country') return departmentsWithin(territory, area).map(lineOf)
  return [
    ...territory.departmentsOf(area.id).map(lineOf),
    ...territory.childrenOf(area.id).map((region) => ({
      code: region.code,
      name: { tg: region.nameTg, ru: region.nameRu, en: region.nameEn },
      isDepartment: false,
      departments: departmentsWithin(territory, region),
    })),
  ]
}

function lineOf(department: DepartmentModel): Line {
  const { code, nameTg, nameRu, nameEn } = department
  return { code, name: { tg: nameTg, ru: nameRu, en: nameEn }, isDepartment: true, departments: [department] }
}

/** The departments of a place and of all places below it. */
export function departmentsWithin(territory: Territory, area: AreaModel): DepartmentModel[] {
  return [
    ...territory.departmentsOf(area.id),
    ...territory.childrenOf(area.id).flatMap((below) => departmentsWithin(territory, below)),
  ]
}
