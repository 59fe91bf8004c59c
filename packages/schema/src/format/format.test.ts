import { describe, expect, test } from 'vitest'
import { capitalized } from './capital.ts'
import {
  dayInDushanbe,
  daysBetween,
  formatDate,
  formatDateRange,
  formatDateTime,
  formatMonth,
  formatMonthRange,
  formatMonthShort,
  formatTime,
} from './date.ts'
import { formatList } from './list.ts'
import { compareNames } from './names.ts'
import { formatNumber, formatPercent } from './number.ts'
import { pluralIndex } from './plural.ts'
import { formatDuration, formatRelativeDay, formatRelativeTime } from './relative.ts'

const three = <Result>(make: (language: 'tg' | 'ru' | 'en') => Result): Result[] => [make('tg'), make('ru'), make('en')]

describe('numbers', () => {
  test('group by three, decimal comma in Tajik and Russian', () => {
    expect(three((language) => formatNumber(language, 1234567.891, 2))).toEqual([
      '1\u00a0234\u00a0567,89',
      '1\u00a0234\u00a0567,89',
      '1,234,567.89',
    ])
    expect(formatNumber('tg', 999)).toBe('999')
    expect(formatNumber('ru', 1000)).toBe('1\u00a0000')
    expect(formatNumber('en', -2.5, 1)).toBe('\u22122.5')
    expect(formatNumber('en', -0.04, 1)).toBe('0.0')
    expect(formatNumber('tg', Number.NaN)).toBe('–')
    expect(formatNumber('tg', Infinity)).toBe('–')
  })
  test('shares become percentages', () => {
    expect(three((language) => formatPercent(language, 0.614))).toEqual(['61\u00a0%', '61\u00a0%', '61%'])
    expect(formatPercent('tg', 0.0525, 1)).toBe('5,3\u00a0%')
  })
})

describe('plural forms', () => {
  test('Tajik has one, English two, Russian three', () => {
    expect([0, 1, 2, 5, 11, 21].map((count) => pluralIndex('tg', count))).toEqual([0, 0, 0, 0, 0, 0])
    expect([0, 1, 2, 11, 21].map((count) => pluralIndex('en', count))).toEqual([1, 0, 1, 1, 1])
    expect(
      [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112, 1.5].map((count) => pluralIndex('ru', count)),
    ).toEqual([2, 0, 1, 1, 2, 2, 2, 2, 0, 1, 2, 0, 2, 2, 1])
  })
})

describe('dates', () => {
  test('are written as each language writes them', () => {
    expect(three((language) => formatDate(language, '2026-11-21'))).toEqual([
      '21 ноябри соли 2026',
      '21 ноября 2026',
      '21 November 2026',
    ])
    expect(three((language) => formatMonth(language, '2026-11-21'))).toEqual([
      'ноябри соли 2026',
      'ноябрь 2026',
      'November 2026',
    ])
    expect(three((language) => formatMonthShort(language, '2026-05-01'))).toEqual(['май 2026', 'май 2026', 'May 2026'])
  })
  test('a moment is read in Dushanbe, five hours ahead', () => {
    expect(formatDate('tg', '2026-12-31T19:00:00Z')).toBe('1 январи соли 2027')
    expect(formatDate('tg', '2026-12-31T18:59:59Z')).toBe('31 декабри соли 2026')
    expect(formatTime('2026-11-21T09:05:00Z')).toBe('14:05')
    expect(three((language) => formatDateTime(language, new Date('2026-11-21T09:05:00Z')))).toEqual([
      '21 ноябри соли 2026, соати 14:05',
      '21 ноября 2026, 14:05',
      '21 November 2026, 14:05',
    ])
    expect(dayInDushanbe('2026-11-21T20:00:00Z')).toBe('2026-11-22')
  })
  test('ranges say nothing twice', () => {
    expect(formatDateRange('tg', '2026-11-03', '2026-11-07')).toBe('3–7 ноябри соли 2026')
    expect(formatDateRange('tg', '2026-10-28', '2026-11-03')).toBe('28 октябр – 3 ноябри соли 2026')
    expect(formatDateRange('tg', '2025-12-28', '2026-01-03')).toBe('28 декабри соли 2025 – 3 январи соли 2026')
    expect(formatDateRange('ru', '2026-10-28', '2026-11-03')).toBe('28 октября – 3 ноября 2026')
    expect(formatDateRange('en', '2025-12-28', '2026-01-03')).toBe('28 December 2025 – 3 January 2026')
    expect(formatDateRange('en', '2026-01-03', '2026-01-03')).toBe('3 January 2026')
  })
  test('ranges of months too', () => {
    expect(three((language) => formatMonthRange(language, '2025-03-01', '2026-08-01'))).toEqual([
      'марти соли 2025 – августи соли 2026',
      'март 2025 – август 2026',
      'March 2025 – August 2026',
    ])
    expect(three((language) => formatMonthRange(language, '2026-03-01', '2026-08-01'))).toEqual([
      'март – августи соли 2026',
      'март – август 2026',
      'March – August 2026',
    ])
    expect(formatMonthRange('tg', '2026-03-01', '2026-03-31')).toBe('марти соли 2026')
    expect(formatMonthRange('en', 'soon', '2026-03-01')).toBe('–')
  })
  test('no month of a Tajik date has the izofa without «соли» after it', () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    )
    for (const [index, day] of days.entries()) {
      const later = days[Math.min(index + 40, days.length - 1)] ?? day
      const written = [
        formatDate('tg', day),
        formatMonth('tg', day),
        formatDateRange('tg', day, later),
        formatMonthRange('tg', day, later),
      ].join('; ')
      expect(written.replaceAll(/\p{L}+и соли \d{4}/gu, ''), written).not.toMatch(/(?:[рлнт]|май)и(?!\p{L})/u)
    }
  })
  test('what is no date becomes a dash', () => {
    expect([formatDate('tg', 'soon'), formatDate('tg', '2026-02-31'), formatTime(new Date(NaN))]).toEqual([
      '–',
      '–',
      '–',
    ])
    expect(dayInDushanbe('x')).toBe('')
    expect(daysBetween('x', '2026-01-01')).toBeNaN()
  })
})

