import { db } from '../../../platform/db.ts'
import { refuseOnLowSpace } from '../../../platform/disk-space.ts'
import { readUnsubscribeToken } from '../unsubscribe-token.ts'
import { storeChoice } from './choose-notice.ts'

/**
 * Switches off what the link in a message names, without signing in: the link proves that by its signature. To use it again changes
 * nothing. Answers false for a link that nobody here has signed. Throws UnavailableError while the disk is nearly full.
 */
export async function unsubscribe(token: string): Promise<boolean> {
  const found = readUnsubscribeToken(token)
  if (found === null) return false
  const { personId, kinds } = found
  refuseOnLowSpace()
  return db.$transaction(async (tx) => {
    if ((await tx.personView.count({ where: { id: personId } })) === 0) return false
    for (const choice of kinds) await storeChoice(tx, personId, { choice, isOn: false, by: 'link' })
    return true
  })
}
