import type { Language } from '@hamkori/schema/languages'
import type { InvitationContent, Invited } from '../../../platform/invitations.ts'
import type { Message } from '../../../platform/mail.ts'
import { publicOrigin } from '../../../platform/origin.ts'
import { languageOf } from './addressee.ts'
import type { Addressee } from './addressee.ts'
import { unsubscribeLines, unsubscribeUrl } from './unsubscribe-link.ts'

const words = {
  tg: {
    hello: 'Салом!',
    why: 'Ин номаро барои он гирифтед, ки узви ин шӯро ҳастед.',
    whyLeft: 'Ин номаро барои он гирифтед, ки ба ин ҷаласа даъват шуда будед.',
  },
  ru: {
    hello: 'Здравствуйте!',
    why: 'Вы получили это письмо, потому что входите в этот совет.',
    whyLeft: 'Вы получили это письмо, потому что были приглашены на это заседание.',
  },
  en: {
    hello: 'Hello,',
    why: 'You get this message because you are a member of this council.',
    whyLeft: 'You get this message because you had been invited to this meeting.',
  },
} as const satisfies Record<Language, object>

/** An invitation as its person gets it, with an entry for the calendar and a link that stops such messages. */
export function invitationMessage(
  to: Addressee & Pick<Invited, 'hasLeft'>,
  { subject, paragraphs, calendar }: InvitationContent,
): Message {
  const { hello, why, whyLeft } = words[languageOf(to)]
  const parts = [
    hello,
    ...paragraphs,
    to.hasLeft ? whyLeft : why,
    unsubscribeLines(to, ['invitation']),
    `Ҳамкорӣ\n${publicOrigin()}/`,
  ]
  return {
    to: to.email,
    subject,
    text: `${parts.join('\n\n')}\n`,
    unsubscribe: unsubscribeUrl(to, ['invitation']),
    calendar,
  }
}
