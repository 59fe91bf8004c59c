import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { h, nextTick, ref } from 'vue'
import { languageKey } from './language.ts'
import UiButton from './UiButton.vue'
import UiCombobox from './UiCombobox.vue'
import UiDate from './UiDate.vue'
import UiErrorSummary from './UiErrorSummary.vue'
import UiField from './UiField.vue'
import UiInput from './UiInput.vue'
import UiRadioGroup from './UiRadioGroup.vue'
import UiTextarea from './UiTextarea.vue'

const inRussian = { global: { provide: { [languageKey as symbol]: ref('ru') } }, attachTo: document.body }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

describe('a field', () => {
  test('labels its control and ties the hint and the error to it', () => {
    const wrapper = mount(UiField, {
      ...inRussian,
      props: { label: 'Заголовок', hint: 'Коротко', error: 'Напишите заголовок.' },
      slots: { default: () => h(UiInput) },
    })
    const input = wrapper.get('input')
    const described = (input.attributes('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    expect(wrapper.get('label').attributes('for')).toBe(input.attributes('id'))
    expect(described).toEqual(['Коротко', '▲Ошибка: Напишите заголовок.'])
    expect(input.attributes('aria-invalid')).toBe('true')
  })
  test('without an error says nothing of one', () => {
    const wrapper = mount(UiField, {
      ...inRussian,
      props: { label: 'Имя', optional: true },
      slots: { default: () => h(UiInput) },
    })
    expect(wrapper.get('input').attributes()).not.toHaveProperty('aria-invalid')
    expect(wrapper.get('input').attributes()).not.toHaveProperty('aria-describedby')
    expect(wrapper.get('label').text()).toBe('Имя (необязательно)')
  })
})

describe('a text with a limit', () => {
  test('counts as people do, and says how much is too much', async () => {
    const wrapper = mount(UiTextarea, { ...inRussian, props: { modelValue: 'Ҷӯ👮', limit: 5 } })
    expect(wrapper.get('p').text()).toBe('Можно ещё знаков: 2')
    await wrapper.setProps({ modelValue: 'Ҷӯ👮ҳақ!' })
    expect(wrapper.get('p').text()).toBe('Лишних знаков: 2')
    expect(wrapper.get('p').classes()).toContain('text-pomegranate')
  })
  test('is read aloud only when little is left', async () => {
    const wrapper = mount(UiTextarea, { ...inRussian, props: { modelValue: '', limit: 1000 } })
    expect(wrapper.get('p').attributes('aria-live')).toBe('off')
    await wrapper.setProps({ modelValue: 'а'.repeat(950) })
    expect(wrapper.get('p').attributes('aria-live')).toBe('polite')
  })
})

describe('a date', () => {
  test('is whole or empty, and a day that does not exist is passed on to be refused', async () => {
    const wrapper = mount(UiDate, { ...inRussian, props: { legend: 'Срок' } })
    const [day, year] = wrapper.findAll('input')
    await day?.setValue('31')
    await wrapper.get('select').setValue('2')
    expect(wrapper.emitted('update:modelValue')).toBeUndefined()
    await year?.setValue('2026')
    expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual(['2026-02-31'])
    await year?.setValue('')
    expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual([''])
  })
  test('shows the months in the reader’s language', () => {
    const wrapper = mount(UiDate, { ...inRussian, props: { legend: 'Срок', modelValue: '2026-11-05' } })
    expect(wrapper.findAll('option').at(11)?.text()).toBe('ноябрь')
    expect(wrapper.findAll('input').map((input) => input.element.value)).toEqual(['5', '2026'])
    expect(wrapper.get('select').element.value).toBe('11')
  })
})

describe('the summary of errors', () => {
  test('takes the focus when it appears and leads to the field', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.id = 'title'
    const wrapper = mount(UiErrorSummary, { ...inRussian, props: { problems: [] } })
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
    await wrapper.setProps({ problems: [{ fieldId: 'title', text: 'Напишите заголовок.' }] })
    await nextTick()
    expect(document.activeElement).toBe(wrapper.get('[role=alert]').element)
    await wrapper.get('a').trigger('click')
    expect(document.activeElement).toBe(field)
    // A line that goes while somebody types leaves them where they are; a new one does not.
    const both = [
      { fieldId: 'title', text: 'Напишите заголовок.' },
      { fieldId: 'place', text: 'Напишите место.' },
    ]
    await wrapper.setProps({ problems: both })
    await nextTick()
    field.focus()
    await wrapper.setProps({ problems: both.slice(1) })
    await nextTick()
    expect(document.activeElement).toBe(field)
    await wrapper.setProps({ problems: both })
    await nextTick()
    expect(document.activeElement).toBe(wrapper.get('[role=alert]').element)
  })
})

describe('a busy button', () => {
  test('keeps its place and its focus, says that it works, and does nothing twice', async () => {
    const clicked = vi.fn()
    const wrapper = mount(UiButton, {
      ...inRussian,
      props: { busy: true, type: 'submit', onClick: clicked },
      slots: { default: 'Отправить' },
    })
    await wrapper.trigger('click')
    expect(clicked).not.toHaveBeenCalled()
    expect(wrapper.attributes('aria-disabled')).toBe('true')
    expect(wrapper.attributes()).not.toHaveProperty('disabled')
    expect(wrapper.text()).toBe('Отправить, Загружается')
    await wrapper.setProps({ busy: false })
    await wrapper.trigger('click')
    expect(clicked).toHaveBeenCalledTimes(1)
  })
})

describe('a question with one answer', () => {
  test('has its legend, its error and one choice', async () => {
    const options = [
      { value: '1', label: 'Недоволен' },
      { value: '2', label: 'Доволен' },
    ]
    const wrapper = mount(UiRadioGroup, {
      ...inRussian,
      props: { legend: 'Вы довольны?', options, error: 'Выберите один ответ.' },
    })
    expect(document.getElementById(wrapper.get('fieldset').attributes('aria-describedby') ?? '')?.textContent).toBe(
      'Ошибка: Выберите один ответ.',
    )
    await wrapper.findAll('input')[1]?.setValue(true)
    expect(wrapper.emitted('update:modelValue')).toEqual([['2']])
  })
})

describe('a field with suggestions', () => {
  const items = ['Хуҷанд', 'Хоруғ', 'Ховалинг'].map((label) => ({ key: label, label }))
  const open = () =>
    mount(UiCombobox, { ...inRussian, props: { modelValue: 'Х', items, 'onUpdate:modelValue': () => undefined } })

  test('asks once, 150 ms after the last key', async () => {
    const wrapper = open()
    await wrapper.get('input').trigger('input')
    vi.advanceTimersByTime(100)
    await wrapper.get('input').trigger('input')
    vi.advanceTimersByTime(149)
    expect(wrapper.emitted('search')).toBeUndefined()
    vi.advanceTimersByTime(1)
    expect(wrapper.emitted('search')).toEqual([['Х']])
  })
  test('arrows go round, Enter takes, Escape closes, and the focus stays in the field', async () => {
    const wrapper = open()
    const input = wrapper.get('input')
    await input.trigger('focus')
    expect(input.attributes('aria-expanded')).toBe('true')
    await input.trigger('keydown', { key: 'ArrowUp' })
    expect(document.getElementById(input.attributes('aria-activedescendant') ?? '')?.textContent).toBe('Ховалинг')
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(wrapper.findAll('[role=option]').map((option) => option.attributes('aria-selected'))).toEqual([
      'true',
      'false',
      'false',
    ])
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('choose')).toEqual([[items[0]]])
    expect(input.attributes('aria-expanded')).toBe('false')
    await input.trigger('keydown', { key: 'ArrowDown' })
    await input.trigger('keydown', { key: 'Escape' })
    expect(input.attributes('aria-expanded')).toBe('false')
  })
  test('Enter without a choice is left to the form', async () => {
    const wrapper = open()
    const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true })
    wrapper.get('input').element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    expect(wrapper.emitted('choose')).toBeUndefined()
  })
})
