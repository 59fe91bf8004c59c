import type { RecordWords } from './dictionary.words.ts'

/** What the data dictionary says of the columns of shortcomings, proposals and recommendations, in Russian. */
export const caseWords: RecordWords['cases'] = {
  number: { title: 'Номер', meaning: 'Регистрационный номер. Он не меняется.' },
  title: {
    title: 'Название',
    meaning: 'Суть одной строкой на языке файла, а если перевода нет, на языке оригинала.',
  },
  title_language: { title: 'Язык названия', meaning: 'На каком языке написано название.' },
  council: { title: 'Совет', meaning: 'Общественный совет, который его зарегистрировал.' },
  council_area: { title: 'Место совета (код)', meaning: 'Код места, в котором работает совет.' },
  department: { title: 'Кому направлен', meaning: 'Отдел, которому совет его направил.' },
  department_code: { title: 'Кому направлен (код)', meaning: 'Код этого отдела.' },
  answering_department: {
    title: 'Отдел, который отвечает',
    meaning: 'Отдел, который должен ответить сейчас: тот же или тот, кому дело передали.',
  },
  answering_department_code: { title: 'Отдел, который отвечает (код)', meaning: 'Код этого отдела.' },
  topic: { title: 'Тема', meaning: 'Тема из списка: в CSV словом, в JSON кодом.' },
  answer_state: { title: 'Ответ', meaning: 'Что с ответом на день скачивания файла: в CSV словом, в JSON кодом.' },
  registered_on: { title: 'Зарегистрирован', meaning: 'День, когда совет его зарегистрировал.' },
  counted_from: {
    title: 'Начало срока',
    meaning: 'День, с которого идёт срок ответа.',
    empty: 'Срок ещё не начался.',
  },
  acknowledged_on: {
    title: 'Получение подтверждено',
    meaning: 'День, когда отдел подтвердил получение.',
    empty: 'Получение не подтверждено.',
  },
  answer_due_on: { title: 'Ответить до', meaning: 'Последний день для ответа.', empty: 'Срок ещё не начался.' },
  answered_on: {
    title: 'Дата ответа',
    meaning: 'День первого ответа по существу; передача другому органу ответом не считается.',
    empty: 'Ответа ещё нет.',
  },
  days_overdue: {
    title: 'Дней просрочки',
    meaning: 'На сколько дней ответ опоздал или опаздывает; 0, если не опоздал.',
  },
  state: { title: 'Состояние', meaning: 'На каком этапе запись: в CSV словами, в JSON кодом.' },
  action_due_on: {
    title: 'Обещано до',
    meaning: 'Последний день, к которому отдел обещал сделать: по ответу или по более позднему плану.',
    empty: 'Срок не обещан.',
  },
  reported_on: {
    title: 'Отдел сообщил',
    meaning: 'День, когда отдел сообщил, что сделано; снова пусто, если совет этого не подтвердил.',
    empty: 'Отдел не сообщал, что сделано.',
  },
  verified_on: {
    title: 'Совет подтвердил',
    meaning: 'День, когда совет подтвердил, что сделано.',
    empty: 'Совет не подтвердил.',
  },
  ended_on: {
    title: 'Завершено',
    meaning: 'День, с которого больше ничего не требуется: закрыто, подтверждено, отозвано или объединено.',
    empty: 'Не завершено.',
  },
  link: { title: 'Ссылка', meaning: 'Адрес страницы этой записи.' },
}
