/**
 * The Tajik alphabet of 35 letters (reform of 1998) has no щ, ц, ы, ь: a text with them was left in Russian,
 * or spelt the Russian way (конститутсия, not конституция; милитсия, not милиция).
 */
const notTajik = /[щцыьЩЦЫЬ]/

/** Letters that only Tajik has among our three languages. */
const onlyTajik = /[ғӣқӯҳҷҒӢҚӮҲҶ]/

const cyrillic = /[Ѐ-ӿ]/

/** Names that are written in their own language whatever language surrounds them. */
const ownNames = [
  'Ҳамкорӣ',
  'Тоҷикӣ',
  'тоҷикӣ',
  'Тоҷикистон',
  'Русский',
  'русский',
  'по-русски',
  'забони русӣ (русский)',
]

const stripNames = (text: string): string => ownNames.reduce((rest, name) => rest.replaceAll(name, ''), text)

/** «Шумо» and «Вы», with and without endings, in small letters: whoever reads is addressed politely, with a capital. */
const withoutCapital: Readonly<Record<'tg' | 'ru' | 'en', RegExp | null>> = {
  tg: /(?<!\p{L})шумо(?:ро|ён|ҳо)?(?!\p{L})/u,
  ru: /(?<!\p{L})(?:вы|вас|вам|вами|ваш(?:а|е|и|его|ей|ему|ем|им|их|ими|у)?)(?!\p{L})/u,
  en: null,
}

/** What is wrong with the letters of `text`, said to be in `language`; null when nothing is. */
export function misspeltLetters(language: 'tg' | 'ru' | 'en', text: string): string | null {
  const rest = stripNames(text)
  if (language === 'tg' && notTajik.test(rest)) return 'has letters the Tajik alphabet does not have (щ ц ы ь)'
  if (language === 'ru' && onlyTajik.test(rest)) return 'has Tajik letters in a Russian text'
  if (language === 'en' && cyrillic.test(rest)) return 'has Cyrillic letters in an English text'
  if (withoutCapital[language]?.test(rest) === true) return 'addresses the reader without a capital'
  return null
}
