import { dateOf } from '../../../platform/clock.ts'
import { ownerPool } from '../../../testing/owner.ts'

/** Takes back what a person was told on a day, YYYY-MM-DD, as nobody but the owner of the tables can. */
export async function withdraw(personId: string, day: string): Promise<void> {
  await ownerPool.query('ALTER TABLE sent_notice DISABLE TRIGGER sent_notice_is_append_only')
  for (const part of ["kind <> 'digest'", "kind = 'digest'"])
    await ownerPool.query(
      `DELETE FROM sent_notice WHERE ${part} AND person_id = $1 AND at >= $2 AND at < $2::timestamptz + interval '1 day'`,
      [personId, dateOf(day)],
    )
  await ownerPool.query('ALTER TABLE sent_notice ENABLE TRIGGER sent_notice_is_append_only')
}
