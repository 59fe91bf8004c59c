import type { Language } from '@hamkori/schema/languages'
import { type ComputedRef, computed } from 'vue'
import { useLanguage } from './language.ts'

/** The few messages of the primitives themselves; every other text comes in by props and slots. */
export interface UiWords {
  readonly loading: string
  readonly close: string
  readonly cancel: string
  readonly copy: string
  readonly copied: string
  readonly print: string
  readonly optional: string
  readonly choose: string
  readonly nothingFound: string
  readonly loadMore: string
  readonly error: string
  readonly errorsTitle: string
  readonly breadcrumbs: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly table: string
  readonly chart: string
  readonly few: string
  readonly country: string
  readonly charactersLeft: (count: number) => string
  readonly charactersOver: (count: number) => string
}

const messages: Record<Language, UiWords> = {
  tg: {
    loading: 'Бор мешавад',
    close: 'Пӯшидан',
    cancel: 'Бекор кардан',
    copy: 'Нусха гирифтан',
    copied: 'Нусха гирифта шуд',
    print: 'Чоп кардан',
    optional: 'ихтиёрӣ',
    choose: 'Интихоб кунед',
    nothingFound: 'Чизе ёфт нашуд',
    loadMore: 'Боз нишон додан',
    error: 'Хато',
    errorsTitle: 'Лутфан инҳоро ислоҳ кунед',
    breadcrumbs: 'Шумо дар куҷоед',
    day: 'Рӯз',
    month: 'Моҳ',
    year: 'Сол',
    table: 'Ҷадвал',
    chart: 'Диаграмма',
    few: 'ҷавоб кам аст',
    country: 'кишвар',
    charactersLeft: (count) => `Боз ${count} аломат мумкин аст`,
    charactersOver: (count) => `${count} аломат зиёд аст`,
  },
  ru: {
    loading: 'Загружается',
    close: 'Закрыть',
    cancel: 'Отменить',
    copy: 'Скопировать',
    copied: 'Скопировано',
    print: 'Напечатать',
    optional: 'необязательно',
    choose: 'Выберите',
    nothingFound: 'Ничего не найдено',
    loadMore: 'Показать ещё',
    error: 'Ошибка',
    errorsTitle: 'Пожалуйста, исправьте ошибки',
    breadcrumbs: 'Где Вы находитесь',
    day: 'День',
    month: 'Месяц',
    year: 'Год',
    table: 'Таблица',
    chart: 'График',
    few: 'мало ответов',
    country: 'страна',
    charactersLeft: (count) => `Можно ещё знаков: ${count}`,
    charactersOver: (count) => `Лишних знаков: ${count}`,
  },
  en: {
    loading: 'Loading',
    close: 'Close',
    cancel: 'Cancel',
    copy: 'Copy',
    copied: 'Copied',
    print: 'Print',
    optional: 'optional',
    choose: 'Choose',
    nothingFound: 'Nothing found',
    loadMore: 'Show more',
    error: 'Error',
    errorsTitle: 'Please correct these',
    breadcrumbs: 'Where you are',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    table: 'Table',
    chart: 'Chart',
    few: 'too few answers',
    country: 'country',
    charactersLeft: (count) => `Characters left: ${count}`,
    charactersOver: (count) => `Over the limit by ${count}`,
  },
}

/** The primitives' messages in the reader's language. Call it in `setup`. */
export function useUiMessages(): ComputedRef<UiWords> {
  const language = useLanguage()
  return computed(() => messages[language.value])
}
