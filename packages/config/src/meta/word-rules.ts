import type { Language } from './locales.ts'

/** Something that a text must not say, and why. */
export interface WordRule {
  readonly pattern: RegExp
  readonly why: string
}

/**
 * Spellings of before the rules of 2021 (Government decision № 268): муҳлат, мавзуъ, шуъба, суҳбат, and the й that stays
 * before the izofa, ҷойи, рӯйи. Words that keep ӯ (кӯҳ, гурӯҳ, рӯҳ) are not among them. Only Tajik has ӯ, so that these are
 * found in every file, whatever language surrounds them.
 */
export const oldTajikSpelling: WordRule = {
  pattern:
    /мӯҳлат|мавзӯъ|шӯъба|сӯҳбат|тӯҳфа|бӯҳрон|(?<!\p{L})мӯҳр|мӯҳтарам|шурӯъ|кӯҳна|мӯъмин|фавқулода|(?<!\p{L})(?:ҷои|рӯи)(?!\p{L})/iu,
  why: 'is spelt as before the rules of 2021 (муҳлат, мавзуъ, шуъба, суҳбат, куҳна, фавқулодда, ҷойи, рӯйи)',
}

/** Verbs that follow another language's with these objects, and objects that are left out. */
const tajik: readonly WordRule[] = [
  {
    pattern: /(?:вазифа|ваколат|узвият|ҷой|нишаст)\S*(?:\s+\S+)?\s+анҷом\s+(?:дода|диҳ|ёфт)|анҷоми (?:вазифа|нишаст)/iu,
    why: 'ends a post or a seat with анҷом додан, which is to carry it out: қатъ кардан',
  },
  {
    pattern: /(?<!пеш |аз байн |ба кор |манфиат |ном )(?<!\p{L})мебара(?:д|нд)(?!\p{L})/iu,
    why: 'runs something with бурдан alone, which is to carry it away: пеш бурдан, идора кардан',
  },
  { pattern: /рамз\S* нигоҳ до|нигоҳ дошт\S* рамз/iu, why: 'saves a password with нигоҳ доштан: сабт кардан' },
  {
    pattern: /(?:камбуди\S*|чӣ)(?:, ки)?(?: шӯро\S*)? ёфт(?:анд| шуд)/iu,
    why: 'finds a shortcoming like a lost key: ошкор кардан',
  },
  { pattern: /иҷроро хабар|ислоҳро хабар/iu, why: 'хабар додан takes аз … or ки …, not -ро' },
  { pattern: /(?<!\p{L})гирифтан(?:ро)? тасдиқ/iu, why: 'confirms a bare infinitive: дарёфтро тасдиқ кардан' },
  { pattern: /(?<!маълумоти )(?<!\p{L})махфиро(?!\p{L})/iu, why: 'leaves its noun out: маълумоти махфиро' },
  {
    pattern: /рамз\S* (?:расид|QR|сарчашма)|коди ворид|рамзи \d/iu,
    why: 'рамз is a password; a receipt, a QR code and a source have a код',
  },
  {
    pattern: /(?<!\p{L})(?:шуъбаҳои поёнӣ|дар атрофи шӯро|:\s*ба боло$)/iu,
    why: 'says a relation as a place: тобеъ, вобаста ба, ба мақоми болоӣ',
  },
]

