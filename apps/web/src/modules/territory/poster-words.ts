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
    question: 'Бо милитсия вохӯрдед?',
    invitation: 'Камераи телефонро ба код рост кунед ва баҳо диҳед.',
    promise: 'Номатонро намепурсем. Камтар аз як дақиқа.',
  },
  ru: {
    question: 'Имели дело с милицией?',
    invitation: 'Наведите камеру телефона на код и оцените, как всё прошло.',
    promise: 'Имя не спрашиваем. Меньше минуты.',
  },
  en: {
    question: 'Had contact with the police?',
    invitation: 'Point your phone’s camera at the code and tell us how it went.',
    promise: 'We do not ask your name. Under a minute.',
  },
}
