import type { Language } from '@hamkori/schema/languages'
import { languages } from '@hamkori/schema/languages'
import { diffArrays } from 'diff'
import type { Meeting } from './meeting-fields.ts'

/** A stretch of a corrected text: what stayed, what was taken out, what came in. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Texts that differ in more words than this have little in common: they are shown one after the other. */
const mostDifferences = 400

/** Words with what stands on them, and the spaces between: `diffWords` of the library takes Cyrillic words apart. */
const wordsOf = (text: string): string[] => text.split(/(\s+)/u).filter((word) => word !== '')

/** What changed from one text to the other, word by word. */
export function stretchesOf(before: string, after: string): Stretch[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostDifferences })
  if (changes === undefined) {
    const whole: Stretch[] = [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
    return whole.filter(({ text }) => text !== '')
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** The texts of minutes that a correction changes. */
export type MinutesTexts = Pick<
  Meeting['earlierVersions'][number],
  'title' | 'place' | 'minutes' | 'agenda' | 'decisions'
>

/** One text that was corrected. */
export interface Correction {
  readonly what: 'title' | 'place' | 'minutes' | 'agendaItem' | 'decision'
  /** Of a point of the agenda or of a decision. */
  readonly number: number
  readonly language: Language
  readonly stretches: readonly Stretch[]
}

/** What a correction changed, text by text and language by language. */
export function correctionsOf(before: MinutesTexts, after: MinutesTexts): Correction[] {
  const { original } = before.title
  const inLanguages = (what: 'title' | 'place' | 'minutes'): Correction[] =>
    languages.flatMap((language) =>
      changed({ what, number: 0, language }, before[what]?.[language] ?? '', after[what]?.[language] ?? ''),
    )
  const lines = (what: 'agendaItem' | 'decision', then: readonly string[], now: readonly string[]): Correction[] =>
    then.flatMap((text, at) => changed({ what, number: at + 1, language: original }, text, now[at] ?? ''))
  return [
    ...inLanguages('title'),
    ...inLanguages('place'),
    ...lines('agendaItem', before.agenda, after.agenda),
    ...lines('decision', before.decisions, after.decisions),
    ...inLanguages('minutes'),
  ]
}

function changed(about: Omit<Correction, 'stretches'>, before: string, after: string): Correction[] {
  return before === after ? [] : [{ ...about, stretches: stretchesOf(before, after) }]
}
