import { Gauge } from 'prom-client'
import { registry } from '../../../platform/metrics.ts'
import { readHealth } from './read-health.ts'
import type { Health } from './read-health.ts'

/** A value with its labels; without a value there is no line. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number | null | undefined]

/** All figures of one scrape come from one look. */
const freshMilliseconds = 1_000
let held: { readonly at: number; readonly health: Promise<Health> } | null = null

function healthNow(): Promise<Health> {
  if (held === null || performance.now() - held.at >= freshMilliseconds)
    held = { at: performance.now(), health: readHealth() }
  return held.health
}

/** Adds a figure to /metrics that is read when somebody asks for it. What is not known has no line, rather than a zero. */
function figure(name: string, help: string, read: (health: Health) => readonly Sample[], labelNames: string[] = []) {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      const samples = read(await healthNow())
      this.reset()
      // Without labels a reset leaves a zero, which would be a statement.
      this.remove({})
      for (const [labels, value] of samples) if (value !== null && value !== undefined) this.set(labels, value)
    },
  })
}

const one = (value: number | null | undefined): readonly Sample[] => [[{}, value]]
const seconds = (moment: Date | null | undefined) => (moment ? moment.getTime() / 1000 : null)

figure('hamkori_info', 'The version that runs.', ({ version }) => [[{ version }, 1]], ['version'])
figure('hamkori_database_up', '1 where the database answers.', ({ database }) => one(database === null ? 0 : 1))
figure('hamkori_database_size_bytes', 'Size of the database.', ({ database }) => one(database?.bytes))
figure('hamkori_database_connections', 'Connections of clients.', ({ database }) => one(database?.connections))
figure('hamkori_database_connections_most', 'Connections that the server takes.', ({ database }) =>
  one(database?.mostConnections),
)
figure('hamkori_database_oldest_transaction_seconds', 'Age of the oldest open transaction.', ({ database }) =>
  one(database?.oldestTransactionSeconds),
)
figure(
  'hamkori_disk_free_bytes',
  'Room on a disk, by what lies on it.',
  ({ disks }) => disks.flatMap(({ holds, free }) => holds.map((use): Sample => [{ holds: use }, free])),
  ['holds'],
)
figure(
  'hamkori_disk_size_bytes',
  'Size of a disk, by what lies on it.',
  ({ disks }) => disks.flatMap(({ holds, size }) => holds.map((use): Sample => [{ holds: use }, size])),
  ['holds'],
)
figure('hamkori_disk_low_mark_bytes', 'With less free nothing more is written.', ({ lowSpaceMark }) =>
  one(lowSpaceMark),
)
figure('hamkori_read_only', '1 where a disk is below the mark and writing is refused.', ({ isReadOnly }) =>
  one(isReadOnly ? 1 : 0),
)
figure('hamkori_backup_made_timestamp_seconds', 'When the last verified backup was made.', ({ backup }) =>
  one(seconds(backup?.madeAt)),
)
figure(
  'hamkori_jobs',
  'Jobs, by how they stand.',
  ({ jobs }) =>
    jobs === null ? [] : (['waiting', 'running', 'failed'] as const).map((state): Sample => [{ state }, jobs[state]]),
  ['state'],
)
figure('hamkori_jobs_late_seconds', 'How late the job is that has been due for longest.', ({ jobs }) =>
  one(jobs?.lateSeconds),
)
figure('hamkori_mail_waiting', 'Messages that wait to be sent.', ({ jobs }) => one(jobs?.mailWaiting))
figure('hamkori_certificate_end_timestamp_seconds', 'When the certificate of PUBLIC_ORIGIN ends.', ({ certificate }) =>
  one(seconds(certificate.validTo)),
)
