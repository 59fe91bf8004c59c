import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from '../../generated/prisma/client.ts'

/**
 * The test database as its owner: for looking behind row-level security and for standing in for time or the operator. What
 * is tested itself always runs as the application's role.
 */
export const ownerPool = new Pool({
  connectionString: process.env['HAMKORI_TEST_OWNER_URL'],
  max: 2,
  options: '-c timezone=UTC',
})
ownerPool.on('error', () => {})

/** Prisma as the owner. */
export const ownerDb = new PrismaClient({ adapter: new PrismaPg(ownerPool) })

/** Changes rows past the triggers that keep them, where a test needs a past that no act can make any more. */
export async function rewrite(statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = await ownerPool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(statement, [...values])
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
