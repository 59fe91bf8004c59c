import type { Language } from '@hamkori/schema/languages'

/** Shown on every page of an installation that holds demonstration content, in all three languages at once. */
export const demonstrationWords: Record<Language, string> = {
  tg: 'Маълумоти намоишӣ: баҳоҳо ва ҳисобҳо сохтаанд ва ба ягон шуъбаи воқеӣ тааллуқ надоранд.',
  ru: 'Демонстрационные данные: оценки и учётные записи вымышлены и не относятся ни к одному настоящему отделу.',
  en: 'Demonstration data: ratings and accounts are invented and belong to no real department.',
}
