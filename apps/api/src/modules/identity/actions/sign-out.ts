import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { tokenHash } from '../sessions.ts'

/**
 * Ends the session of this token, begun or complete; the token is worthless from then on. Leaves one audit entry. Harmless
 * when nobody is signed in.
 */
export async function signOut(token: string | null): Promise<void> {
  if (token === null) return
  await db.$transaction(async (tx) => {
    const session = await tx.session.findUnique({
      where: { tokenHash: tokenHash(token) },
      select: { id: true, personId: true },
    })
    if (session === null) return
    const { count } = await tx.session.deleteMany({ where: { id: session.id } })
    if (count === 0) return
    await recordAudit(
      tx,
      { kind: 'person', personId: session.personId },
      {
        action: 'identity:signOut',
        payload: {},
        subjectType: 'Session',
        subjectId: session.id,
      },
    )
  })
}
