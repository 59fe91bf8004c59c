import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { type Ref, computed, defineComponent, h, nextTick, ref } from 'vue'
import { languageKey } from '../../ui/language.ts'
import UiInput from '../../ui/UiInput.vue'
import { createTranslator, loadMessages } from '../i18n.ts'
import { useFieldsOnPage } from './form-fields.ts'
import FormDate from './FormDate.vue'
import FormField from './FormField.vue'
import FormFrame from './FormFrame.vue'
import FormPart from './FormPart.vue'
import FormRadioGroup from './FormRadioGroup.vue'
import FormSelect from './FormSelect.vue'
import { emptyText } from './trilingual.ts'
import TrilingualField from './TrilingualField.vue'
import { type Issue, useIssues } from './useIssues.ts'

const required = (...path: string[]): Issue => ({ path, code: 'required' })
const options = [{ value: 'high', label: 'High' }]

/** `withMissing` of the form that was mounted last. */
let complete: ReturnType<typeof useFieldsOnPage>['withMissing']

/** A form with a field of every kind; the API finds `issues` in it once it is drawn. */
async function mountForm(issues: readonly Issue[]) {
  const translator = createTranslator('en')
  await loadMessages(translator, 'en', [['site', { tg: never, ru: never, en: () => import('../locales/en.json') }]])
  const found: Ref<readonly Issue[]> = ref([])
  const form = defineComponent({
    setup() {
      const { problemsOf, ...fieldParts } = useIssues(found, 'test')
      const { announce, fieldOf, withMissing } = useFieldsOnPage()
      complete = withMissing
      const framed = {
        ...fieldParts,
        announce,
        problems: problemsOf(fieldOf),
        refusal: computed(() => ''),
        restored: ref(false),
        discard: () => undefined,
      }
      return () =>
        h(FormFrame, { form: framed }, () => [
          h(FormField, { path: 'name', alsoAt: 'names', label: 'Name' }, () => h(UiInput)),
          h(FormField, { path: 'votes', label: 'Votes', mayBeEmpty: true }, () => h(UiInput)),
          h(FormSelect, { path: 'kind', label: 'Kind', options, modelValue: '' }),
          h(FormRadioGroup, { path: 'severity', legend: 'Severity', options, modelValue: '' }),
          h(TrilingualField, { path: 'title', label: 'Title', original: 'ru', limit: 10, modelValue: emptyText() }),
          h(FormPart, { path: 'decisions.0', label: 'Decision 1' }, () =>
            h(FormPart, { path: 'assignments.1' }, () => h(FormDate, { path: 'dueOn', legend: 'Due', modelValue: '' })),
          ),
        ])
    },
  })
  const wrapper = mount(form, {
    attachTo: document.body,
    global: { plugins: [translator], provide: { [languageKey as symbol]: ref('en') } },
  })
  found.value = issues
  await nextTick()
  return wrapper
}
const never = () => Promise.reject(new Error('not this language'))

afterEach(() => document.body.replaceChildren())

/** What the description of the control with this id says. */
const described = (id: string) =>
  (document.getElementById(id)?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((part) => document.getElementById(part)?.textContent ?? '')
    .join()

describe('the fields of a form', () => {
  test('carry the ids of their paths, those of a part below it', async () => {
    const wrapper = await mountForm([])
    const ids = wrapper
      .findAll('input, select')
      .map((control) => control.attributes('id') ?? control.attributes('name'))
    expect(ids).toEqual([
      'test-name',
      'test-votes',
      'test-kind',
      'test-severity',
      'test-title-ru',
      'test-title-tg',
      'test-title-en',
      'test-decisions-0-assignments-1-dueOn',
      'test-decisions-0-assignments-1-dueOn-month',
      'test-decisions-0-assignments-1-dueOn-year',
    ])
    expect(wrapper.find('[aria-invalid]').exists()).toBe(false)
  })
  test('say what is wrong with them, and the summary leads there', async () => {
    const due = required('decisions', '0', 'assignments', '1', 'dueOn')
    const wrapper = await mountForm([required('kind'), required('title', 'tg'), required('severity'), due])
    expect(described('test-kind')).toContain('Error')
    expect(described('test-title-tg')).toContain('Error')
    expect(document.getElementById('test-title-ru')?.hasAttribute('aria-invalid')).toBe(false)
    const groups = wrapper.findAll('fieldset').map((group) => group.attributes('aria-describedby'))
    expect(groups.every(Boolean)).toBe(true)
    await wrapper.get('a[href="#test-decisions-0-assignments-1-dueOn"]').trigger('click')
    expect(document.activeElement?.id).toBe('test-decisions-0-assignments-1-dueOn')
  })
  test('lose their error, and the summary its line, when they are changed; the others keep theirs', async () => {
    const due = required('decisions', '0', 'assignments', '1', 'dueOn')
    const wrapper = await mountForm([required('kind'), required('title'), due, required('severity'), required('name')])
    const lines = () => wrapper.findAll('a').map((line) => line.attributes('href'))
    expect(lines()).toHaveLength(5)
    await wrapper.get('#test-title-tg').setValue('Ном')
    await wrapper.get('#test-decisions-0-assignments-1-dueOn-year').setValue('2026')
    await wrapper.get('input[name=test-severity]').setValue(true)
    expect(lines()).toEqual(['#test-kind', '#test-name'])
    expect(described('test-name')).toContain('Error')
  })
  test('show the error of another path where they are told to, and of a whole text at its original', async () => {
    await mountForm([required('names'), required('title')])
    expect(described('test-name')).toContain('Error')
    expect(described('test-title-ru')).toContain('Error')
    expect(described('test-title-tg')).toBe('')
  })
  test('are named in the summary by their labels and languages; what is on no field has no link', async () => {
    const due = required('decisions', '0', 'assignments', '1', 'dueOn')
    const wrapper = await mountForm([required('title'), required('title', 'tg'), due, required('names'), required('x')])
    const lines = wrapper.findAll('[role=alert] li').map((line) => line.text())
    const message = 'Please fill this in'
    expect(lines).toEqual([
      `Title in Russian: ${message}`,
      `Title in Tajik: ${message}`,
      `Decision 1, Due: ${message}`,
      `Name: ${message}`,
      message,
    ])
    const links = wrapper.findAll('[role=alert] a').map((line) => line.attributes('href'))
    expect(links).toEqual(['#test-title-ru', '#test-title-tg', '#test-decisions-0-assignments-1-dueOn', '#test-name'])
  })
  test('that must be filled in and are empty are added to what the API could not read, in the order of the page', async () => {
    const wrapper = await mountForm([])
    const unreadable = [required('severity'), required('kind')]
    expect(complete(unreadable).map(({ path }) => path.join('.'))).toEqual(['name', 'kind', 'severity', 'title.ru'])
    await wrapper.get('#test-name').setValue('Ном')
    expect(complete(unreadable).map(({ path }) => path.join('.'))).toEqual(['kind', 'severity', 'title.ru'])
  })
  test('are not drawn outside a form', () => {
    expect(() => mount(FormDate, { props: { path: 'x', legend: 'X', modelValue: '' } })).toThrow('outside a FormFrame')
  })
})
