import type { SecondFactorMethod, SessionPhase, SignInMethod } from '@hamkori/schema/identity'
import { now } from '../../platform/clock.ts'
import { run, statement } from '../../platform/db.ts'
import { tokenHash } from './sessions.ts'

/** A browser whose person has given the first proof and has no right before the second. */
export interface PendingSignIn {
  readonly sessionId: string
  readonly personId: string
  readonly email: string
  readonly label: string
  readonly phase: Exclude<SessionPhase, 'full'>
  readonly method: SignInMethod
  readonly untilAt: Date
  /** What the person can give as the second proof; empty for somebody who has none yet. */
  readonly methods: SecondFactorMethod[]
}

interface PendingRow {
  session_id: string
  person_id: string
  email: string
  label: string
  phase: Exclude<SessionPhase, 'full'>
  method: SignInMethod
  expires_at: Date
  totp: boolean
  passkey: boolean
  recovery_code: boolean
}

const pendingOfToken = statement<PendingRow>(`
  SELECT s.id AS session_id, p.id AS person_id, p.email, p.label, s.phase, s.method, s.expires_at,
    EXISTS (SELECT FROM factor f WHERE f.person_id = p.id AND f.kind = 'totp') AS totp,
    EXISTS (SELECT FROM factor f WHERE f.person_id = p.id AND f.kind = 'passkey') AS passkey,
    EXISTS (SELECT FROM recovery_code c WHERE c.person_id = p.id AND c.used_at IS NULL) AS recovery_code
  FROM session s JOIN person p ON p.id = s.person_id
  WHERE s.token_hash = $1 AND s.phase <> 'full' AND s.expires_at > $2 AND p.suspended_at IS NULL`)

/** The pending sign-in of a session token; null where it is over, is a full session, or there is none. */
export async function pendingOf(token: string | null): Promise<PendingSignIn | null> {
  if (token === null) return null
  const [row] = await run(pendingOfToken, [tokenHash(token), now()])
  if (row === undefined) return null
  const held = { totp: row.totp, passkey: row.passkey, recoveryCode: row.recovery_code }
  const methods = (['totp', 'passkey', 'recoveryCode'] as const).filter((method) => held[method])
  return {
    sessionId: row.session_id,
    personId: row.person_id,
    email: row.email,
    label: row.label,
    phase: row.phase,
    method: row.method,
    untilAt: row.expires_at,
    methods: row.phase === 'enrolment' ? [] : methods,
  }
}
