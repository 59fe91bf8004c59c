import { factorsMost } from '@hamkori/schema/identity'
import type { SecondFactorMethod } from '@hamkori/schema/identity'
import type { Prisma } from '../../../../generated/prisma/client.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail-job.ts'
import type { Enroller } from '../enrolment.queries.ts'
import { newRecoveryCodes } from '../factors/recovery-codes.ts'
import { noticeMessage } from '../mail/messages.ts'
import { completeSession } from './open-session.ts'
import { holdPerson } from '../account-statements.ts'

/** What came with a new factor. */
export interface FactorAdded {
  readonly factorId: string
  /** The token of the session that became full with it; null where the person was signed in already. */
  readonly token: string | null
  /** Shown once, and only where the person has none yet. */
  readonly recoveryCodes: readonly string[] | null
}

/** What the acts that add a factor know of it. */
export type NewFactor = Omit<Prisma.FactorUncheckedCreateInput, 'personId'> & {
  readonly kind: SecondFactorMethod & ('totp' | 'passkey')
}

/**
 * Adds a factor in the transaction of the action that saw it work, and completes the session of an enrolment. Leaves one
 * audit entry. Throws ForbiddenError where a pending enrolment finds that the account has a factor by now: a password
 * alone must never add a second; and ConflictError where there are too many, or the session is over.
 */
export async function addFactor(tx: Tx, enroller: Enroller, factor: NewFactor): Promise<FactorAdded> {
  const { personId, pending } = enroller
  // One at a time for each person: the counts below must stand until the end.
  await holdPerson(tx, personId)
  const held = await tx.factor.count({ where: { personId } })
  if (pending !== null && held > 0) throw new ForbiddenError('factor:add')
  if (held >= factorsMost) throw new ConflictError()
  const { id } = await tx.factor.create({ data: { ...factor, personId }, select: { id: true } })
  await recordAudit(
    tx,
    { kind: 'person', personId },
    {
      action: 'factor:add',
      payload: { factor: factor.kind },
      subjectType: 'Factor',
      subjectId: id,
    },
  )
  if (pending === null) await tellOwner(tx, enroller)
  const recoveryCodes = held === 0 ? await replaceRecoveryCodes(tx, personId) : null
  if (pending === null) return { factorId: id, token: null, recoveryCodes }
  const token = await completeSession(tx, pending, factor.kind)
  if (token === null) throw new ConflictError()
  return { factorId: id, token, recoveryCodes }
}

async function tellOwner(tx: Tx, { personId, email }: Enroller): Promise<void> {
  const { language } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { language: true } })
  await postMail(tx, noticeMessage({ email, language }, 'factorAdded'))
}

/** Ten new recovery codes in place of whatever there was; the action that asks for them leaves the audit entry. */
export async function replaceRecoveryCodes(tx: Tx, personId: string): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({ data: codes.map(({ codeHash }) => ({ personId, codeHash })) })
  return codes.map(({ code }) => code)
}