describe('relative time', () => {
  const now = '2026-11-21T09:00:00Z'
  test('days as people say them', () => {
    expect(three((language) => formatRelativeDay(language, '2026-11-18', now))).toEqual([
      '3\u00a0рӯз пеш',
      '3\u00a0дня назад',
      '3\u00a0days ago',
    ])
    expect(three((language) => formatRelativeDay(language, '2026-11-26', now))).toEqual([
      'пас аз 5\u00a0рӯз',
      'через 5\u00a0дней',
      'in 5\u00a0days',
    ])
    expect(three((language) => formatRelativeDay(language, '2026-11-21', now))).toEqual(['имрӯз', 'сегодня', 'today'])
    expect(three((language) => formatRelativeDay(language, '2026-11-20', now))).toEqual(['дирӯз', 'вчера', 'yesterday'])
    expect(three((language) => formatRelativeDay(language, '2026-11-22', now))).toEqual(['фардо', 'завтра', 'tomorrow'])
    expect(formatRelativeDay('ru', '2026-11-07', now)).toBe('2\u00a0недели назад')
    expect(formatRelativeDay('ru', '2026-06-21', now)).toBe('5\u00a0месяцев назад')
    expect(formatRelativeDay('en', '2019-10-04', now)).toBe('7\u00a0years ago')
    expect(formatRelativeDay('en', 'never', now)).toBe('–')
  })
  test('moments within a day', () => {
    expect(three((language) => formatRelativeTime(language, '2026-11-21T08:59:30Z', now))).toEqual([
      'ҳозир',
      'только что',
      'just now',
    ])
    expect(three((language) => formatRelativeTime(language, '2026-11-21T08:39:00Z', now))).toEqual([
      '21\u00a0дақиқа пеш',
      '21\u00a0минуту назад',
      '21\u00a0minutes ago',
    ])
    expect(three((language) => formatRelativeTime(language, '2026-11-21T12:00:00Z', now))).toEqual([
      'пас аз 3\u00a0соат',
      'через 3\u00a0часа',
      'in 3\u00a0hours',
    ])
    expect(formatRelativeTime('en', '2026-11-20T08:00:00Z', now)).toBe('yesterday')
  })
  test('durations', () => {
    expect(three((language) => formatDuration(language, 21, 'day'))).toEqual([
      '21\u00a0рӯз',
      '21\u00a0день',
      '21\u00a0days',
    ])
  })
})

describe('names and lists', () => {
  test('the Tajik alphabet is in order', () => {
    const alphabet = 'а б в г ғ д е ё ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я'.split(' ')
    expect([...alphabet].reverse().sort(compareNames('tg'))).toEqual(alphabet)
  })
  test('places sort as a reader expects', () => {
    expect(
      ['Ҳисор', 'Хуҷанд', 'Ғафуров', 'Данғара', 'Ҷайҳун', 'Чкаловск', 'гулистон', 'Ӯротеппа', 'Восеъ'].sort(
        compareNames('tg'),
      ),
    ).toEqual(['Восеъ', 'гулистон', 'Ғафуров', 'Данғара', 'Ӯротеппа', 'Хуҷанд', 'Ҳисор', 'Чкаловск', 'Ҷайҳун'])
    expect(['Шӯро 10', 'Шӯро 2', 'Шӯро', 'Sino', 'Шӯроobod'].sort(compareNames('tg'))).toEqual([
      'Шӯро',
      'Шӯро 2',
      'Шӯро 10',
      'Шӯроobod',
      'Sino',
    ])
    expect(['Сино', 'Rasht', 'Äni', 'Ayni'].sort(compareNames('en'))).toEqual(['Äni', 'Ayni', 'Rasht', 'Сино'])
  })
  test('a name that begins a line begins with a capital', () => {
    expect(['город Худжанд', 'ҷумъа', 'Ғафуров', 'март 2025', ''].map(capitalized)).toEqual([
      'Город Худжанд',
      'Ҷумъа',
      'Ғафуров',
      'Март 2025',
      '',
    ])
  })
  test('lists end with and', () => {
    expect(three((language) => formatList(language, ['А', 'Б', 'В']))).toEqual(['А, Б ва В', 'А, Б и В', 'А, Б and В'])
    expect([formatList('tg', []), formatList('tg', ['А'])]).toEqual(['', 'А'])
  })
})
