import type { RatingDraft } from './useSendRating.ts'
import type { ResidentProps } from './resident-props.ts'

/** What a resident has chosen so far, by the form's own names; absent or empty means not answered. */
export type Answers = Readonly<Record<string, string | undefined>>

const statementNames = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] as const
const factNames = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'] as const

/** What must be chosen and is not yet, by the form's names. */
export function missingAnswers(answers: Answers): string[] {
  return ['contactKind', 'a8'].filter((name) => !answers[name])
}

/** The rating to send. Call it when nothing is missing. The form offers only values that the API knows. */
export function draftOf(page: ResidentProps, answers: Answers): RatingDraft {
  const choice = <Name extends keyof RatingDraft>(name: Name, field: string = name) =>
    (answers[field] || null) as RatingDraft[Name] | null
  const number = (name: string) => (answers[name] ? Number(answers[name]) : null)
  const comment = answers['comment']?.trim() || null
  return {
    unitCode: page.unit.code,
    instrument: page.instrument,
    channel: page.channel,
    contactKind: answers['contactKind'] as RatingDraft['contactKind'],
    a8: Number(answers['a8']),
    ...(Object.fromEntries(statementNames.map((name) => [name, number(name)])) as Record<
      (typeof statementNames)[number],
      number | null
    >),
    ...(Object.fromEntries(factNames.map((name) => [name, choice(name)])) as Pick<
      RatingDraft,
      (typeof factNames)[number]
    >),
    initiatedBy: choice('initiatedBy'),
    happened: choice('happened', 'when'),
    ageBand: choice('ageBand'),
    sex: choice('sex'),
    comment,
    commentLanguage: comment === null ? null : page.language,
  }
}
