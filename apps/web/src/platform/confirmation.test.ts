import { describe, expect, test } from 'vitest'
import { createApp } from 'vue'
import { confirmationKey, createQuestion, useConfirmation } from './confirmation.ts'

describe('the question whether it is still the same person', () => {
  test('is on the screen until it is answered, and the answer is handed out', async () => {
    const confirmation = createQuestion()
    const answer = confirmation.ask()
    expect(confirmation.asking.value).toBe(true)
    confirmation.resolve(false)
    expect([await answer, confirmation.asking.value]).toEqual([false, false])
  })
  test('is asked once for all actions that wait for it, and again for the next one', async () => {
    const confirmation = createQuestion()
    const both = Promise.all([confirmation.ask(), confirmation.ask()])
    confirmation.resolve(true)
    expect(await both).toEqual([true, true])
    const next = confirmation.ask()
    confirmation.resolve(false)
    expect(await next).toBe(false)
  })
  test('belongs to one app, and is nowhere else', () => {
    const confirmation = createQuestion()
    const app = createApp({ render: () => null })
    expect(() => app.runWithContext(useConfirmation)).toThrow('outside the app')
    app.provide(confirmationKey, confirmation)
    expect(app.runWithContext(useConfirmation)).toBe(confirmation)
  })
})
