import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { type Draft, type DraftStorage, useDraft } from './draft.ts'

interface Values {
  title: string
  agenda: string[]
}

function form(kind: DraftStorage): { draft: Draft<Values>; leave: () => void } {
  let draft: Draft<Values> | undefined
  const wrapper = mount(
    defineComponent({
      setup() {
        draft = useDraft('meeting', () => ({ title: '', agenda: [] as string[] }), kind)
        return () => h('p', draft?.values.value.title)
      },
    }),
  )
  if (!draft) throw new Error('not set up')
  return { draft, leave: () => wrapper.unmount() }
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(() => void vi.useRealTimers())

describe('a draft', () => {
  test('comes back after a reload, and says so', async () => {
    const first = form('session')
    first.draft.values.value.title = 'Ҷаласа'
    await nextTick()
    vi.advanceTimersByTime(400)
    const second = form('session')
    expect(second.draft.values.value).toEqual({ title: 'Ҷаласа', agenda: [] })
    expect([first.draft.restored.value, second.draft.restored.value]).toEqual([false, true])
  })
  test('is written when its writer leaves in the middle of a word', async () => {
    const { draft, leave } = form('local')
    draft.values.value.agenda.push('Гузориш')
    await nextTick()
    leave()
    expect(JSON.parse(localStorage.getItem('hamkori-draft:meeting') ?? '')).toEqual({ title: '', agenda: ['Гузориш'] })
  })
  test('leaves nothing after it has been sent', async () => {
    const { draft, leave } = form('session')
    draft.values.value.title = 'x'
    await nextTick()
    draft.clear()
    leave()
    expect(sessionStorage.length).toBe(0)
  })
  test('in memory is never stored', async () => {
    const { draft, leave } = form('memory')
    draft.values.value.title = 'x'
    await nextTick()
    vi.advanceTimersByTime(1000)
    leave()
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
  })
  test('takes only fields that the form still has, and survives nonsense', () => {
    sessionStorage.setItem('hamkori-draft:meeting', JSON.stringify({ title: 'x', removed: 1 }))
    expect(form('session').draft.values.value).toEqual({ title: 'x', agenda: [] })
    sessionStorage.setItem('hamkori-draft:meeting', '{broken')
    expect(form('session').draft.values.value).toEqual({ title: '', agenda: [] })
    sessionStorage.setItem('hamkori-draft:meeting', '[1]')
    expect(form('session').draft.restored.value).toBe(false)
  })
})
