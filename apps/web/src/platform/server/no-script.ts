import type { Language } from '@hamkori/schema/languages'
import { links } from '../links.ts'

const messages: Record<Language, string> = {
  tg: 'Мизи кории шӯроҳо ва шуъбаҳо бе JavaScript кор намекунад. Онро дар браузер фаъол кунед. Саҳифаҳои барои ҳама кушода бе он ҳам кор мекунанд.',
  ru: 'Рабочий стол советов и отделов не работает без JavaScript. Включите его в браузере. Страницы, открытые для всех, работают и без него.',
  en: 'The desk of councils and departments does not work without JavaScript. Please turn it on in your browser. Pages that are open to everybody work without it.',
}

/** What stands in a staff page's empty shell for a browser that runs no scripts. */
export function noScriptNotice(language: Language): string {
  return `<noscript><p class="page-edge py-7">${messages[language]} <a href="${links.home(language)}">Ҳамкорӣ</a></p></noscript>`
}
