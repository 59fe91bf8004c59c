import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, test } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { sessionKey } from '../session.ts'
import { forgetDrafts, useDraft } from './useDraft.ts'

const empty = () => ({ title: '', agenda: [] as string[] })

/** A form drawn for this person. */
function form(personId = 'UGVyc29uOjE=') {
  let draft: ReturnType<typeof useDraft<ReturnType<typeof empty>>> | undefined
  mount(
    defineComponent({
      setup() {
        draft = useDraft('meeting', empty)
        return () => h('p', draft?.fields.value.title)
      },
    }),
    { global: { provide: { [sessionKey as symbol]: { viewer: ref({ personId }) } } } },
  )
  if (!draft) throw new Error('not set up')
  return draft
}

beforeEach(() => sessionStorage.clear())

describe('a draft', () => {
  test('comes back after a reload, and says so', async () => {
    const first = form()
    first.fields.value.title = 'Ҷаласа'
    first.fields.value.agenda.push('Гузориш')
    await nextTick()
    const second = form()
    expect(second.fields.value).toEqual({ title: 'Ҷаласа', agenda: ['Гузориш'] })
    expect([first.restored.value, second.restored.value]).toEqual([false, true])
  })
  test('belongs to one person: somebody else in the same tab does not find it, and they find it again', async () => {
    form().fields.value.title = 'Ҷаласа'
    await nextTick()
    expect(form('UGVyc29uOjI=').fields.value.title).toBe('')
    expect(form().fields.value.title).toBe('Ҷаласа')
  })
  test('leaves nothing after it has been sent', async () => {
    const draft = form()
    draft.fields.value.title = 'x'
    await nextTick()
    draft.discard()
    await nextTick()
    expect(draft.fields.value).toEqual(empty())
    expect(sessionStorage.length).toBe(0)
  })
  test('goes with the person who signs out, and nothing else of the tab does', () => {
    sessionStorage.setItem('hamkori-draft:UGVyc29uOjE=:meeting', '{"title":"x"}')
    sessionStorage.setItem('hamkori-draft:proposal', '{"title":"y"}')
    sessionStorage.setItem('other', 'z')
    forgetDrafts()
    expect({ ...sessionStorage }).toEqual({ other: 'z' })
  })
  test('takes only fields that the form still has, and survives nonsense', () => {
    sessionStorage.setItem('hamkori-draft:UGVyc29uOjE=:meeting', JSON.stringify({ title: 'x', removed: 1 }))
    expect(form().fields.value).toEqual({ title: 'x', agenda: [] })
    for (const nonsense of ['{broken', '[1]', 'null', '{"removed":1}']) {
      sessionStorage.setItem('hamkori-draft:UGVyc29uOjE=:meeting', nonsense)
      const draft = form()
      expect([draft.fields.value, draft.restored.value]).toEqual([empty(), false])
    }
  })
})
