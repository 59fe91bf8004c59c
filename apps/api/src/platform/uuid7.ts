import { randomBytes } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562): the moment in milliseconds, then chance. Prisma makes those of the records that it creates; this
 * is for our own statements, as PostgreSQL has `uuidv7()` from 18 on only.
 */
export function newUuid7(milliseconds: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
