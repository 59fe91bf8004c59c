import { afterEach, expect, test, vi } from 'vitest'
import { serverTime, setClock } from './clock.ts'

afterEach(() => vi.useRealTimers())

test("the server's time goes on, whatever the device's clock says", () => {
  vi.useFakeTimers({ now: new Date('2019-01-01T00:00:00Z') })
  setClock('2026-11-29T10:00:00Z')
  vi.advanceTimersByTime(90_000)
  vi.setSystemTime(new Date('2031-05-05T00:00:00Z'))
  expect(serverTime().toISOString()).toBe('2026-11-29T10:01:30.000Z')
})

test('a header that is no time changes nothing', () => {
  setClock(new Date('2026-11-29T10:00:00Z'))
  setClock(null)
  setClock('yesterday')
  expect(serverTime().toISOString().slice(0, 16)).toBe('2026-11-29T10:00')
})
