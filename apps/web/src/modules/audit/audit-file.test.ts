// @vitest-environment node
import type { Language } from '@hamkori/schema/languages'
import readWorkbook from 'read-excel-file/node'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import schemaText from '../../../../api/schema.graphql?raw'
import { manifests } from '../../app/router.ts'
import { browserWorkbook } from '../../platform/browser-workbook.ts'
import { compose } from '../../platform/composition.ts'
import { createTranslator, loadMessages } from '../../platform/i18n.ts'
import { auditRows, auditTable } from './audit-file.ts'
import type { FiledEntry } from './audit-file.ts'
import { subjectFilter, subjectLine, unknownWords } from './audit-subject.ts'
import type { AuditSubject } from './audit-subject.ts'
import { subjectWords } from './audit-wording.ts'
import type { AuditWords } from './audit-wording.ts'

const composition = compose(manifests)

async function wordsIn(language: Language): Promise<AuditWords> {
  const translator = createTranslator(language)
  await loadMessages(translator, language, composition.messagesOf('audit-log'))
  const { t, te, tm } = translator.global as unknown as Pick<AuditWords, 't' | 'te' | 'tm'>
  return {
    t: (key, values = {}) => t(key, values),
    te: (key) => te(key),
    tm: (key) => tm(key),
    modules: composition.modulesWithMessages('audit-log'),
    language,
  }
}

