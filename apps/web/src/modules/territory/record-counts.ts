import type { Language } from '@hamkori/schema/languages'
import { links } from '../../platform/links.ts'

/** Public records of three kinds, counted. Absent where a kind cannot be narrowed in this way. */
export interface Counted {
  readonly meeting?: number
  readonly shortcoming: number
  readonly proposal: number
}

/** What counts and the lists behind them are narrowed to. */
interface Narrowed {
  readonly area?: string
  readonly council?: string
  readonly department?: string
}

/** The numbers for `RecordCounts`, each with the list that holds exactly what it counts. */
export function recordCounts(
  language: Language,
  { meeting, shortcoming, proposal }: Counted,
  { area, council, department }: Narrowed,
  word: (record: keyof Counted, count: number) => string,
) {
  const cases = { area, council, department }
  return [
    ...(meeting === undefined
      ? []
      : [{ key: 'meeting' as const, count: meeting, to: links.meetings(language, { area, council }) }]),
    { key: 'shortcoming' as const, count: shortcoming, to: links.shortcomings(language, cases) },
    { key: 'proposal' as const, count: proposal, to: links.proposals(language, cases) },
  ].map((entry) => ({ ...entry, word: word(entry.key, entry.count) }))
}
