import type { Language } from '../languages.ts'

const nbsp = '\u00a0'
const minus = '\u2212'

/** Shown for a number that is not known or may not be shown. */
export const dash = '–'

/**
 * Writes a number: groups of three and a decimal comma in Tajik and Russian, as there people print it.
 * `digits` is the exact count of decimals, 0 to 6. Written by hand because Chromium's Intl has no Tajik
 * and the server's has, so that the two would disagree. NaN and infinities become a dash.
 */
export function formatNumber(language: Language, value: number, digits = 0): string {
  if (!Number.isFinite(value)) return dash
  const [whole = '', decimals] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : nbsp)
  const unsigned = decimals === undefined ? grouped : grouped + (language === 'en' ? '.' : ',') + decimals
  const isZero = !/[1-9]/.test(unsigned)
  return value < 0 && !isZero ? minus + unsigned : unsigned
}

/** Writes a share between 0 and 1 as a percentage: 0.61 is «61 %» in Tajik and Russian, 61% in English. */
export function formatPercent(language: Language, share: number, digits = 0): string {
  if (!Number.isFinite(share)) return dash
  return `${formatNumber(language, share * 100, digits)}${language === 'en' ? '' : nbsp}%`
}
