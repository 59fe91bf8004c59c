import type { Language } from './languages.ts'

/**
 * The version of the questionnaire that is asked now, and that every rating stores. Whoever changes a question or the
 * words of a scale gives it the next number and leaves the words that go to `questionnaire-versions.ts`. A published
 * series never changes its scale.
 */
export const instrumentVersion = 'HRS-8/2'

/** Every version that answers were given to, oldest first. A page that was open before a change still sends the former one. */
export const instruments = ['HRS-8/1', instrumentVersion] as const
export type Instrument = (typeof instruments)[number]

/** A text in all three languages, none missing. */
export type InThreeLanguages = Readonly<Record<Language, string>>

/** The five points of every scale; 0 stands for "does not apply" where that is offered. */
export const scalePoints = [1, 2, 3, 4, 5] as const
export type ScalePoint = (typeof scalePoints)[number]
export const doesNotApply = 0

/** Statements A1–A7 in their fixed order, as keys of an answer. */
export const statementKeys = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] as const

export const scoreKeys = [...statementKeys, 'a8'] as const
export type ScoreKey = (typeof scoreKeys)[number]

/** What each statement measures. */
export const dimensions = [
  'voice',
  'transparency',
  'evenHandedness',
  'respect',
  'care',
  'lawfulness',
  'effectiveness',
  'satisfaction',
] as const
export type Dimension = (typeof dimensions)[number]

/** The statements in the words of the questionnaire; order fixed, no reversed items. */
export const statements: Readonly<Record<ScoreKey, InThreeLanguages>> = {
  a1: {
    tg: 'Пеш аз қабули қарор ба ман имкон доданд, ки сухани худро гӯям.',
    ru: 'Мне дали рассказать, как всё было, и только потом приняли решение.',
    en: 'They let me explain my side before deciding what to do.',
  },
  a2: {
    tg: 'Ба ман фаҳмонданд, ки чаро чунин амал карданд.',
    ru: 'Мне объяснили, почему они так поступили.',
    en: 'They explained the reasons for what they did.',
  },
  a3: {
    tg: 'Бо ман ҳамон тавр муносибат карданд, ки бо дигарон мекунанд.',
    ru: 'Со мной обращались так же, как с любым другим человеком.',
    en: 'They treated me the same as they would treat anyone else.',
  },
  a4: {
    tg: 'Бо ман боадабона рафтор карданд ва шаъну шарафамро эҳтиром намуданд.',
    ru: 'Со мной были вежливы и уважали моё достоинство.',
    en: 'They were polite and respected my dignity.',
  },
  a5: {
    tg: 'Дида мешуд, ки ба ҳоли ман бепарво нестанд.',
    ru: 'Было видно, что им не безразлично, что со мной произошло.',
    en: 'They seemed to care about what happened to me.',
  },
  a6: {
    tg: 'Дар доираи қонун ва ваколатҳои худ амал карданд.',
    ru: 'Они действовали в рамках закона и своих полномочий.',
    en: 'They acted within the law and their powers.',
  },
  a7: {
    tg: 'Кори лозимиро бе таъхири беҷо анҷом доданд.',
    ru: 'Они сделали то, что нужно, без лишних задержек.',
    en: 'They did what was needed without needless delay.',
  },
  a8: {
    tg: 'Умуман, аз ин вохӯрӣ бо милитсия то чӣ андоза қаноатманд ҳастед?',
    ru: 'В целом насколько Вы довольны тем, как всё прошло?',
    en: 'All in all, how satisfied are you with this contact?',
  },
}

/** Short names of what is measured, for tables and charts. */
export const dimensionLabels: Readonly<Record<Dimension | 'proceduralJustice', InThreeLanguages>> = {
  voice: { tg: 'Шуниданд', ru: 'Выслушали', en: 'Listened' },
  transparency: { tg: 'Фаҳмонданд', ru: 'Объяснили', en: 'Explained' },
  evenHandedness: { tg: 'Муносибати баробар', ru: 'Равное отношение', en: 'Equal treatment' },
  respect: { tg: 'Эҳтиром', ru: 'Уважение', en: 'Respect' },
  care: { tg: 'Ғамхорӣ', ru: 'Внимание к человеку', en: 'Care' },
  lawfulness: { tg: 'Қонуният', ru: 'Законность', en: 'Lawfulness' },
  effectiveness: { tg: 'Самаранокӣ', ru: 'Результативность', en: 'Effectiveness' },
  satisfaction: { tg: 'Қаноатмандӣ', ru: 'Удовлетворённость', en: 'Satisfaction' },
  proceduralJustice: { tg: 'Муносибати одилона', ru: 'Справедливое обращение', en: 'Fair treatment' },
}

