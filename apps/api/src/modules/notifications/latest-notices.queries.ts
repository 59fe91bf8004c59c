import { shownNotices } from '@hamkori/schema/notifications.constants'
import type { MailKind } from '@hamkori/schema/notifications.constants'
import { dayOf } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'

/** Something that a person was told. */
export interface LatestNotice {
  readonly kind: MailKind
  readonly at: Date
  /** The printed number of the record; null where the message only counted records. */
  readonly reference: string | null
  /** YYYY-MM-DD. */
  readonly dueOn: string | null
  /** How many records it named. */
  readonly count: number
}

/** So many rows are read: what came to wait is one notice for each message, however many records it counted. */
const longestRead = 300

/** What a person was told last, the newest first, without what a later reminder stood for. Whoever asks must have asked who may know. */
export async function latestNotices(personId: string): Promise<LatestNotice[]> {
  const rows = await db.sentNotice.findMany({
    where: { personId, covered: false, kind: { not: 'digest' } },
    select: { id: true, digestId: true, kind: true, at: true, reference: true, dueOn: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: longestRead,
  })
  const notices = Map.groupBy(rows, ({ id, kind, digestId }) => (kind === 'waiting' ? digestId : id))
  return [...notices.values()].slice(0, shownNotices).flatMap((told) => {
    const [first] = told
    if (first === undefined || first.kind === 'digest') return []
    const { kind, at, reference, dueOn } = first
    return [{ kind, at, reference, dueOn: dueOn === null ? null : dayOf(dueOn), count: told.length }]
  })
}
