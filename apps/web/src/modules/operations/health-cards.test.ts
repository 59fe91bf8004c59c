import { languages } from '@hamkori/schema/languages'
import { describe, expect, test } from 'vitest'
import { createTranslator, loadMessages } from '../../platform/i18n.ts'
import { healthCards } from './health-cards.ts'
import type { Health } from './health-cards.ts'
import { operationsModule } from './index.ts'

const now = new Date('2026-11-30T08:00:00Z')
const well: Health = {
  version: '1.2.3',
  startedAt: '2026-11-29T08:00:00Z',
  database: { version: '18.4', bytes: 2.5e9, connections: 12, mostConnections: 220, oldestTransactionSeconds: 0 },
  disks: [{ holds: ['home', 'database'], free: 40e9, size: 100e9, isLow: false }],
  lowSpaceMark: 500e6,
  isReadOnly: false,
  backupsAreOurs: true,
  backup: { madeAt: '2026-11-30T02:00:00Z', bytes: 123e6, hasSecrets: true },
  jobs: {
    waiting: 3,
    running: 1,
    failed: 0,
    mailWaiting: 2,
    lateSeconds: 4_000,
    lastFailure: null,
    lastFailureCode: null,
    lastFailureAt: null,
  },
  mail: { sent: 20, refused: 1, failed: 0 },
  certificate: {
    state: 'known',
    host: 'hamkori.example',
    validTo: '2027-02-01T00:00:00Z',
    issuer: "Let's Encrypt",
    isTrusted: true,
  },
  limits: [{ limit: 'queue', count: 5 }],
}

describe.each(languages)('the cards of the health page (%s)', (language) => {
  async function cardsOf(health: Health) {
    const translator = createTranslator(language)
    await loadMessages(translator, language, [['operations', operationsModule.messages ?? {}]] as never)
    translator.global.locale.value = language
    const { t, te } = translator.global as unknown as { t: (key: string) => string; te: (key: string) => boolean }
    const missing: string[] = []
    const cards = healthCards(health, {
      t: (key, ...rest) => {
        if (!te(key)) missing.push(key)
        return t(key, ...(rest as []))
      },
      jobName: (code) => code,
      language,
      now,
    })
    expect(missing).toEqual([])
    return Object.fromEntries(cards.map((card) => [card.id, card]))
  }

  test('of one that is well: nothing is marked as late, and each card has a title and figures', async () => {
    const cards = await cardsOf(well)
    expect(Object.keys(cards)).toEqual([
      'disk-home-database',
      'database',
      'backup',
      'jobs',
      'mail',
      'certificate',
      'limits',
      'program',
    ])
    expect(Object.values(cards).filter(({ chip }) => chip && chip.tone !== 'done')).toEqual([])
    for (const { title, lines } of Object.values(cards))
      expect([title.length > 3, lines.length > 0]).toEqual([true, true])
  })

  test('of one that is not: what is wrong is marked, and what is not known is said', async () => {
    const cards = await cardsOf({
      ...well,
      database: null,
      jobs: {
        ...(well.jobs as NonNullable<Health['jobs']>),
        failed: 2,
        lastFailure: 'sendMail',
        lastFailureCode: 'EAUTH',
      },
      disks: [
        { holds: ['home'], free: 100e6, size: 100e9, isLow: true },
        { holds: ['database'], free: 40e9, size: 100e9, isLow: false },
      ],
      backup: { madeAt: '2026-11-20T02:00:00Z', bytes: null, hasSecrets: false },
      certificate: { ...well.certificate, validTo: '2026-12-04T00:00:00Z' },
    })
    const tones = Object.fromEntries(Object.values(cards).map(({ id, chip }) => [id, chip?.tone]))
    expect(tones).toMatchObject({
      'disk-home': 'late',
      'disk-database': 'done',
      backup: 'late',
      jobs: 'late',
      certificate: 'soon',
    })
    const away = { tg: 'ҷавоб надод', ru: 'не ответила', en: 'did not answer' }
    expect(cards['database']?.text).toContain(away[language])
    expect(cards['database']?.lines).toEqual([])
    expect(cards['jobs']?.lines.at(-1)?.value).toContain('EAUTH')
    const ended = await cardsOf({
      ...well,
      backup: null,
      certificate: { ...well.certificate, validTo: '2026-11-29T00:00:00Z' },
    })
    expect(ended['certificate']?.chip?.tone).toBe('late')
    expect(ended['backup']?.text).toContain('pnpm backup')
    const unset = { ...well.certificate, state: 'unset' as const, validTo: null }
    expect((await cardsOf({ ...well, certificate: unset, disks: [] }))['certificate']?.text).toContain('PUBLIC_ORIGIN')
  })
})
