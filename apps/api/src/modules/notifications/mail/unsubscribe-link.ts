import type { Language } from '@hamkori/schema/languages'
import { unsubscribePath } from '@hamkori/schema/notifications.constants'
import type { MailKind } from '@hamkori/schema/notifications.constants'
import { publicOrigin } from '../../../platform/origin.ts'
import { unsubscribeToken } from '../unsubscribe-token.ts'
import { languageOf } from './addressee.ts'
import type { Addressee } from './addressee.ts'

const offer: Record<Language, Record<MailKind, string>> = {
  tg: {
    reminder: 'Муҳлатҳоро дигар ёдовар нашудан:',
    waiting: 'Дар бораи корҳои нав дигар нанавиштан:',
    invitation: 'Даъватномаҳоро ба ҷаласаҳо дигар нафиристодан:',
  },
  ru: {
    reminder: 'Не напоминать о сроках:',
    waiting: 'Не писать о новых делах:',
    invitation: 'Не присылать приглашения на заседания:',
  },
  en: {
    reminder: 'Stop reminders of time limits:',
    waiting: 'Stop news of work that waits for you:',
    invitation: 'Stop invitations to meetings:',
  },
}

/** The address that switches these kinds of message off for whom it is sent to. */
export function unsubscribeUrl(to: Addressee, kinds: readonly MailKind[]): string {
  return `${publicOrigin()}/${languageOf(to)}/${unsubscribePath}/${unsubscribeToken({ personId: to.id, kinds })}`
}

/** The end of a message: how each kind of what it tells is switched off by itself. */
export function unsubscribeLines(to: Addressee, kinds: readonly MailKind[]): string {
  return kinds.map((kind) => `${offer[languageOf(to)][kind]}\n${unsubscribeUrl(to, [kind])}`).join('\n')
}