/** The words of A1–A7. */
export const agreementLabels: Readonly<Record<ScalePoint | typeof doesNotApply, InThreeLanguages>> = {
  1: { tg: 'Тамоман розӣ нестам', ru: 'Совершенно не согласны', en: 'Strongly disagree' },
  2: { tg: 'Розӣ нестам', ru: 'Не согласны', en: 'Disagree' },
  3: { tg: 'На ин, на он', ru: 'Нечто среднее', en: 'Neither' },
  4: { tg: 'Розӣ ҳастам', ru: 'Согласны', en: 'Agree' },
  5: { tg: 'Комилан розӣ ҳастам', ru: 'Полностью согласны', en: 'Strongly agree' },
  0: { tg: 'Ба ҳолати ман дахл надорад', ru: 'Ко мне не относится', en: 'Does not apply' },
}

/** The words of A8. */
export const satisfactionLabels: Readonly<Record<ScalePoint, InThreeLanguages>> = {
  1: { tg: 'Хеле норозӣ', ru: 'Очень недовольны', en: 'Very dissatisfied' },
  2: { tg: 'Норозӣ', ru: 'Недовольны', en: 'Dissatisfied' },
  3: { tg: 'На ин, на он', ru: 'Нечто среднее', en: 'Neither' },
  4: { tg: 'Қаноатманд', ru: 'Довольны', en: 'Satisfied' },
  5: { tg: 'Хеле қаноатманд', ru: 'Очень довольны', en: 'Very satisfied' },
}

/** The facts F1–F8 as keys of an answer. */
/** The statements by their codes, A1 to A8: the order of every list of scores. */
export const statementCodes = scoreKeys.map((key) => key.toUpperCase())

export const factKeys = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'] as const
export type FactKey = (typeof factKeys)[number]

export const factAnswers = ['yes', 'no', 'notSure', 'preferNotToSay'] as const
export type FactAnswer = (typeof factAnswers)[number]

export const factLabels: Readonly<Record<FactKey, InThreeLanguages>> = {
  f1: {
    tg: 'Кормандон ному насаби худро гуфтанд ё шаҳодатномаи худро нишон доданд.',
    ru: 'Сотрудники назвали себя или показали удостоверение.',
    en: 'They gave a name or showed identification.',
  },
  f2: {
    tg: 'Муроҷиати маро ба қайд гирифтанд ё ба ман ҳуҷҷат доданд.',
    ru: 'Моё обращение зарегистрировали или выдали мне документ.',
    en: 'My case was registered, or I was given a document.',
  },
  f3: {
    tg: 'Ҳуқуқҳои маро фаҳмонданд ё гуфтанд, ки баъд чӣ мешавад.',
    ru: 'Мне объяснили мои права или что будет дальше.',
    en: 'They told me my rights or the next step.',
  },
  f4: {
    tg: 'Бо забоне гап заданд, ки ман мефаҳмам.',
    ru: 'Со мной говорили на понятном мне языке.',
    en: 'They served me in a language I understand.',
  },
  f5: { tg: 'Ман беш аз як соат интизор шудам.', ru: 'Мне пришлось ждать больше часа.', en: 'I waited over an hour.' },
  f6: {
    tg: 'Аз ман пул, туҳфа ё хизмате хостанд.',
    ru: 'У меня просили деньги, подарок или услугу.',
    en: 'They asked for money, a gift or a favour.',
  },
  f7: {
    tg: 'Зӯрӣ ба кор бурданд ё таҳдид карданд.',
    ru: 'Применяли силу или угрожали.',
    en: 'They used force or threats.',
  },
  f8: {
    tg: 'Маро аз додани ариза гардонданд.',
    ru: 'Меня отговорили подавать заявление.',
    en: 'They talked me out of filing a report or complaint.',
  },
}

export const factAnswerLabels: Readonly<Record<FactAnswer, InThreeLanguages>> = {
  yes: { tg: 'Ҳа', ru: 'Да', en: 'Yes' },
  no: { tg: 'Не', ru: 'Нет', en: 'No' },
  notSure: { tg: 'Аниқ намедонам', ru: 'Не знаю точно', en: 'Not sure' },
  preferNotToSay: { tg: 'Гуфтан намехоҳам', ru: 'Не хочу отвечать', en: 'Prefer not to say' },
}