const russian: readonly WordRule[] = [
  {
    pattern:
      /(?:внес|внёс|внос)[^\s;.]*\s+(?:[^\s;.]+\s+)?недостат|недостат\S*(?:\s+\S+){0,3}\s+(?:внесён|внесен|внесл|вносят)/iu,
    why: 'brings a shortcoming in: зарегистрировать, выявить',
  },
  { pattern: /недостат\S*[^.;]*исполн|исполнени\S* недостат/iu, why: 'carries a shortcoming out: устранить' },
  {
    pattern:
      /заверш\S*\s+(?:эту? |это |свою )?(?:должност|мест|членств|полномоч)|(?:должност\S*|место|членство) (?:уже )?заверш/iu,
    why: 'completes a post or a seat: прекратить полномочия, членство',
  },
  { pattern: /обращени\S* в милици|(?<!\p{L})(?:этим|всех) обращени/iu, why: 'calls every contact an обращение' },
  {
    pattern: /(?<!\p{L})(?:те|тех), что ниже|вокруг совет/iu,
    why: 'says a relation as a place: подчинённые, связанные с',
  },
  { pattern: /—/u, why: 'has a long dash; all dashes in Russian are –' },
  { pattern: /лучше страны|хуже страны/iu, why: 'compares a place with the country: со средним по стране' },
]

/** A number whose word was chosen for one value of it; with plural forms it is right. */
export const frozenNumber: WordRule = {
  pattern:
    /\{\w+\}\s+(?:рабоч|дн|день|час|минут|секунд|с\.|знак|запис|ответ|мест[ао]?(?!\p{L})|недостат|предложен|заседан|попыт|участник)/iu,
  why: 'has a number with a word in one form: give one | few | many',
}

const words = (list: string): RegExp => new RegExp(`(?<![\\p{L}-])(?:${list})(?![\\p{L}-])`, 'iu')

const english: readonly WordRule[] = [
  { pattern: /e-mail/iu, why: 'writes e-mail: email' },
  { pattern: words('letter|mailed'), why: 'calls a message a letter, which is paper: email' },
  {
    pattern: words('give (?:the|your|another)(?: \\w+)? (?:code|password|email|evidence)|gave no passkey'),
    why: 'gives what is entered',
  },
  { pattern: words('holds? (?:for|until)|good for (?:once|\\w+ (?:minutes|hours))'), why: 'holds: is valid' },
  { pattern: words('was used already|was \\w+ed already|has (?:it|ended) already'), why: 'already: has already been' },
  { pattern: words('(?:council|department|person|what) waits'), why: 'waits: is waiting' },
  { pattern: words('(?:name|write) no \\w+'), why: 'forbids in an old way: do not name, do not write' },
  { pattern: words('present (?:password|email)'), why: 'present: current' },
  { pattern: words('(?:make|making) (?:a|the|new) (?:passkey|codes?)'), why: 'makes: creates' },
  { pattern: words('and go on|goes on by itself'), why: 'goes on: continues' },
  { pattern: words('too many tries'), why: 'tries: attempts' },
  { pattern: words('beside|afresh|anew|superseded|whoever|for whom|underneath'), why: 'is not plain English' },
  { pattern: words('you may not'), why: 'can be read as “perhaps you do not”: you are not allowed to' },
  { pattern: words('(?:site|body) of the state'), why: 'of the state: government, state' },
  { pattern: words('(?:your|an|the|from your) application(?! form)'), why: 'an application is an ариза: app' },
]

export const wordRules: Readonly<Record<Language, readonly WordRule[]>> = { tg: tajik, ru: russian, en: english }

/** Names that keep Latin letters in Tajik and Russian. */
export const latinNames = /Google Authenticator|Aegis|FreeOTP|JavaScript|AGPL-3\.0|[A-Z]{2,}(?![a-z])/gu

/** Keys of buttons and links: they name an act, and do not order the reader. What waits in an inbox is said to the reader. */
export const actKeys =
  /(?<!waitingFor)(?:^|\.)(?:action|save|show|clear|export|publish|sign|send|submit|retry|register|copy|print|open|hide|skip|leave|again|discard|renew|more|here)$/u

/** Keys of texts that stand under a refusal, and the word without which they explain nothing. */
export const refusalKeys = /(?:^|\.)(?:forbidden|onlySecretariat)$/u
export const only: Readonly<Record<Language, RegExp>> = { tg: /танҳо/iu, ru: /только/iu, en: /\bonly\b/iu }
