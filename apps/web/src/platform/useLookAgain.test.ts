import { expect, test, vi } from 'vitest'
import { createApp, defineComponent, h, nextTick, ref } from 'vue'
import { useLookAgain } from './useLookAgain.ts'

test('looks again while something is pending, not for ever, and not after the page was left', async () => {
  vi.useFakeTimers()
  const pending = ref(false)
  const look = vi.fn()
  const app = createApp(defineComponent({ setup: () => (useLookAgain(() => pending.value, look), () => h('div')) }))
  app.mount(document.createElement('div'))
  vi.advanceTimersByTime(10_000)
  expect(look).not.toHaveBeenCalled()
  pending.value = true
  await nextTick()
  vi.advanceTimersByTime(5000)
  expect(look).toHaveBeenCalledTimes(2)
  pending.value = false
  await nextTick()
  vi.advanceTimersByTime(10_000)
  expect(look).toHaveBeenCalledTimes(2)
  pending.value = true
  await nextTick()
  vi.advanceTimersByTime(100_000)
  expect(look).toHaveBeenCalledTimes(12)
  pending.value = false
  await nextTick()
  pending.value = true
  await nextTick()
  app.unmount()
  vi.advanceTimersByTime(10_000)
  expect(look).toHaveBeenCalledTimes(12)
  vi.useRealTimers()
})

test('follows work that shows its progress to its end', async () => {
  vi.useFakeTimers()
  const pending = ref(true)
  const look = vi.fn()
  const setup = () => (useLookAgain(() => pending.value, look, { toTheEnd: true }), () => h('div'))
  const app = createApp(defineComponent({ setup }))
  app.mount(document.createElement('div'))
  vi.advanceTimersByTime(100_000)
  expect(look).toHaveBeenCalledTimes(50)
  pending.value = false
  await nextTick()
  vi.advanceTimersByTime(100_000)
  expect(look).toHaveBeenCalledTimes(50)
  app.unmount()
  vi.useRealTimers()
})
