import type { Language } from '../languages.ts'

/** The quarters of a year in the words of official papers, as the beginning of "… of 2026". */
const quarters: Readonly<Record<Language, readonly string[]>> = {
  tg: ['семоҳаи якуми', 'семоҳаи дуюми', 'семоҳаи сеюми', 'семоҳаи чоруми'],
  ru: ['первый квартал', 'второй квартал', 'третий квартал', 'четвёртый квартал'],
  en: ['first quarter of', 'second quarter of', 'third quarter of', 'fourth quarter of'],
}

/** A year (`2026`) or a quarter (`2026-Q3`) in words: "третий квартал 2026 года". */
export function formatPeriod(language: Language, period: string): string {
  const year = period.slice(0, 4)
  const at = period.includes('Q') ? Number(period.slice(-1)) - 1 : null
  if (at === null) return { tg: `соли ${year}`, ru: `${year} год`, en: year }[language]
  const quarter = quarters[language][at] ?? ''
  return { tg: `${quarter} соли ${year}`, ru: `${quarter} ${year} года`, en: `${quarter} ${year}` }[language]
}
