import { sql } from 'kysely'
import type { CouncilOffice, PostRole } from '../../../generated/prisma/enums.ts'
import { now } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { kysely, query } from '../../platform/query.ts'
import { isToken, tokenHash } from './sessions.ts'

/** An invitation that can still be accepted. */
export interface WaitingInvitation {
  readonly id: string
  readonly personId: string
  readonly email: string
  readonly label: string
  readonly expiresAt: Date
  /** What waits for the person: the first post and the first seat, whether they have begun or not. */
  readonly role: PostRole | null
  readonly departmentId: string | null
  readonly office: CouncilOffice | null
  readonly councilId: string | null
}

const waitingByToken = query((values: { token: Uint8Array<ArrayBuffer>; at: Date }) =>
  kysely
    .selectFrom('invitation as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('post_view')
          .select(['role', 'department_id'])
          .whereRef('person_id', '=', 'p.id')
          .orderBy('valid_from')
          .orderBy('id')
          .limit(sql.lit(1))
          .as('held'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('seat_offer_view')
          .select(['office', 'council_id'])
          .whereRef('person_id', '=', 'p.id')
          .orderBy('term_from')
          .orderBy('id')
          .limit(sql.lit(1))
          .as('sits'),
      (join) => join.onTrue(),
    )
    .select([
      'i.id',
      'i.person_id as personId',
      'p.email',
      'p.label',
      'i.expires_at as expiresAt',
      'held.role',
      'held.department_id as departmentId',
      'sits.office',
      'sits.council_id as councilId',
    ])
    .where('i.token_hash', '=', values.token)
    .where('i.used_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', values.at)
    .where('p.accepted_at', 'is', null)
    .where('p.suspended_at', 'is', null),
)

/** The invitation of a link's token; null where it is unknown, used, withdrawn or too old: nobody learns which. */
export async function waitingInvitation(token: string): Promise<WaitingInvitation | null> {
  if (!isToken(token)) return null
  return (await run(waitingByToken, { token: tokenHash(token), at: now() }))[0] ?? null
}
