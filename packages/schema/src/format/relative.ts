import type { Language } from '../languages.ts'
import { type DateInput, daysBetween } from './date.ts'
import { dash, formatNumber } from './number.ts'
import { pluralIndex } from './plural.ts'

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

const unitWords: Record<Language, Record<Unit, readonly string[]>> = {
  tg: { minute: ['дақиқа'], hour: ['соат'], day: ['рӯз'], week: ['ҳафта'], month: ['моҳ'], year: ['сол'] },
  ru: {
    minute: ['минуту', 'минуты', 'минут'],
    hour: ['час', 'часа', 'часов'],
    day: ['день', 'дня', 'дней'],
    week: ['неделю', 'недели', 'недель'],
    month: ['месяц', 'месяца', 'месяцев'],
    year: ['год', 'года', 'лет'],
  },
  en: {
    minute: ['minute', 'minutes'],
    hour: ['hour', 'hours'],
    day: ['day', 'days'],
    week: ['week', 'weeks'],
    month: ['month', 'months'],
    year: ['year', 'years'],
  },
}

const nearWords: Record<Language, { now: string; yesterday: string; today: string; tomorrow: string }> = {
  tg: { now: 'ҳозир', yesterday: 'дирӯз', today: 'имрӯз', tomorrow: 'фардо' },
  ru: { now: 'только что', yesterday: 'вчера', today: 'сегодня', tomorrow: 'завтра' },
  en: { now: 'just now', yesterday: 'yesterday', today: 'today', tomorrow: 'tomorrow' },
}

/** A count with its unit: «3 рӯз», «3 дня», "3 days". Whole units, 0 or more. */
export function formatDuration(language: Language, count: number, unit: Unit): string {
  return `${formatNumber(language, count)}\u00a0${unitWords[language][unit][pluralIndex(language, count)] ?? ''}`
}

function inWords(language: Language, count: number, unit: Unit): string {
  const duration = formatDuration(language, Math.abs(count), unit)
  if (count < 0) return { tg: `${duration} пеш`, ru: `${duration} назад`, en: `${duration} ago` }[language]
  return { tg: `пас аз ${duration}`, ru: `через ${duration}`, en: `in ${duration}` }[language]
}

/**
 * A calendar day as people say it from `now`: today, tomorrow, in 3 days, 2 weeks ago, a month, a year.
 * Counted in whole days of Dushanbe; weeks from 14 days, months from 60, years from 730.
 */
export function formatRelativeDay(language: Language, input: DateInput, now: DateInput): string {
  const days = daysBetween(now, input)
  if (Number.isNaN(days)) return dash
  const near = nearWords[language]
  if (days === 0) return near.today
  if (days === -1) return near.yesterday
  if (days === 1) return near.tomorrow
  const distance = Math.abs(days)
  if (distance < 14) return inWords(language, days, 'day')
  if (distance < 60) return inWords(language, Math.trunc(days / 7), 'week')
  if (distance < 730) return inWords(language, Math.trunc(days / 30.44), 'month')
  return inWords(language, Math.trunc(days / 365.25), 'year')
}

/** A moment as people say it from `now`: just now, 5 minutes ago, in 3 hours; from a day on, as formatRelativeDay. */
export function formatRelativeTime(language: Language, input: DateInput, now: DateInput): string {
  const seconds = (new Date(input).getTime() - new Date(now).getTime()) / 1000
  if (Number.isNaN(seconds)) return dash
  if (Math.abs(seconds) < 60) return nearWords[language].now
  if (Math.abs(seconds) < 3600) return inWords(language, Math.trunc(seconds / 60), 'minute')
  if (Math.abs(seconds) < 86_400) return inWords(language, Math.trunc(seconds / 3600), 'hour')
  return formatRelativeDay(language, input, now)
}
