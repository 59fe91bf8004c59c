import { randomBytes } from 'node:crypto'
import { ownerDb, ownerPool } from '../owner.ts'
import { defineMatrix } from './module-matrix.ts'

/** What belongs to no module: fields of the root, the tables of the platform, and rules that several modules share. */
export const matrix = defineMatrix({
  queries: { node: '', nodes: '', installation: '' },
  tables: {
    _private_jobs: { restricted: ['payload'], others: ['flags', 'key', 'last_error', 'locked_by'] },
    audit_entry: {
      restricted: ['payload'],
      others: ['action', 'capacity', 'subject_type', 'subject_id'],
      uncounted: 'the audit log is not public',
    },
    installation_fact: {
      others: ['key', 'value'],
      uncounted: 'read anew every two seconds; the territory’s own version is part of the state',
    },
    record_version: { uncounted: 'the count itself' },
    reference_counter: { others: ['kind', 'region'], uncounted: 'a number is public with its record' },
    stored_file: {
      others: ['hash', 'small_hash', 'media_type'],
      uncounted: 'a record keeps what it shows of a file in its own rows',
    },
    transition: { others: ['record_type', 'from_state', 'verb', 'to_state', 'capacity', 'reason'] },
  },
  canaryRules: {
    // What a council has not made public is its members' own.
    draft: `EXISTS (SELECT FROM seat_now WHERE council_id::text = $3)`,
    // The log is read by those who oversee.
    log: `EXISTS (SELECT FROM post_now WHERE role IN ('coordinator', 'observer', 'administrator'))`,
  },
  async fillColumns() {
    // A step with a reason on each record: rows are only ever added.
    await ownerPool.query(
      `INSERT INTO transition (id, record_type, record_id, at, from_state, verb, to_state, capacity, reason)
       SELECT DISTINCT ON (record_type, record_id) uuidv7(), record_type, record_id, at, to_state, verb, to_state, capacity, 'Сабаб.'
       FROM transition ORDER BY record_type, record_id, at DESC, id DESC`,
    )
  },
  async plantCanaries(maker, personIds, halves) {
    const expiresAt = new Date(Date.now() + 600_000)
    for (const personId of personIds) {
      const job = randomBytes(90)
      const payload = JSON.stringify({ id: personId, encrypted: job.toString('base64') })
      await ownerDb.$executeRaw`SELECT FROM graphile_worker.add_job('sendMail', ${payload}::json, run_at => ${expiresAt})`
      maker.mark('secret', '_private_jobs.payload', personId, job)
    }
    for (const half of ['own', 'other'] as const)
      await ownerDb.auditEntry.create({
        data: {
          action: 'shortcoming:register',
          subjectType: 'Shortcoming',
          subjectId: halves[half]['registeredShortcoming'] ?? '',
          payload: { text: maker.canary('log', 'audit_entry.payload', half) },
        },
      })
  },
})
