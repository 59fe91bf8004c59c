import { establishCouncil, endMembership, memberNames, startMembership } from '../../../src/modules/councils/index.ts'
import { readTerritory } from '../../../src/modules/territory/index.ts'
import type { Territory } from '../../../src/modules/territory/index.ts'
import type { SystemActor } from '../../../src/platform/viewer.ts'
import { seatsOf } from './seats.ts'
import { readRecords } from '../files.ts'

/** A council of the demonstration, or one that sources name and that gets demonstration seats. */
export interface SeededCouncil {
  readonly id: string
  readonly slug: string
}

type Name = { tg: string; ru: string; en: string }

const atOnce = 4

/**
 * Founds a council at every regional, city and district department that has none from the sources (the rule of the
 * regulation on public councils), and fills the seats of all councils. `people` maps `<office>.<slug>` to a person's id.
 * `day` is the day that all terms are counted back from. Says in one line what there is.
 */
export async function loadCouncils(
  actor: SystemActor,
  day: string,
  people: ReadonlyMap<string, string>,
): Promise<{ councils: ReadonlyMap<string, SeededCouncil>; line: string }> {
  const territory = await readTerritory()
  const sourced = readRecords<{ slug: string; departmentCode: string }>('record', 'councils.json')
  const wanted = wantedCouncils(territory, new Map(sourced.map(({ departmentCode, slug }) => [departmentCode, slug])))
  const councils = new Map<string, SeededCouncil>()
  let seats = 0
  const queue = wanted.entries()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [position, { inSources, ...council }] of queue) {
        const { id, slug } = inSources
          ? await establishCouncil(actor, { ...council, sourceCodes: [] })
          : await establishCouncil(actor, { ...council, inferred: true, demonstration: true })
        councils.set(slug, { id, slug })
        const filled = await fillSeats(actor, { id, slug }, position, day, people)
        seats += filled
      }
    }),
  )
  return { councils, line: `demonstration: ${councils.size} councils with ${seats} memberships` }
}

function wantedCouncils(territory: Territory, slugs: ReadonlyMap<string, string>) {
  return [...territory.departmentByCode.values()]
    .filter(({ kind, code }) => kind === 'regional' || kind === 'district' || slugs.has(code))
    .map((department) => {
      const area = territory.areaById.get(department.areaId)
      if (area === undefined) throw new Error(`${department.code} stands nowhere`)
      const inSources = slugs.get(department.code)
      const own = /^MIA-[A-Z]{2}-\d{2}-(\d+)$/.exec(department.code)?.[1]
      return {
        slug: inSources ?? slugOf(area.shortNameEn) + (own === undefined ? '' : `-${own}`),
        areaCode: area.code,
        departmentCode: department.code,
        name: councilName({ tg: department.nameTg, ru: department.nameRu, en: department.nameEn }),
        inSources: inSources !== undefined,
      }
    })
}

/** "Шӯрои ҷамъиятии назди …", "Общественный совет при …" (prepositional case), "Public council at the …". */
function councilName(department: Name): Name {
  return {
    tg: `Шӯрои ҷамъиятии назди ${department.tg}`,
    ru: `Общественный совет при ${department.ru.replace(/^Управление /, 'Управлении ')}`,
    en: `Public council at the ${department.en}`,
  }
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-')
}

async function fillSeats(
  actor: SystemActor,
  council: SeededCouncil,
  position: number,
  day: string,
  people: ReadonlyMap<string, string>,
): Promise<number> {
  let count = 0
  for (const { endedReason, ...seat } of seatsOf(position, day)) {
    // The first holder of an office that is in force is the person who signs in for it.
    const personId =
      endedReason === undefined
        ? people.get(`${seat.office}.${council.slug}${seat.office === 'member' ? `.${seat.seat}` : ''}`)
        : undefined
    const { termTo, ...start } = seat
    const { id, holderName } = await startMembership(actor, {
      ...start,
      councilId: council.id,
      personId,
      demonstration: true,
    })
    // Seats of a demonstration that was loaded before members had names.
    if (holderName === null) await memberNames.write(actor, { membershipId: id, name: seat.name })
    if (endedReason !== undefined && termTo !== undefined)
      await endMembership(actor, { membershipId: id, on: termTo, reason: endedReason })
    count += 1
  }
  return count
}
