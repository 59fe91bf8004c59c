import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { sql } from 'kysely'
import { run } from './db.ts'
import type { Db } from './db.ts'
import { decrypt, encrypt } from './encryption.ts'
import { rawQuery } from './query.ts'

/** Something that is done after the transaction that asked for it, by a worker, and tried again when it fails. */
export interface Job<Payload = unknown> {
  /** Unique in the application. The administrator's list of failed jobs shows it, and rows in the database carry it. */
  readonly name: string
  /** What the handler needs. Checked when the job is enqueued and again before it runs. */
  readonly payload: z.ZodType<Payload>
  /** True where the payload holds a secret or personal data: it is then encrypted with SECRETS_KEY. */
  readonly isSecret: boolean
  /** How often the job is tried before it counts as failed. Between attempts it waits e, e², … e¹⁰ seconds. */
  readonly maxAttempts: number
  /** For periodic jobs, when to run, in the five fields of cron, in UTC. Their payload is an empty object. */
  readonly schedule?: string
  /** Does the work. It may run twice where a process ends in the middle. Must end within a minute. */
  run(payload: Payload): Promise<void>
}

/** As many as it takes to keep trying for about 16 hours. */
export const defaultMaxAttempts = 12

const defined = new Map<string, Job>()

/**
 * Declares a job. The value goes into the slot `jobs` of the module's manifest: without it the worker refuses to start, so
 * that nothing can be enqueued that nobody handles.
 */
export function defineJob<Payload>(
  job: Omit<Job<Payload>, 'isSecret' | 'maxAttempts'> & Partial<Pick<Job, 'isSecret' | 'maxAttempts'>>,
): Job<Payload> {
  if (defined.has(job.name)) throw new Error(`there are two jobs with the name ${job.name}`)
  const complete: Job<Payload> = { isSecret: false, maxAttempts: defaultMaxAttempts, ...job }
  defined.set(job.name, complete)
  return complete
}

/** Throws where a job was declared that is not in `jobs`: it could be enqueued, and nobody would run it. */
export function refuseUnhandled(jobs: readonly Job[]): void {
  const handled = new Set(jobs.map(({ name }) => name))
  const unhandled = [...defined.keys()].filter((name) => !handled.has(name))
  if (unhandled.length > 0) throw new Error(`no module's manifest lists these jobs: ${unhandled.join(', ')}`)
}

const addJob = rawQuery(
  {},
  (values: { name: string; payload: string; maxAttempts: number }) => sql`
  SELECT FROM graphile_worker.add_job(${values.name}, ${values.payload}::json, max_attempts => ${values.maxAttempts}::int)`,
)

/**
 * Enqueues a job in a transaction: it runs once that has committed, and never if it is rolled back. Throws a ZodError for a
 * payload that the job's own schema refuses.
 */
export async function enqueue<Payload>(tx: Db, job: Job<Payload>, payload: NoInfer<Payload>): Promise<void> {
  const stored = JSON.stringify(store(job, job.payload.parse(payload)))
  await run(addJob, { name: job.name, payload: stored, maxAttempts: job.maxAttempts }, tx)
}

const encryptedPayload = z.object({
  id: z.uuid(),
  /** Base64. Missing where the outbox of earlier versions had given the item up and removed its content. */
  encrypted: z.base64().optional(),
  /** Set by the migration that moved what waited in the outbox, which had encrypted it under another name. */
  from: z.literal('outbox').optional(),
})

function store(job: Job, payload: unknown): unknown {
  if (!job.isSecret) return payload
  const id = randomUUID()
  return { id, encrypted: Buffer.from(encrypt(JSON.stringify(payload), about(job, id))).toString('base64') }
}

/** A payload that cannot be read: encrypted with another key or for another job, removed, or not what the job asks for. */
export class PayloadError extends Error {
  readonly code = 'payload'
  override readonly name = 'PayloadError'
}

/** The payload of a job as its handler takes it. Throws {@link PayloadError}. */
export function readPayload<Payload>(job: Job<Payload>, stored: unknown): Payload {
  try {
    return job.payload.parse(job.isSecret ? open(job, stored) : stored)
  } catch (cause) {
    throw new PayloadError('the payload of a job cannot be read', { cause })
  }
}

function open(job: Job, stored: unknown): unknown {
  const { id, encrypted, from } = encryptedPayload.parse(stored)
  const bytes = Buffer.from(encrypted ?? '', 'base64')
  return JSON.parse(decrypt(bytes, from === undefined ? about(job, id) : `outbox ${id}`))
}

function about(job: Job, id: string): string {
  return `job ${job.name} ${id}`
}
