import type { Language } from '@hamkori/schema/languages'

/** The headers of an HTML answer. Pages carry a nonce, so no shared cache may keep them; receipts are kept nowhere. */
export function pageHeaders(language: Language, noStore: boolean): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': noStore ? 'no-store' : 'private, no-cache',
  }
}