/** The one open question. Residents' text keeps its own language. */
export const openQuestion: InThreeLanguages = {
  tg: 'Милитсия чиро бояд нигоҳ дорад ё тағйир диҳад?',
  ru: 'Что милиции стоит сохранить или изменить?',
  en: 'What should the police keep doing or change?',
}
export const openQuestionHint: InThreeLanguages = {
  tg: 'То 1000 аломат. Лутфан номи касеро нанависед.',
  ru: 'До 1000 знаков. Пожалуйста, не называйте имён.',
  en: 'Up to 1,000 characters. Please do not name anyone.',
}

export const contactKinds = [
  'trafficStop',
  'streetCheck',
  'crimeReport',
  'callOut',
  'documentDesk',
  'summons',
  'detention',
  'other',
] as const
export type ContactKind = (typeof contactKinds)[number]
export const contactKindLabels: Readonly<Record<ContactKind, InThreeLanguages>> = {
  trafficStop: { tg: 'Дар роҳ нигоҳ доштанд', ru: 'Остановили на дороге', en: 'Stopped on the road' },
  streetCheck: { tg: 'Дар кӯча ҳуҷҷат пурсиданд', ru: 'Проверили документы на улице', en: 'Checked in the street' },
  crimeReport: { tg: 'Дар бораи ҷиноят хабар додам', ru: 'Вы сообщили о преступлении', en: 'Reported a crime' },
  callOut: { tg: 'Милитсияро даъват кардам', ru: 'Вы вызвали милицию', en: 'Called the police' },
  documentDesk: { tg: 'Барои ҳуҷҷат рафтам', ru: 'Оформляли документы', en: 'Applied for a document' },
  summons: { tg: 'Маро ба шуъба даъват карданд', ru: 'Вызвали в отдел', en: 'Summoned to the department' },
  detention: { tg: 'Маро дастгир карданд', ru: 'Задержали', en: 'Detained' },
  other: { tg: 'Ҳолати дигар', ru: 'Другое', en: 'Something else' },
}

export const initiators = ['me', 'police', 'someoneElse'] as const
export type Initiator = (typeof initiators)[number]
export const initiatorLabels: Readonly<Record<Initiator, InThreeLanguages>> = {
  me: { tg: 'Худи ман', ru: 'Я', en: 'I did' },
  police: { tg: 'Милитсия', ru: 'Милиция', en: 'The police' },
  someoneElse: { tg: 'Шахси дигар', ru: 'Другой человек', en: 'Someone else' },
}

export const contactTimes = ['thisWeek', 'thisMonth', 'upToSixMonths'] as const
export type ContactTime = (typeof contactTimes)[number]
export const contactTimeLabels: Readonly<Record<ContactTime, InThreeLanguages>> = {
  thisWeek: { tg: 'Дар ин ҳафта', ru: 'На этой неделе', en: 'This week' },
  thisMonth: { tg: 'Дар ин моҳ', ru: 'В этом месяце', en: 'This month' },
  upToSixMonths: { tg: 'Дар шаш моҳи охир', ru: 'За последние полгода', en: 'In the last six months' },
}

export const channels = ['web', 'qr', 'reception', 'paper'] as const
export type Channel = (typeof channels)[number]
export const channelLabels: Readonly<Record<Channel, InThreeLanguages>> = {
  web: { tg: 'Сомона', ru: 'Сайт', en: 'Web' },
  qr: { tg: 'QR-код', ru: 'QR-код', en: 'QR code' },
  reception: { tg: 'Қабулгоҳ', ru: 'Приёмная', en: 'Reception' },
  paper: { tg: 'Варақа', ru: 'Бумажная анкета', en: 'Paper' },
}

/** Optional, coarse, and used for the country as a whole only. */
export const ageBands = ['under18', 'from18to29', 'from30to44', 'from45to59', 'from60'] as const
export type AgeBand = (typeof ageBands)[number]
export const ageBandLabels: Readonly<Record<AgeBand, InThreeLanguages>> = {
  under18: { tg: 'То 18-сола', ru: 'До 18 лет', en: 'Under 18' },
  from18to29: { tg: '18–29', ru: '18–29', en: '18–29' },
  from30to44: { tg: '30–44', ru: '30–44', en: '30–44' },
  from45to59: { tg: '45–59', ru: '45–59', en: '45–59' },
  from60: { tg: '60 ва боло', ru: '60 и старше', en: '60 and over' },
}

export const sexes = ['female', 'male'] as const
export type Sex = (typeof sexes)[number]
export const sexLabels: Readonly<Record<Sex, InThreeLanguages>> = {
  female: { tg: 'Зан', ru: 'Женщина', en: 'Female' },
  male: { tg: 'Мард', ru: 'Мужчина', en: 'Male' },
}

/** Most code points of a comment. */
export const commentMax = 1000

/** How long a comment is kept that nobody has read, in days; its author is told so as 12 months. */
export const commentKeptDays = 365
