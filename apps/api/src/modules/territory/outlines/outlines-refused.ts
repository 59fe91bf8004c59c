import type { OutlineProblem } from '@hamkori/schema/territory.outlines'
import { outlineProblemsNamed } from '@hamkori/schema/territory.outlines'
import { outlineSentence } from './outline-sentences.ts'

/** A file of outlines that is refused whole, with everything that is wrong with it. Its message is a sentence in English for each. */
export class OutlinesRefusedError extends Error {
  /** All of them. */
  readonly problems: readonly OutlineProblem[]
  constructor(problems: readonly OutlineProblem[]) {
    const more = problems.length - outlineProblemsNamed
    const named = problems.slice(0, outlineProblemsNamed).map(outlineSentence)
    super([...named, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'))
    this.name = 'OutlinesRefusedError'
    this.problems = problems
  }
}
