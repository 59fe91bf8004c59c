import type { Language } from '@hamkori/schema/languages'

/** The headers of an HTML answer. A browser keeps a page and asks whether it still stands; receipts are kept nowhere. */
export function pageHeaders(language: Language, noStore: boolean): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': noStore ? 'no-store' : 'private, no-cache',
  }
}
