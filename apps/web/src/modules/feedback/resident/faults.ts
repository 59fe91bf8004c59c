import { missingAnswers } from './answers.ts'
import type { Answers } from './answers.ts'
import { fill } from './resident-props.ts'
import type { ResidentProps } from './resident-props.ts'
import type { SendOutcome } from './useSendRating.ts'

/** One thing wrong with a rating, as the API names it. */
export interface Fault {
  readonly path: readonly string[]
  readonly code: string
}

/** What is wrong with the answers before they are sent. */
export function faultsIn(answers: Answers, commentMax: number): Fault[] {
  const missing = missingAnswers(answers).map((name) => ({ path: [name], code: 'required' }))
  const tooLong = Array.from(answers['comment'] ?? '').length > commentMax
  return tooLong ? [...missing, { path: ['comment'], code: 'too_long' }] : missing
}

/** The faults in the language of the page, each with the name of its question. */
export function readFaults(faults: readonly Fault[], messages: ResidentProps['messages']) {
  return faults.map(({ path, code }) => {
    const name = path[0] ?? ''
    const key =
      {
        contactKind: 'needKind',
        a8: 'needSatisfaction',
        comment: code === 'too_long' ? 'tooLong' : 'badText',
        unitCode: 'unitClosed',
      }[name] ?? (code === 'duplicate' ? 'conflict' : 'failed')
    return { name, text: messages[key] ?? '' }
  })
}

/** Why a rating was not taken, in the language of the page; '' where it was, or where faults say it. */
export function troubleOf(outcome: SendOutcome | null, seconds: number, messages: ResidentProps['messages']): string {
  if (outcome === null || outcome === 'accepted' || outcome === 'invalid') return ''
  return fill(messages[outcome === 'unitGone' ? 'unitClosed' : outcome] ?? '', { seconds })
}
