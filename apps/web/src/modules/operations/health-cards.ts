import { certificateWarningDays, oldBackupHours } from '@hamkori/schema/operations.constants'
import { formatDate, formatDateTime } from '@hamkori/schema/format/date'
import { formatNumber } from '@hamkori/schema/format/number'
import { formatDuration, formatRelativeTime } from '@hamkori/schema/format/relative'
import type { Language } from '@hamkori/schema/languages'
import type { ResultOf } from '../../platform/graphql.ts'
import type { Tone } from '../../ui/tones.ts'
import type { healthQuery } from './operations.documents.ts'

/** What the API says of the installation. */
export type Health = NonNullable<ResultOf<typeof healthQuery>['health']>

/** One part of the installation, as the page shows it. */
export interface HealthCard {
  readonly id: string
  readonly title: string
  /** The verdict before the figures, where there is one. */
  readonly chip?: { readonly tone: Tone; readonly text: string }
  /** Said in place of figures that are not known. */
  readonly text?: string
  readonly note?: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

/** Where the words come from, for whom, and from when ages are counted. */
export interface Words {
  readonly t: (key: string, values?: Record<string, string | number>) => string
  /** The name of a job, which belongs to the module that declares it. */
  readonly jobName: (code: string) => string
  readonly language: Language
  readonly now: Date
}

const day = 86_400_000

/** The parts of the installation in the order of the page, each with its verdict and its figures. */
export function healthCards(health: Health, words: Words): HealthCard[] {
  return [
    ...diskCards(health, words),
    databaseCard(health, words),
    backupCard(health, words),
    jobsCard(health, words),
    mailCard(health, words),
    certificateCard(health, words),
    limitsCard(health, words),
    programCard(health, words),
  ]
}

function diskCards({ disks, lowSpaceMark }: Health, words: Words): HealthCard[] {
  const { t } = words
  if (disks.length === 0)
    return [
      { id: 'disk', title: t('operations.health.disk.title'), text: t('operations.health.disk.unknown'), lines: [] },
    ]
  return disks.map(({ holds, free, size, isLow }) => ({
    id: `disk-${holds.join('-')}`,
    title: t(`operations.health.disk.${disks.length === 1 ? 'title' : (holds[0] ?? 'title')}`),
    chip: isLow
      ? { tone: 'late', text: t('operations.health.disk.low') }
      : { tone: 'done', text: t('operations.health.disk.enough') },
    lines: [
      { label: t('operations.health.disk.free'), value: bytes(free, words) },
      { label: t('operations.health.disk.size'), value: bytes(size, words) },
      { label: t('operations.health.disk.mark'), value: bytes(lowSpaceMark, words) },
    ],
  }))
}

function databaseCard({ database }: Health, words: Words): HealthCard {
  const { t, language } = words
  const about = { id: 'database', title: t('operations.health.database.title') }
  if (!database) return { ...about, text: t('operations.health.database.away'), lines: [] }
  const [n, most] = [formatNumber(language, database.connections), formatNumber(language, database.mostConnections)]
  return {
    ...about,
    lines: [
      { label: t('operations.health.database.version'), value: database.version },
      { label: t('operations.health.database.size'), value: bytes(database.bytes, words) },
      { label: t('operations.health.database.connections'), value: t('operations.health.of', { n, most }) },
      { label: t('operations.health.database.oldest'), value: duration(database.oldestTransactionSeconds, words) },
    ],
  }
}

function backupCard({ backup, backupsAreOurs }: Health, words: Words): HealthCard {
  const { t, language, now } = words
  const about = { id: 'backup', title: t('operations.health.backup.title') }
  if (!backup) {
    const command = 'pnpm backup'
    const text = t(`operations.health.backup.${backupsAreOurs ? 'absent' : 'elsewhere'}`, { command })
    return { ...about, text, lines: [] }
  }
  const isOld = now.getTime() - new Date(backup.madeAt).getTime() > oldBackupHours * 3_600_000
  return {
    ...about,
    chip: isOld
      ? { tone: 'late', text: t('operations.health.backup.old') }
      : { tone: 'done', text: t('operations.health.backup.fresh') },
    lines: [
      {
        label: t('operations.health.backup.made'),
        value: `${formatDateTime(language, backup.madeAt)}, ${formatRelativeTime(language, backup.madeAt, now)}`,
      },
      ...(backup.bytes === null
        ? []
        : [{ label: t('operations.health.backup.size'), value: bytes(backup.bytes, words) }]),
      {
        label: t('operations.health.backup.secrets'),
        value: t(`operations.health.backup.${backup.hasSecrets ? 'with' : 'without'}`),
      },
    ],
  }
}

function jobsCard({ jobs }: Health, words: Words): HealthCard {
  const { t, language, jobName } = words
  const about = { id: 'jobs', title: t('operations.health.jobs.title') }
  if (!jobs) return { ...about, text: t('operations.health.jobs.away'), lines: [] }
  const { lastFailure, lastFailureCode, lastFailureAt } = jobs
  const failure = lastFailure && [
    jobName(lastFailure),
    lastFailureCode,
    lastFailureAt && formatDateTime(language, lastFailureAt),
  ]
  return {
    ...about,
    ...(jobs.failed > 0 ? { chip: { tone: 'late', text: t('operations.health.jobs.chip') } as const } : {}),
    lines: [
      ...(['waiting', 'running', 'failed'] as const).map((state) => ({
        label: t(`operations.health.jobs.${state}`),
        value: formatNumber(language, jobs[state]),
      })),
      { label: t('operations.health.jobs.late'), value: duration(jobs.lateSeconds, words) },
      ...(failure ? [{ label: t('operations.health.jobs.last'), value: failure.filter(Boolean).join(', ') }] : []),
    ],
  }
}

function mailCard({ mail, jobs }: Health, { t, language }: Words): HealthCard {
  return {
    id: 'mail',
    title: t('operations.health.mail.title'),
    note: t('operations.health.sinceStart'),
    lines: [
      ...(jobs
        ? [{ label: t('operations.health.mail.waiting'), value: formatNumber(language, jobs.mailWaiting) }]
        : []),
      ...(['sent', 'refused', 'failed'] as const).map((outcome) => ({
        label: t(`operations.health.mail.${outcome}`),
        value: formatNumber(language, mail[outcome]),
      })),
    ],
  }
}

function certificateCard({ certificate }: Health, { t, language, now }: Words): HealthCard {
  const { state, host, validTo, issuer, isTrusted } = certificate
  const about = { id: 'certificate', title: t('operations.health.certificate.title') }
  if (state !== 'known' || validTo === null)
    return { ...about, text: t(`operations.health.certificate.${state}`, { host: host ?? '' }), lines: [] }
  const left = new Date(validTo).getTime() - now.getTime()
  const verdict =
    left <= 0 ? 'late' : isTrusted === false ? 'untrusted' : left < certificateWarningDays * day ? 'soon' : 'good'
  const tones = { late: 'late', untrusted: 'late', soon: 'soon', good: 'done' } as const
  return {
    ...about,
    chip: { tone: tones[verdict], text: t(`operations.health.certificate.${verdict}`) },
    lines: [
      { label: t('operations.health.certificate.host'), value: host ?? '' },
      { label: t('operations.health.certificate.validTo'), value: formatDate(language, validTo) },
      ...(issuer === null ? [] : [{ label: t('operations.health.certificate.issuer'), value: issuer }]),
    ],
  }
}

function limitsCard({ limits }: Health, { t, language }: Words): HealthCard {
  return {
    id: 'limits',
    title: t('operations.health.limits.title'),
    note: t('operations.health.sinceStart'),
    lines: limits.map(({ limit, count }) => ({
      label: t(`operations.health.limits.${limit}`),
      value: formatNumber(language, count),
    })),
  }
}

function programCard({ version, startedAt }: Health, { t, language }: Words): HealthCard {
  return {
    id: 'program',
    title: t('operations.health.program.title'),
    lines: [
      { label: t('operations.health.program.version'), value: version },
      { label: t('operations.health.program.started'), value: formatDateTime(language, startedAt) },
    ],
  }
}

function bytes(count: number, { t, language }: Words): string {
  return count < 1e9
    ? t('operations.health.megabytes', { size: formatNumber(language, count / 1e6) })
    : t('operations.health.gigabytes', { size: formatNumber(language, count / 1e9, 1) })
}

/** Seconds below a minute, then whole minutes, hours, days. */
function duration(seconds: number, { t, language }: Words): string {
  if (seconds < 1) return t('operations.health.none')
  if (seconds < 60) return t('operations.health.seconds', { n: formatNumber(language, Math.round(seconds)) })
  if (seconds < 3_600) return formatDuration(language, Math.floor(seconds / 60), 'minute')
  if (seconds < 2 * 86_400) return formatDuration(language, Math.floor(seconds / 3_600), 'hour')
  return formatDuration(language, Math.floor(seconds / 86_400), 'day')
}
