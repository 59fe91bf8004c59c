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
