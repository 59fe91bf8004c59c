import { randomUUID } from 'node:crypto'
import type { OutboxKind } from '../../generated/prisma/enums.ts'
import { now } from './clock.ts'
import { db, run, statement } from './db.ts'
import type { Db } from './db.ts'
import { describeFailure, logger } from './logger.ts'
import type { Message } from './mail.ts'
import { encrypt, decrypt } from './encryption.ts'

/** What is done with each kind of item. It may be done twice where a process ends in the middle. */
export type OutboxHandlers = Readonly<Record<OutboxKind, (content: never) => Promise<void>>>

const pollMilliseconds = 1_000
/** Whoever has taken an item has it for so long; then another process may. */
const leaseSeconds = 120
const maxAttempts = 12
const longestWaitMinutes = 60

/**
 * Puts something to do into the outbox, in the transaction of the action that wants it: it is done once that has committed,
 * and not before. The content is encrypted, because it may hold a link that somebody could sign in with.
 */
export async function putInOutbox(tx: Db, kind: OutboxKind, content: object): Promise<void> {
  const id = randomUUID()
  const moment = now()
  await tx.outboxItem.create({
    data: { id, kind, encrypted: encrypt(JSON.stringify(content), about(id)), createdAt: moment, nextTryAt: moment },
  })
}

/** Puts a message into the outbox. */
export function postMail(tx: Db, message: Message): Promise<void> {
  return putInOutbox(tx, 'mail', message)
}

interface TakenRow {
  id: string
  kind: string
  encrypted: Uint8Array
  attempts: number
}

const takeOne = statement<TakenRow>(`
  UPDATE outbox SET attempts = attempts + 1, next_try_at = $1::timestamptz + make_interval(secs => $2)
  WHERE id = (SELECT id FROM outbox WHERE next_try_at <= $1 AND encrypted IS NOT NULL ORDER BY next_try_at, id FOR UPDATE SKIP LOCKED LIMIT 1)
  RETURNING id, kind, encrypted, attempts`)

/** Does what is due, one after the other, and answers how many were done. What fails is tried again later, a day long; then it is given up. */
export async function emptyOutbox(handlers: OutboxHandlers): Promise<number> {
  for (let done = 0; ;) {
    const [item] = await run(takeOne, [now(), leaseSeconds])
    if (item === undefined) return done
    if (await handle(item, handlers)) done += 1
  }
}

async function handle({ id, kind, encrypted, attempts }: TakenRow, handlers: OutboxHandlers): Promise<boolean> {
  try {
    const work = handlers[kind === 'password_reset' ? 'passwordReset' : 'mail'] as (content: unknown) => Promise<void>
    await work(JSON.parse(decrypt(encrypted, about(id))))
    await db.outboxItem.delete({ where: { id } })
    return true
  } catch (failure) {
    logger.warn({ item: id, attempts, ...describeFailure(failure) }, 'an item of the outbox could not be done')
    const waitMinutes = Math.min(longestWaitMinutes, 2 ** (attempts - 1))
    await db.outboxItem.updateMany({
      where: { id },
      data: {
        nextTryAt: new Date(now().getTime() + waitMinutes * 60_000),
        ...(attempts >= maxAttempts ? { encrypted: null } : {}),
      },
    })
    return false
  }
}

/** Looks into the outbox every second until it is stopped; stopping waits for the item in hand. */
export function startOutbox(handlers: OutboxHandlers): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async (): Promise<void> => {
    try {
      await emptyOutbox(handlers)
    } catch (failure) {
      // The database is away: the next round asks again.
      logger.debug(describeFailure(failure), 'the outbox could not be read')
    }
    if (!stopped) timer = setTimeout(() => (running = round()), pollMilliseconds)
  }
  let running = round()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

function about(id: string): string {
  return `outbox ${id}`
}
