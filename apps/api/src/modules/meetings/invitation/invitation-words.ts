import type { Language } from '@hamkori/schema/languages'

type Kind = 'announced' | 'changed' | 'postponed' | 'cancelled'

/** What invitations to meetings say. */
export const invitationWords: Readonly<
  Record<
    Language,
    {
      readonly subject: Readonly<Record<Kind, string>>
      readonly says: Readonly<Record<Kind, string>>
      readonly at: (day: string, time: string) => string
      readonly place: string
      readonly reason: string
      readonly agenda: string
      readonly page: string
    }
  >
> = {
  tg: {
    subject: {
      announced: 'Даъват ба ҷаласа',
      changed: 'Ҷаласа тағйир ёфт',
      postponed: 'Ҷаласа ба вақти дигар гузошта шуд',
      cancelled: 'Ҷаласа бекор шуд',
    },
    says: {
      announced: 'Шуморо ба ҷаласаи шӯроятон даъват мекунем.',
      changed: 'Ҷаласаи шӯроятон тағйир ёфт. Акнун чунин аст:',
      postponed: 'Ҷаласаи шӯроятон ба вақти дигар гузошта шуд. Рӯзи нав ҳоло маълум нест.',
      cancelled: 'Ҷаласаи шӯроятон бекор карда шуд.',
    },
    at: (day, time) => `${day}, соати ${time}`,
    place: 'Ҷой',
    reason: 'Сабаб',
    agenda: 'Рӯзномаи ҷаласа',
    page: 'Саҳифаи ҷаласа:',
  },
  ru: {
    subject: {
      announced: 'Приглашение на заседание',
      changed: 'Изменение заседания',
      postponed: 'Заседание отложено',
      cancelled: 'Заседание отменено',
    },
    says: {
      announced: 'Приглашаем Вас на заседание Вашего совета.',
      changed: 'Заседание Вашего совета изменилось. Теперь так:',
      postponed: 'Заседание Вашего совета отложено. Новый день пока неизвестен.',
      cancelled: 'Заседание Вашего совета отменено.',
    },
    at: (day, time) => `${day}, ${time}`,
    place: 'Место',
    reason: 'Причина',
    agenda: 'Повестка дня',
    page: 'Страница заседания:',
  },
  en: {
    subject: {
      announced: 'Invitation to a meeting',
      changed: 'Meeting changed',
      postponed: 'Meeting put off',
      cancelled: 'Meeting cancelled',
    },
    says: {
      announced: 'You are invited to a meeting of your council.',
      changed: 'A meeting of your council has changed. It is now:',
      postponed: 'A meeting of your council has been put off. There is no new day yet.',
      cancelled: 'A meeting of your council has been cancelled.',
    },
    at: (day, time) => `${day}, ${time}`,
    place: 'Place',
    reason: 'Reason',
    agenda: 'Agenda',
    page: 'Page of the meeting:',
  },
}
