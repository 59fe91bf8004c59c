/** Whole messages that are rightly the same in Tajik and in Russian, in lower case. */
export const sharedWords: ReadonlySet<string> = new Set([
  'hamkori',
  'ҳамкорӣ',
  'тоҷикӣ',
  'русский',
  'english',
  'pdf',
  'csv',
  'json',
  'qr',
  'graphql',
  'a8',
  'hrs-8/1',
  'система',
  'семинар',
  'стратегия',
  'модератор',
])
