import { formatDuration } from '@hamkori/schema/format/relative'
import { mailedPaths, passwordResetMinutes, emailChangeHours, invitationHours } from '@hamkori/schema/identity'
import type { Language } from '@hamkori/schema/languages'
import type { Message } from '../../../platform/mail.ts'
import { publicOrigin } from '../../../platform/origin.ts'

/** To whom a message goes, and in which language. */
export interface Addressee {
  readonly email: string
  readonly language: string
}

/** What happened to an account without which its owner should not be left unaware. */
export type Notice = 'passwordChanged' | 'emailChanged' | 'factorAdded' | 'factorRemoved' | 'recoveryCodesRenewed'

type Words = Record<Language, { readonly subject: string; readonly lines: readonly string[] }>

/** Invites somebody to open the account. The link holds 72 hours and is good once. */
export function invitationMessage(to: Addressee, label: string, token: string): Message {
  const link = linkOf(to, mailedPaths.invitation, token)
  return compose(to, {
    tg: {
      subject: 'Даъват ба Ҳамкорӣ',
      lines: [
        `Муҳтарам ${label}!`,
        'Шуморо ба «Ҳамкорӣ» даъват карданд. Барои кушодани ҳисоб ба ин пайванд гузаред:',
        link,
        `Пайванд ${invitationHours} соат эътибор дорад ва танҳо як бор кор мекунад.`,
        'Агар Шумо интизори ин нома набошед, ба он аҳамият надиҳед.',
      ],
    },
    ru: {
      subject: 'Приглашение в «Ҳамкорӣ»',
      lines: [
        `Здравствуйте, ${label}!`,
        'Вас пригласили в «Ҳамкорӣ». Чтобы открыть учётную запись, перейдите по ссылке:',
        link,
        `Ссылка действует ${formatDuration('ru', invitationHours, 'hour')} и только один раз.`,
        'Если Вы не ждали этого письма, не обращайте на него внимания.',
      ],
    },
    en: {
      subject: 'Invitation to Hamkori',
      lines: [
        `Dear ${label},`,
        'You are invited to Hamkori. To open your account, follow this link:',
        link,
        `The link is valid for ${invitationHours} hours and works once.`,
        'If you did not expect this message, please ignore it.',
      ],
    },
  })
}

/** Lets somebody choose a new password. The second factor is asked for all the same. */
export function passwordResetMessage(to: Addressee, token: string): Message {
  const link = linkOf(to, mailedPaths.passwordReset, token)
  return compose(to, {
    tg: {
      subject: 'Рамзи нав',
      lines: [
        'Барои интихоби рамзи нав ба ин пайванд гузаред:',
        link,
        `Пайванд ${passwordResetMinutes} дақиқа эътибор дорад ва танҳо як бор кор мекунад. Тасдиқи дуюм мисли пештара лозим аст.`,
        'Агар Шумо рамзи нав напурсида бошед, ба ин нома аҳамият надиҳед: рамзатон иваз нашудааст.',
      ],
    },
    ru: {
      subject: 'Новый пароль',
      lines: [
        'Чтобы выбрать новый пароль, перейдите по ссылке:',
        link,
        `Ссылка действует ${formatDuration('ru', passwordResetMinutes, 'minute')} и только один раз. Второе подтверждение понадобится, как и прежде.`,
        'Если Вы не просили новый пароль, не обращайте внимания на это письмо: пароль не изменился.',
      ],
    },
    en: {
      subject: 'A new password',
      lines: [
        'To choose a new password, follow this link:',
        link,
        `The link is valid for ${passwordResetMinutes} minutes and works once. You will still need your second check.`,
        'If you did not ask for a new password, please ignore this message: nothing has changed.',
      ],
    },
  })
}

/** Goes to a new address, and proves by its link that the address is read. */
export function emailChangeMessage(to: Addressee, token: string): Message {
  const link = linkOf(to, mailedPaths.emailChange, token)
  return compose(to, {
    tg: {
      subject: 'Тасдиқи почтаи нав',
      lines: [
        'Барои он ки ин суроға почтаи ҳисоби Шумо шавад, ба ин пайванд гузаред:',
        link,
        `Пайванд ${emailChangeHours} соат эътибор дорад ва танҳо як бор кор мекунад.`,
      ],
    },
    ru: {
      subject: 'Подтверждение новой почты',
      lines: [
        'Чтобы этот адрес стал почтой Вашей учётной записи, перейдите по ссылке:',
        link,
        `Ссылка действует ${formatDuration('ru', emailChangeHours, 'hour')} и только один раз.`,
      ],
    },
    en: {
      subject: 'Confirm your new email',
      lines: [
        'To use this email for your account, follow this link:',
        link,
        `The link is valid for ${emailChangeHours} hours and works once.`,
      ],
    },
  })
}

const happened: Record<Notice, Record<Language, string>> = {
  passwordChanged: {
    tg: 'Рамзи ҳисоби Шумо иваз шуд.',
    ru: 'Пароль Вашей учётной записи изменён.',
    en: 'The password of your account was changed.',
  },
  emailChanged: {
    tg: 'Почтаи ҳисоби Шумо иваз шуд. Дигар ба ин суроға чизе намефиристем.',
    ru: 'Почта Вашей учётной записи изменена. На этот адрес мы больше не пишем.',
    en: 'The email of your account was changed. Nothing more will be sent to this address.',
  },
  factorAdded: {
    tg: 'Ба ҳисоби Шумо тасдиқи дуюми нав илова шуд.',
    ru: 'К Вашей учётной записи добавлено второе подтверждение.',
    en: 'A second check was added to your account.',
  },
  factorRemoved: {
    tg: 'Аз ҳисоби Шумо тасдиқи дуюм нест карда шуд.',
    ru: 'Из Вашей учётной записи удалено второе подтверждение.',
    en: 'A second check was removed from your account.',
  },
  recoveryCodesRenewed: {
    tg: 'Барои ҳисоби Шумо кодҳои эҳтиётии нав сохта шуданд. Кодҳои пештара дигар кор намекунанд.',
    ru: 'Для Вашей учётной записи созданы новые запасные коды. Прежние больше не действуют.',
    en: 'New recovery codes were created for your account. The former ones no longer work.',
  },
}

/** Tells the owner of an account what has just happened to it. */
export function noticeMessage(to: Addressee, notice: Notice): Message {
  const text = happened[notice]
  return compose(to, {
    tg: { subject: 'Ҳисоби Шумо', lines: [text.tg, 'Агар ин кори Шумо набошад, фавран ба маъмур хабар диҳед.'] },
    ru: { subject: 'Ваша учётная запись', lines: [text.ru, 'Если это сделали не Вы, сразу сообщите администратору.'] },
    en: { subject: 'Your account', lines: [text.en, 'If it was not you, please tell the administrator at once.'] },
  })
}

function compose(to: Addressee, words: Words): Message {
  const { subject, lines } = words[languageOf(to)]
  return { to: to.email, subject, text: `${lines.join('\n\n')}\n\nҲамкорӣ\n${publicOrigin()}/\n` }
}

/** The token stands behind a #, so that it reaches no log of a server or proxy on the way. */
function linkOf(to: Addressee, path: string, token: string): string {
  return `${publicOrigin()}/${languageOf(to)}/${path}#${token}`
}

function languageOf({ language }: Addressee): Language {
  return language === 'ru' || language === 'en' ? language : 'tg'
}
