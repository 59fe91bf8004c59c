import { factKeys } from '@hamkori/schema/feedback'
import type { FactAnswer, FactKey } from '@hamkori/schema/feedback'

/** An answered question about what happened. */
export interface AnsweredFact {
  readonly fact: FactKey
  readonly answer: FactAnswer
}

const letters: Readonly<Record<FactAnswer, string>> = { yes: 'y', no: 'n', notSure: 'u', preferNotToSay: 'p' }
const answers = new Map(Object.entries(letters).map(([answer, letter]) => [letter, answer as FactAnswer]))

/** F1..F8 as one letter each, `-` for what was not answered: the form in which a rating keeps them. */
export function factLetters(given: Readonly<Partial<Record<FactKey, FactAnswer | undefined>>>): string {
  return factKeys.map((key) => (given[key] === undefined ? '-' : letters[given[key]])).join('')
}

/** The answered ones among kept letters, in order. */
export function answeredFacts(kept: string): AnsweredFact[] {
  return factKeys.flatMap((fact, at) => {
    const answer = answers.get(kept[at] ?? '-')
    return answer === undefined ? [] : [{ fact, answer }]
  })
}
