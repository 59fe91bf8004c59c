import type { ScopeKind, Verdict } from '@hamkori/schema/dashboards.constants'
import type { Language } from '@hamkori/schema/languages'
import type { ReleaseTableName } from '@hamkori/schema/releases.tables'

/** What the workbook of a release says in one language, beside the data dictionary. */
interface WorkbookTexts {
  /** The names of its sheets, at most 31 characters each. */
  readonly sheets: Readonly<Record<ReleaseTableName | 'about' | 'dictionary', string>>
  readonly title: (release: number) => string
  readonly through: string
  readonly corrects: (release: number) => string
  /** What has to be known before a number is printed: one sentence a row. */
  readonly notes: readonly string[]
  readonly files: string
  readonly terms: string
  /** Headings of columns that the CSV files do not have. */
  readonly name: string
  readonly statement: string
  /** Headings of the sheet with the dictionary. */
  readonly dictionary: readonly [sheet: string, column: string, inCsv: string, meaning: string, empty: string]
  readonly codes: readonly [inCsv: string, here: string]
  readonly scopes: Readonly<Record<ScopeKind | 'rest', string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly bounds: Readonly<Record<'atMost' | 'atLeast', string>>
  readonly changed: Readonly<Record<'yes' | 'no', string>>
  readonly parts: Readonly<Record<'kind' | 'channel', string>>
  readonly ratings: string
}

export const workbookTexts: Readonly<Record<Language, WorkbookTexts>> = {
  tg: {
    sheets: {
      about: 'Шарҳ',
      'places.csv': 'Ҷойҳо',
      'scores.csv': '12 моҳ',
      'series.csv': 'Семоҳаҳо ва моҳҳо',
      'trends.csv': 'Тамоюлҳо',
      'breakdowns.csv': 'Намуди вохӯрӣ ва роҳи ирсол',
      dictionary: 'Луғати маълумот',
    },
    title: (release) => `Баҳоҳои милитсия: нашри № ${release}`,
    through: 'Ҷавобҳо то санаи',
    corrects: (release) => `Нашри № ${release}-ро ислоҳ мекунад`,
    notes: [
      'Ин ҷавобҳои касонест, ки худашон хостанд ҷавоб диҳанд. Ин пурсиши ҳамаи онҳое нест, ки бо милитсия вохӯрдаанд.',
      'Хонаи холӣ маънои «ҷавоб хеле кам аст»-ро дорад, на «сифр».',
      'Пеш аз он ки «беҳтар» ё «бадтар» нависед, ба сутуни «Хулоса» нигоҳ кунед: фарқи байни ду рақам метавонад тасодуфӣ бошад.',
      'Рақамҳо бо файлҳои CSV-и ҳамин нашр якхелаанд. Номи сутунҳои он файлҳо дар варақи охирин навишта шудааст.',
    ],
    files: 'Файлҳои нашр ва имзо',
    terms: 'Шартҳои истифода',
    name: 'Ном',
    statement: 'Матни ҳукм ё далел',
    dictionary: ['Варақ', 'Сутун', 'Дар CSV', 'Маънояш', 'Кай холӣ аст'],
    codes: ['Код дар CSV', 'Дар ин файл'],
    scopes: {
      country: 'кишвар',
      region: 'вилоят',
      area: 'ноҳия ё шаҳр',
      unit: 'шуъба',
      rest: 'танҳо худи ҷой, бе шуъбаҳо',
    },
    verdicts: { better: 'беҳтар', worse: 'бадтар', notDistinguishable: 'фарқ маълум нест' },
    bounds: { atMost: 'на зиёда аз', atLeast: 'на камтар аз' },
    changed: { yes: 'ҳа', no: 'не' },
    parts: { kind: 'намуди вохӯрӣ', channel: 'роҳи ирсол' },
    ratings: 'Шумораи баҳоҳо',
  },
  ru: {
    sheets: {
      about: 'Описание',
      'places.csv': 'Места',
      'scores.csv': '12 месяцев',
      'series.csv': 'Кварталы и месяцы',
      'trends.csv': 'Тенденции',
      'breakdowns.csv': 'Виды контакта и способы',
      dictionary: 'Словарь данных',
    },
    title: (release) => `Оценки милиции: выпуск № ${release}`,
    through: 'Ответы по',
    corrects: (release) => `Исправляет выпуск № ${release}`,
    notes: [
      'Это ответы людей, которые сами решили ответить, а не опрос всех, кто имел дело с милицией.',
      'Пустая ячейка означает, что ответов слишком мало, а не ноль.',
      'Прежде чем написать «лучше» или «хуже», посмотрите в столбец «Вывод»: разница между двумя числами может быть случайной.',
      'Числа те же, что в файлах CSV этого выпуска. Как столбцы называются в тех файлах, сказано на последнем листе.',
    ],
    files: 'Файлы выпуска и подпись',
    terms: 'Условия использования',
    name: 'Название',
    statement: 'Текст утверждения или факта',
    dictionary: ['Лист', 'Столбец', 'В CSV', 'Что означает', 'Когда пусто'],
    codes: ['Код в CSV', 'В этом файле'],
    scopes: {
      country: 'страна',
      region: 'регион',
      area: 'район или город',
      unit: 'отдел',
      rest: 'только само место, без отделов',
    },
    verdicts: { better: 'лучше', worse: 'хуже', notDistinguishable: 'различие не установлено' },
    bounds: { atMost: 'не больше', atLeast: 'не меньше' },
    changed: { yes: 'да', no: 'нет' },
    parts: { kind: 'вид контакта', channel: 'способ отправки' },
    ratings: 'Число оценок',
  },
  en: {
    sheets: {
      about: 'About',
      'places.csv': 'Places',
      'scores.csv': '12 months',
      'series.csv': 'Quarters and months',
      'trends.csv': 'Trends',
      'breakdowns.csv': 'Kinds of contact and channels',
      dictionary: 'Data dictionary',
    },
    title: (release) => `Scores of the police: release ${release}`,
    through: 'Answers up to',
    corrects: (release) => `Corrects release ${release}`,
    notes: [
      'These are answers of people who chose to answer, not a survey of everybody who met the police.',
      'An empty cell means too few answers. It does not mean zero.',
      'Before you write “better” or “worse”, look at the column Verdict: the difference between two numbers can be chance.',
      'The numbers are those of the CSV files of this release. The last sheet says what the columns are called there.',
    ],
    files: 'Files of the release, and its signature',
    terms: 'Terms of use',
    name: 'Name',
    statement: 'Text of the statement or fact',
    dictionary: ['Sheet', 'Column', 'In CSV', 'Meaning', 'When it is empty'],
    codes: ['Code in CSV', 'In this file'],
    scopes: {
      country: 'country',
      region: 'region',
      area: 'district or city',
      unit: 'department',
      rest: 'the place alone, without departments',
    },
    verdicts: { better: 'better', worse: 'worse', notDistinguishable: 'no clear difference' },
    bounds: { atMost: 'at most', atLeast: 'at least' },
    changed: { yes: 'yes', no: 'no' },
    parts: { kind: 'kind of contact', channel: 'channel' },
    ratings: 'Number of ratings',
  },
}
