import { describe, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { useAskBeforeSending } from './useAskBeforeSending.ts'
import type { Issue } from './useIssues.ts'

type Result = { readonly outcome: 'done'; readonly id: string } | { readonly outcome: 'conflict' }

function setUp({ gaps = [], result }: { gaps?: readonly Issue[]; result: Result | null }) {
  const form = { issues: ref<readonly Issue[]>([]), reset: vi.fn(), discard: vi.fn() }
  const sent = vi.fn()
  const send = vi.fn(() => (result === null ? null : Promise.resolve(result)))
  return { form, sent, send, ...useAskBeforeSending<Result>(form, { gaps: () => gaps, send, sent }) }
}

describe('a form that asks before it sends', () => {
  test('does not ask while something is missing, and says what', () => {
    const gap = { path: ['role'], code: 'required' }
    const { form, asking, ask } = setUp({ gaps: [gap], result: null })
    ask()
    expect([asking.value, form.issues.value]).toEqual([false, [gap]])
    expect(form.reset).toHaveBeenCalledOnce()
  })
  test('asks, sends once it is agreed to, and forgets the draft', async () => {
    const { form, asking, ask, confirm, send, sent } = setUp({ result: { outcome: 'done', id: '7' } })
    ask()
    expect([asking.value, send.mock.calls.length]).toEqual([true, 0])
    await confirm()
    expect(asking.value).toBe(false)
    expect(form.discard).toHaveBeenCalledOnce()
    expect(sent).toHaveBeenCalledWith({ outcome: 'done', id: '7' })
  })
  test('keeps the draft when it was refused', async () => {
    const { form, asking, ask, confirm, sent } = setUp({ result: { outcome: 'conflict' } })
    ask()
    await confirm()
    expect(asking.value).toBe(false)
    expect([form.discard.mock.calls.length, sent.mock.calls.length]).toEqual([0, 0])
  })
})
