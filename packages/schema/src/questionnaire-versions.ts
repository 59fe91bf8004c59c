import {
  agreementLabels,
  contactKindLabels,
  factLabels,
  instrumentVersion,
  instruments,
  satisfactionLabels,
  statements,
} from './questionnaire.ts'
import type { Instrument } from './questionnaire.ts'

/** The words of one version: what a resident read who answered it. */
export interface QuestionnaireWords {
  readonly statements: typeof statements
  readonly agreementLabels: typeof agreementLabels
  readonly satisfactionLabels: typeof satisfactionLabels
  readonly factLabels: typeof factLabels
  readonly contactKindLabels: typeof contactKindLabels
}

/** What a former version says otherwise than the one after it. */
type FormerWords = { readonly [Part in keyof QuestionnaireWords]?: Partial<QuestionnaireWords[Part]> }

const current: QuestionnaireWords = { statements, agreementLabels, satisfactionLabels, factLabels, contactKindLabels }

/**
 * HRS-8/1 asked about an «муроҷиат», «обращение», which nobody made who was stopped or detained; its Tajik asked whether
 * money was demanded where the others asked whether it was asked for, and its Tajik poles were stronger than «very».
 */
const formerWords: Readonly<Record<Exclude<Instrument, typeof instrumentVersion>, FormerWords>> = {
  'HRS-8/1': {
    statements: {
      a1: { ...statements.a1, ru: 'Прежде чем принять решение, мне дали объяснить свою сторону.' },
      a8: {
        ...statements.a8,
        tg: 'Умуман, аз ин муроҷиат то чӣ андоза қаноатманд ҳастед?',
        ru: 'В целом, насколько Вы довольны этим обращением?',
      },
    },
    agreementLabels: { 3: { ...agreementLabels[3], ru: 'Ни то, ни другое' } },
    satisfactionLabels: {
      1: { ...satisfactionLabels[1], tg: 'Тамоман қаноатманд нестам' },
      2: { ...satisfactionLabels[2], tg: 'Қаноатманд нестам' },
      3: { ...satisfactionLabels[3], ru: 'Ни то, ни другое' },
      4: { ...satisfactionLabels[4], tg: 'Қаноатманд ҳастам' },
      5: { ...satisfactionLabels[5], tg: 'Комилан қаноатманд ҳастам' },
    },
    factLabels: {
      f2: { ...factLabels.f2, en: 'My matter was registered, or I got a paper.' },
      f6: { ...factLabels.f6, tg: 'Аз ман пул, туҳфа ё хизмате талаб карданд.' },
      f7: { ...factLabels.f7, tg: 'Зӯроварӣ ё таҳдид карданд.' },
      f8: { ...factLabels.f8, en: 'They talked me out of filing.' },
    },
    contactKindLabels: {
      trafficStop: { ...contactKindLabels.trafficStop, en: 'Traffic stop' },
      streetCheck: { ...contactKindLabels.streetCheck, en: 'Check in the street' },
      crimeReport: { ...contactKindLabels.crimeReport, ru: 'Сообщение о преступлении' },
      callOut: { ...contactKindLabels.callOut, ru: 'Вызов милиции', en: 'Called the police out' },
      documentDesk: { ...contactKindLabels.documentDesk, ru: 'Оформление документов', en: 'Documents' },
      summons: { ...contactKindLabels.summons, tg: 'Маро даъват карданд', en: 'Summoned' },
    },
  },
}

/**
 * The words that stood on the questionnaire of this version, for showing answers as they were given: the words of now,
 * with what each later version changed put back. An unknown version is shown in the words of now.
 */
export function questionnaireWords(instrument: string): QuestionnaireWords {
  const at = instruments.findIndex((version) => version === instrument)
  if (at < 0) return current
  return instruments.slice(at, -1).reduceRight<QuestionnaireWords>((words, version) => {
    const former = version === instrumentVersion ? {} : formerWords[version]
    return {
      statements: { ...words.statements, ...former.statements },
      agreementLabels: { ...words.agreementLabels, ...former.agreementLabels },
      satisfactionLabels: { ...words.satisfactionLabels, ...former.satisfactionLabels },
      factLabels: { ...words.factLabels, ...former.factLabels },
      contactKindLabels: { ...words.contactKindLabels, ...former.contactKindLabels },
    }
  }, current)
}
