import { dayNumber } from '@hamkori/schema/dates'
import { formatDate } from '@hamkori/schema/format/date'
import { formatDuration } from '@hamkori/schema/format/relative'
import type { Language } from '@hamkori/schema/languages'
import type { MailKind } from '@hamkori/schema/notifications.constants'
import type { Message } from '../../../platform/mail.ts'
import { publicOrigin } from '../../../platform/origin.ts'
import type { PendingReminder } from '../pending-reminders.queries.ts'
import { calledOf, sourceOf } from '../sources.ts'
import { languageOf } from './addressee.ts'
import type { Addressee } from './addressee.ts'
import { unsubscribeLines, unsubscribeUrl } from './unsubscribe-link.ts'

/** What a digest tells. */
export interface DigestContent {
  /** The kinds of what it tells. */
  readonly kinds: readonly MailKind[]
  /** The most urgent first. */
  readonly reminders: readonly PendingReminder[]
  /** What has come to wait in the inbox. */
  readonly waiting: readonly { readonly recordType: string }[]
}

/** So many records are named in one message; the others are counted. */
const longestList = 30

const words = {
  tg: {
    subject: (day: string) => `Ҳамкорӣ: корҳои Шумо, ${day}`,
    hello: 'Салом!',
    reminders: 'МУҲЛАТҲО',
    due: (what: string, day: string, left: string) => `${what}: муҳлат то ${day}, ${left}.`,
    left: (days: string) => `${days} монд`,
    lastDay: 'имрӯз рӯзи охирин аст',
    late: (days: string) => `${days} гузашт`,
    more: (count: number) => `Боз ${count} муҳлати дигар дар ин ҷост:`,
    waiting: 'НАВ ДАР ҲУҶҶАТҲОИ ВОРИДОТӢ',
    why: 'Ин номаро барои он гирифтед, ки дар «Ҳамкорӣ» масъули ин корҳоед.',
  },
  ru: {
    subject: (day: string) => `Ҳамкорӣ: Ваши дела, ${day}`,
    hello: 'Здравствуйте!',
    reminders: 'СРОКИ',
    due: (what: string, day: string, left: string) => `${what}: срок до ${day}, ${left}.`,
    left: (days: string) => `осталось ${days}`,
    lastDay: 'сегодня последний день',
    late: (days: string) => `просрочено на ${days}`,
    more: (count: number) => `Остальные сроки (ещё ${count}) здесь:`,
    waiting: 'НОВОЕ ВО ВХОДЯЩИХ',
    why: 'Вы получили это письмо, потому что в «Ҳамкорӣ» отвечаете за эти дела.',
  },
  en: {
    subject: (day: string) => `Hamkori: your work, ${day}`,
    hello: 'Hello,',
    reminders: 'TIME LIMITS',
    due: (what: string, day: string, left: string) => `${what}: due by ${day}, ${left}.`,
    left: (days: string) => `${days} left`,
    lastDay: 'today is the last day',
    late: (days: string) => `${days} overdue`,
    more: (count: number) => `The other time limits (${count} more) are here:`,
    waiting: 'NEW IN YOUR INBOX',
    why: 'You get this message because you are responsible for this work in Hamkori.',
  },
} as const satisfies Record<Language, object>

/** The one message of a day, YYYY-MM-DD: what a person is reminded of, by titles of public records and links alone, and what is new. */
export function digestMessage(to: Addressee, day: string, { kinds, reminders, waiting }: DigestContent): Message {
  const language = languageOf(to)
  const said = words[language]
  const named = reminders.slice(0, longestList)
  const left = reminders.length - named.length
  const inbox = addressOf(language, 'desk/inbox')
  const counts = Map.groupBy(waiting, ({ recordType }) => recordType)
  const parts = [
    said.hello,
    ...(named.length > 0 ? [said.reminders] : []),
    ...named.map((reminder) => reminderText(language, reminder, day)),
    ...(left > 0 ? [`${said.more(left)}\n${inbox}`] : []),
    ...(counts.size > 0 ? [said.waiting] : []),
    ...(counts.size > 0
      ? [[...[...counts].map(([type, rows]) => `${calledOf(type, language)}: ${rows.length}`), inbox].join('\n')]
      : []),
    said.why,
    unsubscribeLines(to, kinds),
    `Ҳамкорӣ\n${publicOrigin()}/`,
  ]
  return {
    to: to.email,
    subject: said.subject(formatDate(language, day)),
    text: `${parts.join('\n\n')}\n`,
    unsubscribe: unsubscribeUrl(to, kinds),
  }
}

function reminderText(language: Language, reminder: PendingReminder, day: string): string {
  const { recordType, reference, duty, dueOn, path } = reminder
  const source = sourceOf(recordType)
  const title = titleOf(language, reminder)
  return [
    `${source.name[language]} ${reference}${title === null ? '' : `. ${title}`}`,
    words[language].due(
      source.duties[duty]?.[language] ?? duty,
      formatDate(language, dueOn),
      leftText(language, dueOn, day),
    ),
    addressOf(language, path),
  ].join('\n')
}

function leftText(language: Language, dueOn: string, day: string): string {
  const { left, late, lastDay } = words[language]
  const days = dayNumber(dueOn) - dayNumber(day)
  if (days === 0) return lastDay
  const duration = formatDuration(language, Math.abs(days), 'day')
  return days > 0 ? left(duration) : late(duration)
}

/** The title in the reader's language, or in the one in which it was written. One line, whatever stands in it. */
function titleOf(language: Language, { original, titleTg, titleRu, titleEn }: PendingReminder): string | null {
  const titles: Readonly<Record<string, string | null>> = { tg: titleTg, ru: titleRu, en: titleEn }
  const title = titles[language] ?? titles[original ?? ''] ?? null
  return title === null ? null : title.replaceAll(/\s+/gu, ' ').trim()
}

function addressOf(language: Language, path: string): string {
  return `${publicOrigin()}/${language}/${path.split('/').map(encodeURIComponent).join('/')}`
}
