import { afterEach, describe, expect, test } from 'vitest'
import { createSSRApp, h, nextTick, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import UiCheckbox from '../ui/UiCheckbox.vue'
import UiInput from '../ui/UiInput.vue'
import UiRadioGroup from '../ui/UiRadioGroup.vue'
import UiSelect from '../ui/UiSelect.vue'
import { languageKey } from '../ui/language.ts'
import { giveEarlyInputBack, keepEarlyInput } from './early-input.ts'

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

/** A form as a page has it, and what the app knows of it. */
function makeForm() {
  const known = ref({ name: '', kind: '', choice: '', agreed: false })
  const set = (name: keyof typeof known.value) => (value: unknown) => (known.value = { ...known.value, [name]: value })
  const app = createSSRApp({
    render: () =>
      h('form', [
        h(UiInput, { modelValue: known.value.name, 'onUpdate:modelValue': set('name') }),
        h(UiSelect, { options, modelValue: known.value.kind, 'onUpdate:modelValue': set('kind') }),
        h(UiRadioGroup, { legend: 'Q', options, modelValue: known.value.choice, 'onUpdate:modelValue': set('choice') }),
        h(UiCheckbox, { modelValue: known.value.agreed, 'onUpdate:modelValue': set('agreed') }),
      ]),
  })
  app.provide(languageKey, ref('en' as const))
  return { app, known }
}

async function serverForm() {
  const root = document.createElement('div')
  const html = await renderToString(makeForm().app)
  root.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
  document.body.append(root)
  const get = <T extends Element>(selector: string) => root.querySelector(selector) as T
  return { root, get }
}

afterEach(() => {
  giveEarlyInputBack()
  document.body.replaceChildren()
})

describe('what was typed before the app was there', () => {
  test('is unknown to the app when nobody keeps it, which is why somebody does', async () => {
    const { root, get } = await serverForm()
    get<HTMLInputElement>('input[value=b]').checked = true
    get<HTMLSelectElement>('select').value = 'b'
    const { app, known } = makeForm()
    app.mount(root)
    await nextTick()
    expect([known.value.choice, known.value.kind]).toEqual(['', ''])
  })
  test('is in the fields and known to the app afterwards, whether typed before or while the script starts', async () => {
    const { root, get } = await serverForm()
    get<HTMLInputElement>('input:not([type=radio]):not([type=checkbox])').value = 'typed'
    get<HTMLInputElement>('input[value=b]').checked = true
    keepEarlyInput(document)
    const select = get<HTMLSelectElement>('select')
    select.value = 'b'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    const box = get<HTMLInputElement>('input[type=checkbox]')
    box.checked = true
    box.dispatchEvent(new Event('change', { bubbles: true }))
    const { app, known } = makeForm()
    app.mount(root)
    giveEarlyInputBack()
    await nextTick()
    expect(known.value).toEqual({ name: 'typed', kind: 'b', choice: 'b', agreed: true })
    expect([select.value, box.checked]).toEqual(['b', true])
  })
  test('is given once', async () => {
    const { root, get } = await serverForm()
    get<HTMLInputElement>('input').value = 'typed'
    keepEarlyInput(document)
    const { app, known } = makeForm()
    app.mount(root)
    giveEarlyInputBack()
    known.value = { ...known.value, name: 'later' }
    await nextTick()
    giveEarlyInputBack()
    await nextTick()
    expect(known.value.name).toBe('later')
  })
})
