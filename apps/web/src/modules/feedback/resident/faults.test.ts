import { describe, expect, test } from 'vitest'
import { faultsIn, readFaults, troubleOf } from './faults.ts'

const messages = {
  needKind: 'Choose.',
  tooLong: 'Too long.',
  failed: 'Failed.',
  unitClosed: 'Closed.',
  busy: 'In {seconds} s.',
}

describe('what is wrong with a rating', () => {
  test('are the two answers that it cannot be without, and a comment that is too long', () => {
    expect(faultsIn({ a8: '4', comment: '👮👮' }, 1)).toEqual([
      { path: ['contactKind'], code: 'required' },
      { path: ['comment'], code: 'too_long' },
    ])
    expect(faultsIn({ contactKind: 'traffic', a8: '4', comment: '👮' }, 1)).toEqual([])
  })
  test('is said in the language of the page, also what the page does not know', () => {
    const faults = [
      { path: ['contactKind'], code: 'required' },
      { path: ['comment'], code: 'too_long' },
      { path: ['unknown'], code: 'invalid' },
    ]
    expect(readFaults(faults, messages).map(({ text }) => text)).toEqual(['Choose.', 'Too long.', 'Failed.'])
  })
})

test('why a rating was not taken is said unless it was, or faults say it', () => {
  const said = (['unitGone', 'busy', 'failed', 'accepted', 'invalid', null] as const).map((outcome) =>
    troubleOf(outcome, 9, messages),
  )
  expect(said).toEqual(['Closed.', 'In 9 s.', 'Failed.', '', '', ''])
})
