import type { Language } from '@hamkori/schema/languages'

interface WorkbookTexts {
  /** The name of the first sheet. */
  readonly table: string
  readonly title: string
  readonly address: string
  readonly day: string
  readonly covers: string
  readonly all: (total: number) => string
  readonly newest: (shown: number, total: number) => string
  readonly terms: string
  readonly column: string
  readonly meaning: string
  readonly empty: string
}

/** What workbooks say of themselves. Fetched when somebody takes one: no page carries these words. */
export const workbookTexts: Readonly<Record<Language, WorkbookTexts>> = {
  tg: {
    table: 'Ҷадвал',
    title: 'Ном',
    address: 'Суроға',
    day: 'Рӯзи тайёр шудани файл',
    covers: 'Дар ҷадвал',
    all: (total) => `Ҳамаи сатрҳо: ${total}`,
    newest: (shown, total) => `${shown} сатри навтарин аз ${total}`,
    terms: 'Шартҳои истифода',
    column: 'Сутун',
    meaning: 'Маънояш',
    empty: 'Кай холӣ аст',
  },
  ru: {
    table: 'Таблица',
    title: 'Название',
    address: 'Адрес',
    day: 'День, когда создан файл',
    covers: 'В таблице',
    all: (total) => `Все строки: ${total}`,
    newest: (shown, total) => `Новейшие строки: ${shown} из ${total}`,
    terms: 'Условия использования',
    column: 'Столбец',
    meaning: 'Что означает',
    empty: 'Когда пусто',
  },
  en: {
    table: 'Table',
    title: 'Title',
    address: 'Address',
    day: 'Day the file was made',
    covers: 'What it covers',
    all: (total) => `All rows: ${total}`,
    newest: (shown, total) => `The newest ${shown} of ${total} rows`,
    terms: 'Terms of use',
    column: 'Column',
    meaning: 'Meaning',
    empty: 'When it is empty',
  },
}
