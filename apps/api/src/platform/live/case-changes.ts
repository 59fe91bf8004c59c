import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { z } from 'zod'
import { databaseSettings } from '../db.ts'
import { describeFailure, logger } from '../logger.ts'

const caseChange = z
  .string()
  .transform(readJson)
  .pipe(
    z.object({
      reference: z.string(),
      /** The case is published: everybody may know that it has changed. */
      isPublic: z.boolean(),
      council: z.string(),
      departments: z.array(z.string().nullable()),
    }),
  )
/** What the database says of a case that has changed, once the change is committed. */
export type CaseChange = z.infer<typeof caseChange>

/** The role of the application may notify as well: a text that is no JSON is passed over, and ends nothing. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Somebody who listens. */
export interface CaseListener {
  heard(change: CaseChange): void
  /** Changes may have been missed: the connection was away, and is back. */
  missed(): void
}

const reconnectMilliseconds = 1_000

/**
 * Listens to the database on a connection of its own, beside the pool, and connects again whenever that breaks.
 * @returns what ends it.
 */
export function listenToCases(listener: CaseListener): () => Promise<void> {
  const stopped = new AbortController()
  let client: Client | null = null
  const running = (async () => {
    for (let isFirst = true; !stopped.signal.aborted; isFirst = false) {
      try {
        client = new Client({ ...databaseSettings, keepAlive: true })
        const ended = new Promise<void>((resolve) => client?.once('end', resolve).on('error', () => resolve()))
        client.on('notification', ({ payload }) => {
          const { data } = caseChange.safeParse(payload)
          if (data !== undefined) listener.heard(data)
        })
        await client.connect()
        await client.query('LISTEN case_changed')
        if (!isFirst) listener.missed()
        await ended
      } catch (failure) {
        logger.warn(describeFailure(failure), 'changes of cases are not heard; it is tried again')
      }
      await client?.end().catch(() => undefined)
      await sleep(reconnectMilliseconds, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  })()
  return async () => {
    stopped.abort()
    await client?.end().catch(() => undefined)
    await running
  }
}
