import packageFile from '../../../../package.json' with { type: 'json' }
import { now } from '../../../platform/clock.ts'
import { isSpaceLow, lowSpaceMark, readDisks } from '../../../platform/disk-space.ts'
import type { DiskSpace } from '../../../platform/disk-space.ts'
import { readCounts } from '../../../platform/metrics.ts'
import type { Counts } from '../../../platform/metrics.ts'
import { within } from '../../../platform/within.ts'
import { readCertificate } from './certificate.ts'
import type { CertificateHealth } from './certificate.ts'
import { readDatabaseHealth, readJobsHealth } from './health.queries.ts'
import type { DatabaseHealth, JobsHealth } from './health.queries.ts'
import { areBackupsOurs, readLastBackup } from './last-backup.ts'
import type { BackupHealth } from './last-backup.ts'

/** How this installation is: what the administrator's page and the metrics both show. */
export interface Health extends Counts {
  readonly version: string
  readonly startedAt: Date
  /** Null while the database does not answer. */
  readonly database: DatabaseHealth | null
  readonly disks: readonly DiskSpace[]
  readonly lowSpaceMark: number
  /** A disk is below the mark: reading goes on, writing is refused. */
  readonly isReadOnly: boolean
  readonly backupsAreOurs: boolean
  readonly backup: BackupHealth | null
  /** Null while the database does not answer. */
  readonly jobs: JobsHealth | null
  readonly certificate: CertificateHealth
}

const waitMilliseconds = 1_500
const startedAt = new Date(now().getTime() - performance.now())

/** Looks at everything now. Never rejects: what cannot be asked is null. */
export async function readHealth(): Promise<Health> {
  const [database, jobs, certificate, counts] = await Promise.all([
    within(waitMilliseconds, readDatabaseHealth()).catch(() => null),
    within(waitMilliseconds, readJobsHealth()).catch(() => null),
    readCertificate(),
    readCounts(),
  ])
  return {
    version: packageFile.version,
    startedAt,
    database,
    disks: readDisks(),
    lowSpaceMark: lowSpaceMark(),
    isReadOnly: isSpaceLow(),
    backupsAreOurs: areBackupsOurs(),
    backup: readLastBackup(),
    jobs,
    certificate,
    ...counts,
  }
}
