import { formatDateTime } from '@hamkori/schema/format/date'
import type { MailState } from '@hamkori/schema/identity.constants'
import type { Language } from '@hamkori/schema/languages'

/** What is noted of the message of a link. */
interface NotedMail {
  readonly mailState?: MailState | null
  readonly mailTriedAt?: string | null
  readonly mailAttempts: number
  readonly mailAnswer?: number | null
}

/** What became of a message, as a key with its parameters; null where nothing was noted. */
export function mailWords(
  mail: NotedMail,
  language: Language,
): { readonly key: string; readonly params: Readonly<Record<string, string | number>> } | null {
  const { mailState, mailTriedAt, mailAttempts: attempts, mailAnswer: answer } = mail
  if (!mailState) return null
  const date = mailTriedAt ? formatDateTime(language, mailTriedAt) : ''
  const isSilent = mailState === 'retrying' && !answer
  return {
    key: `people.mail.${isSilent ? 'unanswered' : mailState}`,
    params: { date, attempts, answer: answer ?? '' },
  }
}

/** True where the message did not arrive, and will not by itself. */
export function isUndelivered(state: MailState | null | undefined): boolean {
  return state === 'refused' || state === 'givenUp'
}
