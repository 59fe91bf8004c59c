import type { Language } from '@hamkori/schema/languages'

/** What a poster says in one language. */
export interface PosterWords {
  readonly question: string
  readonly invitation: string
  readonly promise: string
}

/** A poster speaks all three languages at once, whatever the language of the page it is printed from. */
export const posterWords: Record<Language, PosterWords> = {
  tg: {
    question: 'Бо милитсия кор доштед?',
    invitation: 'Рамзро бо камераи телефон хонед ва баҳо диҳед.',
    promise: 'Номатонро намепурсем. Камтар аз як дақиқа.',
  },
  ru: {
    question: 'Имели дело с милицией?',
    invitation: 'Наведите на код камеру телефона и оцените.',
    promise: 'Имя не спрашиваем. Меньше минуты.',
  },
  en: {
    question: 'Had to do with the police?',
    invitation: 'Point your phone’s camera at the code and rate it.',
    promise: 'We do not ask your name. Under a minute.',
  },
}
