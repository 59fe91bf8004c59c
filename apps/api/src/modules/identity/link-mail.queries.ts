import type { MailState } from '@hamkori/schema/identity.constants'
import type { LinkMailOutcome, MailedLinkKind } from '../../../generated/prisma/enums.ts'
import { db } from '../../platform/db.ts'
import { linkMailJob } from './jobs/link-mail.ts'

/** What is noted of the message of a link. */
export interface LinkMailFacts {
  readonly attempts: number
  readonly triedAt: Date | null
  readonly outcome: LinkMailOutcome | null
  /** The three digits of the server's answer to the last attempt, where that failed and there was an answer. */
  readonly answer: number | null
}

/** Where the message of a link stands; what is given up is tried again only by an administrator, on the page of failed jobs. */
export function mailStateOf({ outcome, attempts }: Pick<LinkMailFacts, 'outcome' | 'attempts'>): MailState {
  if (outcome !== null) return outcome
  if (attempts === 0) return 'waiting'
  return attempts < linkMailJob.maxAttempts ? 'retrying' : 'givenUp'
}

/** A link for a new password or a new address that was mailed and not used. */
export interface WaitingLink {
  readonly kind: MailedLinkKind
  readonly sentAt: Date
  readonly expiresAt: Date
  readonly mail: LinkMailFacts
}

/** The links that were mailed to these people and not used, the newest first. Whoever asks must have asked who may know. */
export async function waitingLinks(personIds: readonly string[]): Promise<ReadonlyMap<string, readonly WaitingLink[]>> {
  const rows = await db.mailedLink.findMany({
    where: { personId: { in: [...personIds] }, usedAt: null, mail: { isNot: null } },
    select: {
      personId: true,
      kind: true,
      createdAt: true,
      expiresAt: true,
      mail: { select: { attempts: true, triedAt: true, outcome: true, answer: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const links = new Map<string, WaitingLink[]>()
  for (const { personId, kind, createdAt, expiresAt, mail } of rows) {
    if (mail === null) continue
    links.set(personId, [...(links.get(personId) ?? []), { kind, sentAt: createdAt, expiresAt, mail }])
  }
  return links
}
