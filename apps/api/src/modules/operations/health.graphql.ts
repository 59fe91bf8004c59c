import { requestLimits } from '@hamkori/schema/operations.constants'
import { mayAct } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import type { DiskSpace } from '../../platform/disk-space.ts'
import type { Counts } from '../../platform/metrics.ts'
import type { CertificateHealth } from './health/certificate.ts'
import type { DatabaseHealth, JobsHealth } from './health/health.queries.ts'
import './health/health-metrics.ts'
import type { BackupHealth } from './health/last-backup.ts'
import { readHealth } from './health/read-health.ts'
import type { Health as HealthRow } from './health/read-health.ts'

const DatabaseHealthType = builder.objectRef<DatabaseHealth>('DatabaseHealth').implement({
  description: 'How the database is.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'The version of PostgreSQL.' }),
    bytes: t.exposeFloat('bytes', { description: 'Its size in bytes.' }),
    connections: t.exposeInt('connections', { description: 'Connections that are open now.' }),
    mostConnections: t.exposeInt('mostConnections', { description: 'Connections that the server takes.' }),
    oldestTransactionSeconds: t.exposeFloat('oldestTransactionSeconds', {
      description: 'Seconds for which the oldest open transaction has run; 0 where none is open.',
    }),
  }),
})

const DiskUseType = builder.enumType('DiskUse', {
  description: 'What lies on a disk.',
  values: {
    home: { description: 'The home: keys, logs, messages that wait in files.' },
    database: { description: 'The data of the embedded database.' },
  } as const,
})

const DiskSpaceType = builder.objectRef<DiskSpace>('DiskSpace').implement({
  description: 'How much room a disk has.',
  fields: (t) => ({
    holds: t.field({ type: [DiskUseType], description: 'What lies on it.', resolve: ({ holds }) => [...holds] }),
    free: t.exposeFloat('free', { description: 'Bytes that can still be written.' }),
    size: t.exposeFloat('size', { description: 'Its size in bytes.' }),
    isLow: t.exposeBoolean('isLow', { description: 'Less is free than the mark: nothing more is written.' }),
  }),
})

const BackupHealthType = builder.objectRef<BackupHealth>('BackupHealth').implement({
  description: 'The last backup that was written and read back whole.',
  fields: (t) => ({
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When it was made.' }),
    bytes: t.exposeFloat('bytes', {
      nullable: true,
      description: 'Bytes that it takes; null where that is not known.',
    }),
    hasSecrets: t.exposeBoolean('hasSecrets', { description: 'The secrets are in it, sealed.' }),
  }),
})

const JobsHealthType = builder.objectRef<JobsHealth>('JobsHealth').implement({
  description: 'How the jobs are.',
  fields: (t) => ({
    waiting: t.exposeInt('waiting', { description: 'Jobs that wait for their turn or for another attempt.' }),
    running: t.exposeInt('running', { description: 'Jobs that are being done.' }),
    failed: t.exposeInt('failed', { description: 'Jobs that were given up; `failedJobs` lists them.' }),
    mailWaiting: t.exposeInt('mailWaiting', { description: 'Of the waiting ones, those that send a message.' }),
    lateSeconds: t.exposeFloat('lateSeconds', {
      description: 'Seconds by which the job that has been due for longest is late; 0 where none is due.',
    }),
    lastFailure: t.exposeString('lastFailure', {
      nullable: true,
      description: 'The job whose attempt failed last, as a code such as `sendMail`; null where none has.',
    }),
    lastFailureCode: t.exposeString('lastFailureCode', { nullable: true, description: 'The code of that failure.' }),
    lastFailureAt: t.expose('lastFailureAt', { type: 'DateTime', nullable: true, description: 'When that was.' }),
  }),
})

const MailHealthType = builder.objectRef<Counts['mail']>('MailHealth').implement({
  description: 'Tries to send a message since the program was started.',
  fields: (t) => ({
    sent: t.exposeInt('sent', { description: 'The mail server took the message.' }),
    refused: t.exposeInt('refused', { description: 'The mail server refused the message for good.' }),
    failed: t.exposeInt('failed', { description: 'The mail server could not be asked; it is tried again.' }),
  }),
})

