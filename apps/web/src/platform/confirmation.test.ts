import { describe, expect, test } from 'vitest'
import { createApp } from 'vue'
import { confirmationKey, createConfirmation, useConfirmed } from './confirmation.ts'

const needed = { __typename: 'ConfirmationNeededError' } as const
const done = { __typename: 'Person' } as const

function inApp() {
  const confirmation = createConfirmation()
  const app = createApp({ render: () => null })
  app.provide(confirmationKey, confirmation)
  return { confirmation, confirmed: app.runWithContext(useConfirmed) }
}

describe('an action that wants a fresh proof of identity', () => {
  test('is not sent again when the person goes away from the question', async () => {
    const { confirmation, confirmed } = inApp()
    let sent = 0
    const running = confirmed(async () => (sent++, needed))
    await Promise.resolve()
    expect(confirmation.asking.value).toBe(true)
    confirmation.resolve(false)
    expect(await running).toBe(needed)
    expect(sent).toBe(1)
    expect(confirmation.asking.value).toBe(false)
  })
  test('goes on by itself once it is proved, and two acts share one question', async () => {
    const { confirmation, confirmed } = inApp()
    let proved = false
    const act = () => Promise.resolve(proved ? done : needed)
    const both = Promise.all([confirmed(act), confirmed(act)])
    await Promise.resolve()
    await Promise.resolve()
    proved = true
    confirmation.resolve(true)
    expect(await both).toEqual([done, done])
  })
  test('asks nothing when the API did not ask, or could not be reached', async () => {
    const { confirmation, confirmed } = inApp()
    expect(await confirmed(() => Promise.resolve(done))).toBe(done)
    expect(await confirmed(() => Promise.resolve(undefined as typeof done | undefined))).toBeUndefined()
    expect(confirmation.asking.value).toBe(false)
  })
})
