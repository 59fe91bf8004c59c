import type { RecordWords } from './dictionary.words.ts'

/** What the data dictionary says of the columns of shortcomings, proposals and recommendations, in Tajik. */
export const caseWords: RecordWords['cases'] = {
  number: { title: 'Рақам', meaning: 'Рақами қайд. Тағйир намеёбад.' },
  title: { title: 'Ном', meaning: 'Мазмун дар як сатр, ба забони файл; агар тарҷума набошад, ба забони аслӣ.' },
  title_language: { title: 'Забони ном', meaning: 'Ном ба кадом забон навишта шудааст.' },
  council: { title: 'Шӯро', meaning: 'Шӯрои ҷамъиятие, ки онро ба қайд гирифтааст.' },
  council_area: { title: 'Ҷойи шӯро (код)', meaning: 'Коди ҷойе, ки шӯро дар он кор мекунад.' },
  department: { title: 'Ба кӣ фиристода шуд', meaning: 'Шуъбае, ки шӯро онро ба он фиристод.' },
  department_code: { title: 'Ба кӣ фиристода шуд (код)', meaning: 'Коди ҳамон шуъба.' },
  answering_department: {
    title: 'Шуъбае, ки посух медиҳад',
    meaning: 'Шуъбае, ки ҳоло бояд посух диҳад: ҳамон шуъба ё шуъбае, ки ба он фиристода шуд.',
  },
  answering_department_code: { title: 'Шуъбае, ки посух медиҳад (код)', meaning: 'Коди ҳамон шуъба.' },
  topic: { title: 'Мавзуъ', meaning: 'Мавзуъ аз рӯйхат: дар CSV бо калима, дар JSON бо код.' },
  answer_state: {
    title: 'Посух',
    meaning: 'Ҳолати посух дар рӯзи боргирии файл: дар CSV бо калима, дар JSON бо код.',
  },
  registered_on: { title: 'Рӯзи бақайдгирӣ', meaning: 'Рӯзе, ки шӯро онро ба қайд гирифт.' },
  counted_from: {
    title: 'Оғози муҳлат',
    meaning: 'Рӯзе, ки муҳлати посух аз он сар мешавад.',
    empty: 'Муҳлат ҳоло сар нашудааст.',
  },
  acknowledged_on: {
    title: 'Рӯзи тасдиқи дарёфт',
    meaning: 'Рӯзе, ки шуъба дарёфтро тасдиқ кард.',
    empty: 'Дарёфт тасдиқ нашудааст.',
  },
  answer_due_on: { title: 'Муҳлати посух', meaning: 'Рӯзи охирини посух.', empty: 'Муҳлат ҳоло сар нашудааст.' },
  answered_on: {
    title: 'Рӯзи посух',
    meaning: 'Рӯзи посухи аввале, ки масъаларо ҳал мекунад; ба мақоми дигар фиристодан посух ба ҳисоб намеравад.',
    empty: 'Ҳоло посух нест.',
  },
  days_overdue: { title: 'Чанд рӯз дер', meaning: 'Посух чанд рӯз дер шуд ё дер мешавад; 0, агар дер нашуда бошад.' },
  state: { title: 'Ҳолат', meaning: 'Сабт дар кадом марҳила аст: дар CSV бо калима, дар JSON бо код.' },
  action_due_on: {
    title: 'Ваъда то рӯзи',
    meaning: 'Рӯзи охирине, ки шуъба то он иҷроро ваъда додааст: аз рӯйи посух ё нақшаи баъдӣ.',
    empty: 'Рӯз ваъда нашудааст.',
  },
  reported_on: {
    title: 'Шуъба хабар дод',
    meaning: 'Рӯзе, ки шуъба аз иҷро хабар дод; агар шӯро тасдиқ накунад, боз холӣ мешавад.',
    empty: 'Шуъба аз иҷро хабар надодааст.',
  },
  verified_on: {
    title: 'Шӯро тасдиқ кард',
    meaning: 'Рӯзе, ки шӯро иҷроро тасдиқ кард.',
    empty: 'Шӯро тасдиқ накардааст.',
  },
  ended_on: {
    title: 'Анҷом ёфт',
    meaning: 'Рӯзе, ки баъди он дигар чизе талаб карда намешавад: пӯшида, тасдиқ, бозпас гирифта ё якҷо карда шуд.',
    empty: 'Анҷом наёфтааст.',
  },
  link: { title: 'Пайванд', meaning: 'Суроғаи саҳифаи сабт.' },
}
