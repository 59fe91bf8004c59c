import { dayOf } from '../../../src/platform/clock.ts'
import { db } from '../../../src/platform/db.ts'
import type { SignedInViewer } from '../../../src/platform/viewer.ts'
import { readTerritory } from '../../../src/modules/territory/index.ts'

/** Finds who acts: `secretary.khujand`, `officer.MIA-SU-01`. Throws for a person that the demonstration does not have. */
export type Actors = (key: string) => SignedInViewer

/**
 * The people of the demonstration as they would be after signing in, with the seats and posts that stand on the record
 * today; what they may do follows from those alone.
 */
export async function actorsOf(people: ReadonlyMap<string, string>): Promise<Actors> {
  const territory = await readTerritory()
  const below = (departmentId: string): string[] => [
    departmentId,
    ...[...territory.departmentById.values()]
      .filter(({ parentId }) => parentId === departmentId)
      .flatMap(({ id }) => below(id)),
  ]
  const rows = await db.person.findMany({
    where: { id: { in: [...people.values()] } },
    include: {
      posts: true,
      memberships: { where: { endedReason: null }, include: { council: { select: { slug: true } } } },
    },
  })
  const viewers = new Map(
    rows.map((row): [string, SignedInViewer] => [
      row.id,
      {
        kind: 'person',
        personId: row.id,
        sessionId: row.id,
        email: row.email,
        label: row.label,
        demonstration: row.demonstration,
        confirmedAt: null,
        posts: row.posts.map(({ role, departmentId, titleTg, titleRu, titleEn, validFrom, validTo }) => ({
          role,
          departmentId,
          departmentIds: departmentId === null ? [] : below(departmentId),
          titleTg,
          titleRu,
          titleEn,
          validFrom: dayOf(validFrom),
          validTo: validTo === null ? null : dayOf(validTo),
        })),
        seats: row.memberships.map(({ id, councilId, office, council }) => ({
          membershipId: id,
          councilId,
          councilSlug: council.slug,
          office,
        })),
      },
    ]),
  )
  return (key) => {
    const viewer = viewers.get(people.get(key) ?? '')
    if (viewer === undefined) throw new Error(`the demonstration has no ${key}`)
    return viewer
  }
}
