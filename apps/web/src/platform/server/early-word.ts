import type { Language } from '@hamkori/schema/languages'
import { links } from '../links.ts'

const messages: Record<Language, string> = {
  tg: 'Саҳифа кушода мешавад… Агар кушода нашавад, дар браузер JavaScript-ро фаъол кунед ё браузери навтар гиред. Саҳифаҳои барои ҳама кушода бе он ҳам кор мекунанд.',
  ru: 'Страница открывается… Если она не открылась, включите в браузере JavaScript или возьмите браузер новее. Страницы, открытые для всех, работают и без него.',
  en: 'The page is opening… If it does not open, turn on JavaScript in your browser or use a newer one. Pages that are open to everybody work without it.',
}

/**
 * What stands in a page that only a script can draw, until it does: nobody looks at an empty page, be it that the line is slow, that
 * there are no scripts, or that the browser is too old for ours. The app takes its place; whoever does not wait does not see it.
 */
export function earlyWord(language: Language): string {
  return `<p class="late page-edge py-7">${messages[language]} <a href="${links.home(language)}">Ҳамкорӣ</a></p>`
}
