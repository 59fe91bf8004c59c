import type { Language } from '@hamkori/schema/languages'
import type { ReturnedForm } from '../../../platform/resident.ts'

/** One answer to choose. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** One question with its own key in the rating. */
export interface Question {
  readonly key: string
  readonly text: string
}

/** Everything the resident's page needs, in one language: it travels inside the page. */
export interface ResidentProps {
  readonly language: Language
  readonly messages: Readonly<Record<string, string>>
  readonly unit: { readonly code: string; readonly name: string; readonly place: string }
  readonly channel: 'web' | 'qr'
  readonly instrument: string
  readonly kinds: readonly Choice[]
  readonly satisfactionQuestion: string
  readonly satisfaction: readonly Choice[]
  readonly statements: readonly Question[]
  readonly agreement: readonly Choice[]
  readonly facts: readonly Question[]
  readonly factAnswers: readonly Choice[]
  readonly initiators: readonly Choice[]
  readonly times: readonly Choice[]
  readonly ageBands: readonly Choice[]
  readonly sexes: readonly Choice[]
  readonly openQuestion: string
  readonly openQuestionHint: string
  readonly commentMax: number
  readonly links: {
    readonly action: string
    readonly choose: string
    readonly scores: string
    readonly receipt: string
    readonly home: string
  }
  /** Made by the server for a browser without JavaScript; with it, the device makes its own. */
  readonly hidden: { readonly idempotencyKey: string; readonly receipt: string }
  readonly form: ReturnedForm | null
}

/** Fills `{name}` in a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}
