import { builder } from './builder.ts'

/** The interface languages of the record. */
export type LanguageCode = 'tg' | 'ru' | 'en'
/** Where a translation stands. */
export type TranslationStateCode = 'original' | 'official' | 'reviewed' | 'unreviewed' | 'missing'

export const Language = builder.enumType('Language', {
  description: 'A language of the record.',
  values: {
    tg: { description: 'Tajik.' },
    ru: { description: 'Russian.' },
    en: { description: 'English.' },
  } as const,
})

export const TranslationState = builder.enumType('TranslationState', {
  description: 'Where the text in one language stands.',
  values: {
    original: { description: 'The text was written in this language.' },
    official: { description: 'Given by the authority itself.' },
    reviewed: { description: 'A translation that a second person has read.' },
    unreviewed: { description: 'A translation that nobody has checked yet.' },
    missing: { description: 'There is no text in this language.' },
  } as const,
})

/** A name that exists in all three languages. */
export interface NameShape {
  tg: string
  ru: string
  en: string
}

export const Name = builder.objectRef<NameShape>('Name').implement({
  cache: 'territory',
  description: 'A name that exists in all three languages.',
  fields: (t) => ({
    tg: t.exposeString('tg', { description: 'In Tajik.' }),
    ru: t.exposeString('ru', { description: 'In Russian.' }),
    en: t.exposeString('en', { description: 'In English.' }),
  }),
})

export const NameInput = builder.inputType('NameInput', {
  description: 'A name in all three languages.',
  fields: (t) => ({
    tg: t.string({ required: true, description: 'In Tajik.' }),
    ru: t.string({ required: true, description: 'In Russian.' }),
    en: t.string({ required: true, description: 'In English.' }),
  }),
})

/** A text of an official record in up to three languages; the original is marked. */
export interface TrilingualShape {
  original: LanguageCode
  tg: string | null
  ru: string | null
  en: string | null
}

/** Builds a trilingual text from columns. An unknown original language falls back to the first language that has text. */
export function trilingual(original: string, tg: string | null, ru: string | null, en: string | null): TrilingualShape {
  const known = original === 'tg' || original === 'ru' || original === 'en' ? original : tg ? 'tg' : ru ? 'ru' : 'en'
  return { original: known, tg, ru, en }
}

function stateIn(text: TrilingualShape, language: LanguageCode): TranslationStateCode {
  if (text[language] === null) return 'missing'
  return text.original === language ? 'original' : 'unreviewed'
}

export const TrilingualText = builder.objectRef<TrilingualShape>('TrilingualText').implement({
  cache: 'publicRecord',
  description: 'A text of an official record in up to three languages; the original is marked.',
  fields: (t) => ({
    tg: t.exposeString('tg', { nullable: true, description: 'The text in Tajik, if there is one.' }),
    ru: t.exposeString('ru', { nullable: true, description: 'The text in Russian, if there is one.' }),
    en: t.exposeString('en', { nullable: true, description: 'The text in English, if there is one.' }),
    original: t.expose('original', { type: Language, description: 'The language in which it was written.' }),
    tgState: t.field({
      type: TranslationState,
      description: 'Where the Tajik text stands.',
      resolve: (text) => stateIn(text, 'tg'),
    }),
    ruState: t.field({
      type: TranslationState,
      description: 'Where the Russian text stands.',
      resolve: (text) => stateIn(text, 'ru'),
    }),
    enState: t.field({
      type: TranslationState,
      description: 'Where the English text stands.',
      resolve: (text) => stateIn(text, 'en'),
    }),
  }),
})

export const TrilingualTextInput = builder.inputType('TrilingualTextInput', {
  description: 'A text of an official record; the original language must be given.',
  fields: (t) => ({
    original: t.field({ type: Language, required: true, description: 'The language in which it is written.' }),
    tg: t.string({ description: 'The text in Tajik.' }),
    ru: t.string({ description: 'The text in Russian.' }),
    en: t.string({ description: 'The text in English.' }),
  }),
})
