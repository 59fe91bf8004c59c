import { formatTime } from '@hamkori/schema/format/date'
import { compressWhole } from './compression.ts'
import type { SentPage } from './page-cache.ts'

const sentences: Readonly<Record<string, (time: string) => string>> = {
  tg: (time) => `Маълумот ба ҳолати соати ${time} аст. Ҳоло хизмат маълумоти навтарро дода наметавонад.`,
  ru: (time) => `Данные на ${time}. Сейчас сервис не может показать более новые.`,
  en: (time) => `As of ${time}. The service cannot show anything newer just now.`,
}
const app = '<div id="app">'

/**
 * Says in a page that was kept as of when it is, while the database does not answer: a sentence at its top, and how old it is in
 * seconds (`Age`, RFC 9111). A file is only told its age.
 */
export async function markAsOf(page: SentPage, asOf: Date): Promise<SentPage> {
  const age = Math.max(0, Math.round((Date.now() - asOf.getTime()) / 1_000))
  const headers = { ...page.headers, age: String(age) }
  const text = page.headers['content-type']?.startsWith('text/html') === true ? page.body.toString() : ''
  const sentence = sentences[/<html lang="(\w+)"/.exec(text)?.[1] ?? '']
  if (sentence === undefined) return { ...page, headers }
  const notice = `<p class="late page-edge py-3" role="status">${sentence(formatTime(asOf))}</p>`
  const marked = text.replace(app, () => notice + app)
  const compressed = page.compressed === null ? null : await compressWhole(marked, 'once')
  return { ...page, headers, body: Buffer.from(marked), compressed, tag: null }
}
