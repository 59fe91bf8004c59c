import type { z } from 'zod'
import type { describeCouncilInput } from '@hamkori/schema/councils'
import { register } from '../../../src/modules/councils/index.ts'
import type { SystemActor } from '../../../src/platform/viewer.ts'
import { db } from '../../../src/platform/db.ts'
import { readRecords } from '../files.ts'
import type { SeededCouncil } from './councils.ts'

type SeededProfile = Omit<z.input<typeof describeCouncilInput>, 'councilId'> & { readonly council: string }

/** How some councils are reached. What a council has said before is left alone. Says in one line what there is. */
export async function loadProfiles(actor: SystemActor, councils: ReadonlyMap<string, SeededCouncil>): Promise<string> {
  const seeded = readRecords<SeededProfile>('demonstration', 'profiles.json')
  for (const { council: slug, ...profile } of seeded) {
    const councilId = councils.get(slug)?.id
    if (councilId === undefined) throw new Error(`the demonstration has no council ${slug}`)
    if ((await db.councilProfile.count({ where: { id: councilId } })) > 0) continue
    await register.councilProfile(actor, { ...profile, councilId })
  }
  return `demonstration: ${seeded.length} councils say how they are reached`
}
