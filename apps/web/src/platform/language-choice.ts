import { type Language, isLanguage } from '@hamkori/schema/languages'

const cookieName = 'hamkori-language'
const year = 31_536_000

/** Keeps the reader's choice for the root address. It says nothing about the reader but the language. */
export function rememberLanguage(language: Language): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${cookieName}=${language}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`
}

/** The language kept in a cookie's value, or null when it is none of ours. */
export function savedLanguage(value: string | null): Language | null {
  return isLanguage(value) ? value : null
}
