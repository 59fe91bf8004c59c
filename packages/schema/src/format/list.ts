import type { Language } from '../languages.ts'

const and: Record<Language, string> = { tg: 'ва', ru: 'и', en: 'and' }

/** Joins words into a list: «Сино, Варзоб ва Рашт», «Сино, Варзоб и Рашт», "Sino, Varzob and Rasht". */
export function formatList(language: Language, items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${and[language]} ${items.at(-1) ?? ''}`
}
