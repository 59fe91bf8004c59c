import { now } from '../../../src/platform/clock.ts'
import { db } from '../../../src/platform/db.ts'
import { memberNames } from '../../../src/modules/councils/index.ts'
import { actorsOf } from './actors.ts'

/** Who of the demonstration has chosen to be read by name. */
const published = ['chair.khujand', 'secretary.khujand', 'chair.bokhtar', 'chair.isfara', 'chair.kulob-zone']

/** Some members publish their names, each by an act of their own. Who has chosen before is left alone. Says in one line what there is. */
export async function publishNames(people: ReadonlyMap<string, string>): Promise<string> {
  const actors = await actorsOf(people)
  for (const key of published) {
    const member = actors(key)
    const { personId } = member
    if ((await db.nameChoice.count({ where: { personId } })) > 0) continue
    const seat = await db.membership.findFirst({ where: { personId, endedReason: null } })
    if (seat?.holderName == null) throw new Error(`${key} has no name`)
    await memberNames.chooseDisplay({ ...member, confirmedAt: now() }, { display: 'name', name: seat.holderName })
  }
  return `demonstration: ${published.length} published names`
}
