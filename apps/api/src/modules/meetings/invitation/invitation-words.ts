import type { Language } from '@hamkori/schema/languages'

type Kind = 'announced' | 'changed' | 'postponed' | 'cancelled' | 'left'

/** What invitations to meetings say. */
export const invitationWords: Readonly<
  Record<
    Language,
    {
      readonly subject: Readonly<Record<Kind, string>>
      readonly says: Readonly<Record<Kind, string>>
      readonly at: (day: string, time: string) => string
      readonly place: string
      readonly whatChanged: string
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
      left: 'Даъватнома дигар эътибор надорад',
    },
    says: {
      announced: 'Шуморо ба ҷаласаи шӯроятон даъват мекунем.',
      changed: 'Ҷаласаи шӯроятон тағйир ёфт. Акнун чунин аст:',
      postponed: 'Ҷаласаи шӯроятон ба вақти дигар гузошта шуд. Рӯзи нав ҳоло маълум нест.',
      cancelled: 'Ҷаласаи шӯроятон бекор карда шуд.',
      left: 'Узвияти Шумо дар шӯро то рӯзи ин ҷаласа ба охир мерасад ё аллакай ба охир расидааст. Аз ин рӯ даъватнома дигар эътибор надорад ва сабти он аз тақвими Шумо гирифта мешавад. Худи ҷаласа бекор нашудааст.',
    },
    at: (day, time) => `${day}, соати ${time}`,
    place: 'Ҷой',
    whatChanged: 'Чӣ тағйир ёфт',
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
      left: 'Приглашение больше не действует',
    },
    says: {
      announced: 'Приглашаем Вас на заседание Вашего совета.',
      changed: 'Заседание Вашего совета изменилось. Теперь так:',
      postponed: 'Заседание Вашего совета отложено. Новый день пока неизвестен.',
      cancelled: 'Заседание Вашего совета отменено.',
      left: 'Ваше членство в совете заканчивается до дня этого заседания или уже закончилось. Поэтому приглашение больше не действует, и запись о нём удаляется из Вашего календаря. Само заседание не отменено.',
    },
    at: (day, time) => `${day}, ${time}`,
    place: 'Место',
    whatChanged: 'Что изменилось',
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
      left: 'Invitation no longer valid',
    },
    says: {
      announced: 'You are invited to a meeting of your council.',
      changed: 'A meeting of your council has changed. It is now:',
      postponed: 'A meeting of your council has been put off. There is no new day yet.',
      cancelled: 'A meeting of your council has been cancelled.',
      left: 'Your membership of the council ends before the day of this meeting, or has ended already. The invitation is therefore no longer valid, and its entry is taken out of your calendar. The meeting itself is not cancelled.',
    },
    at: (day, time) => `${day}, ${time}`,
    place: 'Place',
    whatChanged: 'What has changed',
    reason: 'Reason',
    agenda: 'Agenda',
    page: 'Page of the meeting:',
  },
}
