import type { InThreeLanguages } from '@hamkori/schema/questionnaire'

/** What the catalogue of open data says in all languages at once. */
export const catalogueTexts = {
  catalogue: {
    title: { tg: 'Ҳамкорӣ: маълумоти кушода', ru: 'Ҳамкорӣ: открытые данные', en: 'Hamkori: open data' },
    meaning: {
      tg: 'Сокинони Тоҷикистон ба кори милитсия чӣ баҳо медиҳанд, шӯроҳои ҷамъиятӣ чӣ ошкор карданд ва шуъбаҳо чӣ посух доданд.',
      ru: 'Как жители Таджикистана оценивают работу милиции, что выявили общественные советы и что ответили отделы.',
      en: 'How residents of Tajikistan rate the work of the police, what public councils found, and what departments answered.',
    },
  },
  scores: {
    title: {
      tg: 'Баҳои сокинон ба кори милитсия',
      ru: 'Оценки работы милиции жителями',
      en: 'Residents’ ratings of the work of the police',
    },
    meaning: {
      tg: 'Баҳоҳо аз рӯйи ҷой, шуъба ва ҳукми пурсишнома, ҳафтае як бор. Инҳо ҷавобҳои онҳое мебошанд, ки худ хостанд ҷавоб диҳанд; ҷавобҳо дар гурӯҳҳои на камтар аз даҳтоӣ нашр мешаванд.',
      ru: 'Оценки по местам, отделам и утверждениям анкеты, раз в неделю. Отвечали те, кто сам этого захотел; ответы публикуются группами не меньше десяти.',
      en: 'Scores by place, department and statement of the questionnaire, once a week. From people who chose to answer; answers are published in groups of ten and more.',
    },
  },
  api: { tg: 'API-и Ҳамкорӣ (GraphQL)', ru: 'API Ҳамкорӣ (GraphQL)', en: 'The API of Hamkori (GraphQL)' },
  release: (number: number): InThreeLanguages => ({
    tg: `Нашри баҳоҳо № ${number}`,
    ru: `Выпуск оценок № ${number}`,
    en: `Release ${number} of the scores`,
  }),
  corrects: (number: number, reason: InThreeLanguages): InThreeLanguages => ({
    tg: `Нашри № ${number}-ро ислоҳ мекунад: ${reason.tg}`,
    ru: `Исправляет выпуск № ${number}: ${reason.ru}`,
    en: `Corrects release ${number}: ${reason.en}`,
  }),
}
