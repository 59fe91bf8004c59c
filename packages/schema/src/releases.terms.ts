import type { InThreeLanguages } from './questionnaire.ts'

/** What anybody may do with open data. A licence by name is the operator's to choose. */
export const openDataTerms: InThreeLanguages = {
  tg: 'Бо зикри манбаъ озодона истифода бурдан мумкин аст.',
  ru: 'Можно использовать свободно со ссылкой на источник.',
  en: 'Free to use; please name the source.',
}
