import { silentDays } from '@hamkori/schema/dashboards'
import type { AreaModel } from '../../../generated/prisma/models.ts'
import { today } from '../../platform/clock.ts'
import type { NameShape } from '../../platform/text-types.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import { listCouncils, readSignIns, silentFrom } from './overview.queries.ts'
import type { SignInsRow } from './overview.queries.ts'
import type { ReadClocked } from './timeliness.queries.ts'

/** A department or council that has not signed in or answered for long, or where nobody can sign in. */
export interface SilentBody extends Omit<SignInsRow, 'id'> {
  /** The department's code, or the council's name in addresses. */
  readonly code: string
  readonly name: NameShape
  /** Code of its region; of the country where it belongs to none. */
  readonly regionCode: string
  /** What has waited for its answer for longer; councils have to answer nothing. */
  readonly unanswered: number
}

/** What those who watch the country see of departments and councils. */
export interface Overview {
  /** The first day, YYYY-MM-DD, on which signing in still counts. */
  readonly from: string
  /** In the country's order: by region and code, departments before councils. */
  readonly bodies: readonly SilentBody[]
}

/** Nobody of those who can sign in has done so lately. */
export const isSilent = ({ people, never, away }: SilentBody): boolean => people > 0 && never + away === people
/** Nobody can sign in. */
export const isVacant = ({ people }: SilentBody): boolean => people === 0

/**
 * Reads which departments and councils have not signed in, or not answered, for thirty days. Two statements for sign-ins and councils,
 * and one for all cases.
 */
export async function readOverview(read: ReadClocked): Promise<Overview> {
  const territory = await readTerritory()
  const departments = [...territory.departmentById.values()]
  const [signIns, councils, cases] = await Promise.all([
    readSignIns(),
    listCouncils(),
    // What was sent today or later is counted besides what waits, and left out below.
    read({ departmentIds: departments.map(({ id }) => id), from: today() }),
  ])
  const ofBody = new Map(signIns.map((row) => [`${row.isCouncil} ${row.id}`, row]))
  const waiting = new Map<string, number>()
  for (const { departmentId, answered, days, count } of cases)
    if (!answered && days > silentDays) waiting.set(departmentId, (waiting.get(departmentId) ?? 0) + count)

  const bodyOf = (isCouncil: boolean, id: string, about: Pick<SilentBody, 'code' | 'name'>, areaId: string) => ({
    ...(ofBody.get(`${isCouncil} ${id}`) ?? { people: 0, never: 0, away: 0, positions: [] }),
    isCouncil,
    ...about,
    regionCode: regionOf(territory, areaId).code,
    unanswered: isCouncil ? 0 : (waiting.get(id) ?? 0),
  })
  const bodies = [
    ...departments.map(({ id, code, nameTg, nameRu, nameEn, areaId }) =>
      bodyOf(false, id, { code, name: { tg: nameTg, ru: nameRu, en: nameEn } }, areaId),
    ),
    ...councils.map(({ id, slug, tg, ru, en, areaId }) =>
      bodyOf(true, id, { code: slug, name: { tg, ru, en } }, areaId),
    ),
  ]
  return { from: silentFrom(), bodies: bodies.filter(hasNews).sort(inOrder(territory)) }
}

function hasNews(body: SilentBody): boolean {
  return isVacant(body) || body.never + body.away > 0 || body.unanswered > 0
}

function regionOf(territory: Territory, areaId: string): AreaModel {
  const area = territory.areaById.get(areaId) ?? territory.country
  const parent = territory.areaById.get(area.parentId ?? '')
  return parent === undefined || parent.kind === 'country' ? area : regionOf(territory, parent.id)
}

function inOrder({ country, childrenOf }: Territory): (one: SilentBody, other: SilentBody) => number {
  const regions = childrenOf(country.id).map(({ code }) => code)
  return (one, other) =>
    regions.indexOf(one.regionCode) - regions.indexOf(other.regionCode) ||
    Number(one.isCouncil) - Number(other.isCouncil) ||
    (one.code < other.code ? -1 : 1)
}
