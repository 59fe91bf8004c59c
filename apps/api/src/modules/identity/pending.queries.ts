import type { SecondFactorMethod, SessionPhase, SignInMethod } from '@hamkori/schema/identity'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { kysely, query } from '../../platform/query.ts'
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

type PendingPhase = PendingSignIn['phase']

const pendingOfToken = query((values: { token: Uint8Array<ArrayBuffer>; at: Date }) =>
  kysely
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .select(['s.id as sessionId', 'p.id as personId', 'p.email', 'p.label', 's.method', 's.expires_at as untilAt'])
    .select((row) => {
      const factors = row.selectFrom('factor').whereRef('factor.person_id', '=', 'p.id')
      const recoveryCodes = row.selectFrom('recovery_code').whereRef('recovery_code.person_id', '=', 'p.id')
      return [
        row.ref('s.phase').$castTo<PendingPhase>().as('phase'),
        row.exists(factors.where('kind', '=', sql.lit('totp'))).as('totp'),
        row.exists(factors.where('kind', '=', sql.lit('passkey'))).as('passkey'),
        row.exists(recoveryCodes.where('used_at', 'is', null)).as('recoveryCode'),
      ]
    })
    .where('s.token_hash', '=', values.token)
    .where('s.phase', '<>', sql.lit('full'))
    .where('s.expires_at', '>', values.at)
    .where('p.suspended_at', 'is', null),
)

/** The pending sign-in of a session token; null where it is over, is a full session, or there is none. */
export async function pendingOf(token: string | null): Promise<PendingSignIn | null> {
  if (token === null) return null
  const [row] = await run(pendingOfToken, { token: tokenHash(token), at: now() })
  if (row === undefined) return null
  const { totp, passkey, recoveryCode, ...pending } = row
  const held = { totp, passkey, recoveryCode }
  const methods = (['totp', 'passkey', 'recoveryCode'] as const).filter((method) => held[method])
  return { ...pending, methods: pending.phase === 'enrolment' ? [] : methods }
}