const CertificateStateType = builder.enumType('CertificateState', {
  description: 'What is known of a certificate.',
  values: {
    known: { description: 'It was read.' },
    unset: { description: 'PUBLIC_ORIGIN is not set, so nobody knows where to look.' },
    plain: { description: 'People come without TLS.' },
    unreachable: { description: 'Nothing answered at PUBLIC_ORIGIN.' },
  } as const,
})

const CertificateHealthType = builder.objectRef<CertificateHealth>('CertificateHealth').implement({
  description: "The certificate that people's browsers are shown.",
  fields: (t) => ({
    state: t.expose('state', { type: CertificateStateType, description: 'What is known of it.' }),
    host: t.exposeString('host', { nullable: true, description: 'The host that was asked.' }),
    validTo: t.expose('validTo', { type: 'DateTime', nullable: true, description: 'When it ends.' }),
    issuer: t.exposeString('issuer', { nullable: true, description: 'Who issued it.' }),
    isTrusted: t.exposeBoolean('isTrusted', {
      nullable: true,
      description: 'The machine of this installation trusts it for that host.',
    }),
  }),
})

const RequestLimitType = builder.enumType('RequestLimit', {
  description: 'What a request can run into.',
  values: {
    connection: { description: 'Too much at once on one connection.' },
    queue: { description: 'Too many wait already.' },
    body: { description: 'The body is too large.' },
    document: { description: 'The document is too deep, too long or too costly.' },
    attempts: { description: 'Too many tries to sign in or to ask for a link.' },
    streams: { description: 'Too many pages that follow changes.' },
    lowSpace: { description: 'The disk is nearly full.' },
  } satisfies Record<(typeof requestLimits)[number], { description: string }>,
})

const LimitRefusals = builder.objectRef<Counts['limits'][number]>('LimitRefusals').implement({
  description: 'How often a limit refused something since the program was started.',
  fields: (t) => ({
    limit: t.expose('limit', { type: RequestLimitType, description: 'Which limit.' }),
    count: t.exposeInt('count', { description: 'How often.' }),
  }),
})

const Health = builder.objectRef<HealthRow>('Health').implement({
  description: 'How this installation is.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'The version of the program.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When the process that answers was started.' }),
    database: t.expose('database', {
      type: DatabaseHealthType,
      nullable: true,
      description: 'The database; null where it did not answer in time.',
    }),
    disks: t.field({ type: [DiskSpaceType], description: 'The disks.', resolve: ({ disks }) => [...disks] }),
    lowSpaceMark: t.exposeFloat('lowSpaceMark', { description: 'Bytes: with less free nothing more is written.' }),
    isReadOnly: t.exposeBoolean('isReadOnly', {
      description: 'A disk is below the mark: reading goes on, writing is refused.',
    }),
    backupsAreOurs: t.exposeBoolean('backupsAreOurs', {
      description: 'Backups are made by this program; otherwise where the database runs, and nothing is known of them.',
    }),
    backup: t.expose('backup', {
      type: BackupHealthType,
      nullable: true,
      description: 'The last backup; null where none is known.',
    }),
    jobs: t.expose('jobs', {
      type: JobsHealthType,
      nullable: true,
      description: 'The jobs; null where the database did not answer in time.',
    }),
    mail: t.expose('mail', { type: MailHealthType, description: 'Messages.' }),
    certificate: t.expose('certificate', { type: CertificateHealthType, description: 'The certificate.' }),
    limits: t.field({
      type: [LimitRefusals],
      description: 'What was refused because a limit was reached.',
      resolve: ({ limits }) => [...limits],
    }),
  }),
})

builder.queryField('health', (t) =>
  t.field({
    type: Health,
    nullable: true,
    description: 'How this installation is; null for everybody but administrators.',
    authScopes: { public: true },
    resolve: (_root, _args, { viewer }) => (mayAct(viewer, 'health:read') ? readHealth() : null),
  }),
)