/** The values of an enum of the API: what its modules declare. */
function valuesOf(name: string): string[] {
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`, 'u').exec(schemaText)?.[1] ?? ''
  return body
    .replace(/"""[^"]*"""/gu, '')
    .split(/\s+/u)
    .filter(Boolean)
}

const shortcoming: AuditSubject = {
  id: 'U2hvcnRjb21pbmc6MQ==',
  type: 'Shortcoming',
  number: 'KMB-SU-2026-00012',
  label: null,
  title: {
    tg: null,
    ru: 'Долго едут',
    en: null,
    original: 'ru',
    tgState: 'missing',
    ruState: 'original',
    enState: 'missing',
  },
  page: { type: 'Shortcoming', key: 'KMB-SU-2026-00012', isDiscarded: false },
}

const entry: FiledEntry = {
  id: '1',
  at: '2026-03-01T19:00:05.000Z',
  action: 'shortcoming:answer',
  actorId: 'UGVyc29uOjE=',
  actorLabel: '=Officer',
  actorEmail: 'officer@mia.example',
  capacity: 'officer',
  subjectType: 'Shortcoming',
  subjectId: '1',
  subject: shortcoming,
  payload: { version: 2, outcome: 'partly' },
  refused: false,
}
const unknown: FiledEntry = {
  ...entry,
  action: 'identity:signIn',
  actorId: null,
  actorLabel: null,
  actorEmail: null,
  capacity: null,
  subjectType: 'Person',
  subjectId: 'unknown',
  subject: null,
  payload: {},
  refused: true,
}

describe('the records that the audit log names', () => {
  test('have a page in the module that has their routes, and words in three languages', async () => {
    const [pages, types] = [valuesOf('AuditPageType'), valuesOf('AuditSubjectType')]
    expect(pages.length).toBeGreaterThan(10)
    expect(pages.filter((type) => composition.auditPage(type) === undefined)).toEqual([])
    const declared = manifests.flatMap(({ auditPages }) => auditPages ?? []).map(({ type }) => type)
    expect(new Set(declared)).toEqual(new Set(pages))
    expect(declared).toHaveLength(pages.length)
    for (const language of ['tg', 'ru', 'en'] as const) {
      const words = await wordsIn(language)
      expect(types.filter((type) => subjectWords(type, words) === type)).toEqual([])
    }
  })

  test('go by kind, number and title in the reader\u2019s language, else in the one it was written in', async () => {
    expect(subjectLine(shortcoming, await wordsIn('en'))).toBe('shortcoming KMB-SU-2026-00012: Долго едут')
    const seat = { ...shortcoming, type: 'Membership', number: '4', title: null, label: 'X' } as const
    expect(subjectLine(seat, await wordsIn('ru'))).toBe('место в совете 4: X')
    const day = { ...shortcoming, type: 'CalendarDay', number: '2027-03-04', title: null } as const
    expect(subjectLine(day, await wordsIn('en'))).toBe('day off 4 March 2027')
  })

  test('are searched for by their own number, else by their id', () => {
    expect(subjectFilter(shortcoming)).toBe('KMB-SU-2026-00012')
    const page = { type: 'Meeting', key: 'JLS-SU-2026-00001', isDiscarded: false } as const
    expect(subjectFilter({ ...shortcoming, type: 'Decision', number: 'JLS-SU-2026-00001', page })).toBe(shortcoming.id)
    expect(subjectFilter({ ...shortcoming, number: '4' })).toBe(shortcoming.id)
  })

  test('are none where the address of a refused sign-in is unknown', async () => {
    const words = await wordsIn('en')
    expect(unknownWords(unknown, words)).toBe('no account with this address')
    expect(unknownWords({ ...unknown, payload: { by: 'passkey' } }, words)).toBe('no account with this passkey')
    expect(unknownWords(entry, words)).toBe('')
  })
})

test('a file says in the reader\u2019s words who did what to which record, at which time of which zone', async () => {
  const words = await wordsIn('ru')
  const context = { words, composition, viewer: null, origin: 'https://hamkori.example' }
  const table = auditTable([entry, unknown], { page: '/ru/desk/audit', isWhole: true }, context)
  const rows = auditRows(table)
  expect(rows[0]?.slice(0, 2)).toEqual(['Время (ISO 8601, UTC+5)', 'Время в Душанбе (UTC+5)'])
  expect(rows[1]).toEqual([
    '2026-03-02T00:00:05+05:00',
    '2026-03-02 00:00:05',
    words.t('shortcomings.audit-log.verbs.shortcoming.answer'),
    'Сделано',
    '=Officer',
    'officer@mia.example',
    words.t('identity.role.officer'),
    'недостаток',
    'KMB-SU-2026-00012',
    'Долго едут',
    'https://hamkori.example/ru/desk/shortcomings/KMB-SU-2026-00012',
    expect.stringContaining('2'),
    'shortcoming:answer',
  ])
  expect(rows[2]?.slice(3, 11)).toEqual([
    'Отказано',
    'Человек, который не вошёл',
    null,
    '',
    'учётной записи с таким адресом нет',
    null,
    null,
    '',
  ])
})

test('a workbook has the same rows, times as times, no formula, and says what it covers and that it is no open data', async () => {
  const words = await wordsIn('tg')
  const context = { words, composition, viewer: null, origin: 'https://hamkori.example' }
  const table = auditTable([entry, unknown], { page: '/tg/desk/audit?outcome=done', isWhole: false }, context)
  const t = (key: string) => (key === 'site.file.terms' ? words.t('audit.file.terms') : 'Манбаъ')
  const made = await browserWorkbook(table, { language: 'tg', origin: context.origin, day: '2026-03-02', t })
  const bytes = Buffer.from(await made.arrayBuffer())
  const [log, about] = await readWorkbook(bytes)
  const [headings, first, second] = log?.data ?? []
  expect(headings).toEqual(auditRows(table)[0])
  expect(first).toEqual(
    auditRows(table)[1]?.map((value, at) => (at === 1 ? new Date('2026-03-02T00:00:05Z') : value || null)),
  )
  expect(second?.slice(3, 5)).toEqual([words.t('audit.refused'), words.t('audit.nobody')])
  expect(first?.[4]).toBe('=Officer')
  expect(new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])).not.toContain('<f')
  expect(about?.data.slice(0, 5).map((row) => row[1])).toEqual([
    words.t('audit.title'),
    'https://hamkori.example/tg/desk/audit?outcome=done',
    new Date('2026-03-02T00:00:00Z'),
    words.t('audit.savedPart', { count: '2' }),
    words.t('audit.file.terms'),
  ])
})
