import type { followUpShortcoming } from '../../../src/modules/shortcomings/index.ts'
import { db } from '../../../src/platform/db.ts'
import type { SignedInViewer } from '../../../src/platform/viewer.ts'
import { actOn, keyOf, workingDay } from './days.ts'
import { sentPictures } from './pictures.ts'
import type { SeededFile } from './pictures.ts'

/** What was said after the answer, so many days ago. */
export interface SeededFollowUp {
  readonly at: number
  readonly by: 'officer' | 'secretary' | 'chair'
  readonly verb: string
  readonly language: 'tg' | 'ru' | 'en'
  readonly text: string
  readonly evidence?: string
  readonly due?: number
  readonly files?: readonly SeededFile[]
}

type Act = Omit<Parameters<typeof followUpShortcoming>[1], 'verb' | 'caseId'> & { readonly verb: string }

/** Plays what followed the answer, each act by whoever did it. What was played before is left alone. */
export async function seedFollowUps(
  day: string,
  { key, kind, followUps = [] }: Followed,
  actors: Readonly<Record<SeededFollowUp['by'], SignedInViewer>>,
  act: (actor: SignedInViewer, act: Act) => Promise<unknown>,
): Promise<void> {
  for (const [at, { at: daysAgo, by, due, files, ...said }] of followUps.entries()) {
    const idempotencyKey = keyOf(`${key} follow-up ${at + 1}`)
    if ((await db.followUp.count({ where: { idempotencyKey } })) > 0) continue
    const where = { idempotencyKey: keyOf(key) }
    const { version } =
      kind === 'shortcoming'
        ? await db.shortcoming.findUniqueOrThrow({ where })
        : await db.proposal.findUniqueOrThrow({ where })
    await actOn(workingDay(day, daysAgo), '18:45', async () =>
      act(actors[by], {
        ...said,
        idempotencyKey,
        version,
        files: await sentPictures(actors[by], files),
        dueOn: due === undefined ? undefined : workingDay(day, due),
      }),
    )
  }
}

/** What is read of a record whose life is played. */
interface Followed {
  readonly key: string
  readonly kind: 'shortcoming' | 'proposal'
  readonly followUps?: readonly SeededFollowUp[]
}
