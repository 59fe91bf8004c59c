import type { CouncilOffice, PostRole } from '../../../generated/prisma/enums.ts'
import { now } from '../../platform/clock.ts'
import { run, statement } from '../../platform/db.ts'
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

interface WaitingRow {
  id: string
  person_id: string
  email: string
  label: string
  expires_at: Date
  role: PostRole | null
  department_id: string | null
  office: CouncilOffice | null
  council_id: string | null
}

const waitingByToken = statement<WaitingRow>(`
  SELECT i.id, i.person_id, p.email, p.label, i.expires_at, held.role, held.department_id, sits.office, sits.council_id
  FROM invitation i JOIN person p ON p.id = i.person_id
  LEFT JOIN LATERAL (SELECT role, department_id FROM post_view WHERE person_id = p.id ORDER BY valid_from, id LIMIT 1) held ON true
  LEFT JOIN LATERAL (SELECT office, council_id FROM membership_view WHERE person_id = p.id ORDER BY term_from, id LIMIT 1) sits ON true
  WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > $2
    AND p.accepted_at IS NULL AND p.suspended_at IS NULL`)

/** The invitation of a link's token; null where it is unknown, used, withdrawn or too old: nobody learns which. */
export async function waitingInvitation(token: string): Promise<WaitingInvitation | null> {
  if (!isToken(token)) return null
  const [row] = await run(waitingByToken, [tokenHash(token), now()])
  if (row === undefined) return null
  return {
    id: row.id,
    personId: row.person_id,
    email: row.email,
    label: row.label,
    expiresAt: row.expires_at,
    role: row.role,
    departmentId: row.department_id,
    office: row.office,
    councilId: row.council_id,
  }
}
