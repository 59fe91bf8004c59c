import type { Language } from '@hamkori/schema/languages'

/** Shown on every page of an installation that holds demonstration content, in the reader's language. */
export const demonstrationWords: Record<Language, string> = {
  tg: 'Маълумоти намоишӣ: баҳоҳо воқеӣ нестанд',
  ru: 'Демонстрационные данные: оценки вымышлены',
  en: 'Demonstration data: the ratings are invented',
}

/** The banner's name as a landmark. */
export const demonstrationLabel: Record<Language, string> = { tg: 'Намоиш', ru: 'Демонстрация', en: 'Demonstration' }
