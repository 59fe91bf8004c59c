import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { createToasts, toastsKey } from './toasts.ts'
import UiConfirm from './UiConfirm.vue'
import UiCopy from './UiCopy.vue'
import UiDialog from './UiDialog.vue'
import UiInterval from './UiInterval.vue'
import UiOutlineMap from './UiOutlineMap.vue'
import UiPagination from './UiPagination.vue'
import UiTabs from './UiTabs.vue'
import UiTileMap from './UiTileMap.vue'
import UiToasts from './UiToasts.vue'
import UiTrendPanel from './UiTrendPanel.vue'

const attached = { attachTo: document.body }
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('the tile map', () => {
  const regions = [
    { code: 'A', name: 'Суғд' },
    { code: 'B', name: 'Хатлон' },
  ]
  const tile = (code: string, column: number, region: string) => ({
    code,
    column,
    row: 0,
    region,
    label: `${code}-и дароз`,
    shortLabel: code,
    href: `/tg/areas/${code}`,
    value: '76',
    tone: 'better' as const,
    description: 'аз миёнаи кишвар беҳтар',
  })
  const tiles = [tile('b', 1, 'B'), tile('a', 0, 'A'), tile('c', 2, 'B')]

  test('is lists by region, with the full name and the verdict in messages', () => {
    const wrapper = mount(UiTileMap, { ...attached, props: { tiles, regions, label: 'Харита' } })
    expect(
      wrapper
        .findAll('ul')
        .map((list) => document.getElementById(list.attributes('aria-labelledby') ?? '')?.textContent),
    ).toEqual(['Суғд', 'Хатлон'])
    expect(wrapper.findAll('a .tile-name').map((name) => name.text())).toEqual(['a', 'b', 'c'])
    for (const drawn of document.querySelectorAll('.tile-link [aria-hidden="true"]')) drawn.remove()
    expect(wrapper.findAll('a').map((link) => link.text().replace(/\s+/g, ' '))).toEqual(
      ['a', 'b', 'c'].map((code) => `${code} (${code}-и дароз)76, аз миёнаи кишвар беҳтар`),
    )
    expect(wrapper.html()).not.toContain('style=')
  })
  test('is one stop of the Tab key, and arrows move the focus', async () => {
    const wrapper = mount(UiTileMap, { ...attached, props: { tiles, regions, label: 'Харита' } })
    await nextTick()
    const stops = () => wrapper.findAll('a').map((link) => link.attributes('tabindex'))
    expect(stops()).toEqual(['0', '-1', '-1'])
    await wrapper.findAll('a')[0]?.trigger('keydown', { key: 'ArrowRight' })
    expect(document.activeElement?.getAttribute('href')).toBe('/tg/areas/b')
    expect(stops()).toEqual(['-1', '0', '-1'])
    await wrapper.findAll('a')[1]?.trigger('keydown', { key: 'End' })
    expect(document.activeElement?.getAttribute('href')).toBe('/tg/areas/c')
    await wrapper.findAll('a')[2]?.trigger('keydown', { key: 'ArrowRight' })
    expect(document.activeElement?.getAttribute('href')).toBe('/tg/areas/c')
  })
})

describe('the map of outlines', () => {
  const place = (code: string, column: number, row: number, tone: 'better' | 'few') => ({
    code,
    column,
    row,
    path: `M${column} ${row}l10 0 0 10z`,
    region: 'A',
    label: `Ноҳияи ${code}`,
    shortLabel: code,
    href: `/tg/dashboards/${code}`,
    value: tone === 'few' ? '–' : '76',
    tone,
    description: tone === 'few' ? 'ҷавоб кам аст' : 'аз миёнаи кишвар беҳтар',
  })
  const props = {
    places: [place('a', 100, 100, 'better'), place('b', 300, 110, 'few'), place('c', 310, 400, 'better')],
    regions: [{ code: 'A', path: 'M0 0l400 0 0 400z', x: 200, y: 200 }],
    width: 500,
    height: 500,
    label: 'Харита',
    hint: 'Ҷойро нишон диҳед',
  }

  test('says name, number and verdict of each place, and marks the verdict by more than its colour', () => {
    const wrapper = mount(UiOutlineMap, { ...attached, props })
    expect(wrapper.findAll('a').map((link) => link.attributes('aria-label'))).toEqual([
      'Ноҳияи a, 76, аз миёнаи кишвар беҳтар',
      'Ноҳияи b, –, ҷавоб кам аст',
      'Ноҳияи c, 76, аз миёнаи кишвар беҳтар',
    ])
    expect(wrapper.findAll('text').map((mark) => mark.text())).toEqual(['▲', '▲'])
    expect(wrapper.findAll('.outline-place')[1]?.attributes('fill')).toMatch(/^url\(#/)
    expect(wrapper.findAll('.outline-region')).toHaveLength(1)
    expect(wrapper.html()).not.toContain('style=')
  })
  test('is one stop of the Tab key; arrows lead to the next place that way, and it is named below', async () => {
    const wrapper = mount(UiOutlineMap, { ...attached, props })
    await nextTick()
    const stops = () => wrapper.findAll('a').map((link) => link.attributes('tabindex'))
    const press = async (at: number, key: string) => {
      await wrapper.findAll('a')[at]?.trigger('keydown', { key })
      return document.activeElement?.getAttribute('data-place')
    }
    expect([stops(), wrapper.get('p').text()]).toEqual([['0', '-1', '-1'], props.hint])
    expect(await press(0, 'ArrowRight')).toBe('b')
    expect([stops(), wrapper.get('p').text()]).toEqual([['-1', '0', '-1'], 'Ноҳияи b, –, ҷавоб кам аст'])
    expect(wrapper.findAll('.outline-named')).toHaveLength(1)
    expect(await press(1, 'ArrowDown')).toBe('c')
    expect(await press(2, 'ArrowDown')).toBe('c')
    expect(await press(2, 'Home')).toBe('a')
    expect(await press(0, 'End')).toBe('c')
    await wrapper.findAll('a')[2]?.trigger('blur')
    expect(wrapper.get('p').text()).toBe(props.hint)
  })
})

describe('copying', () => {
  test('says that it is done', async () => {
    const write = vi.fn().mockResolvedValue(undefined)
    vi.stubGlobal('navigator', { clipboard: { writeText: write } })
    const wrapper = mount(UiCopy, { ...attached, props: { text: '7K2M-9QXT' } })
    await wrapper.get('button').trigger('click')
    await nextTick()
    expect(write).toHaveBeenCalledWith('7K2M-9QXT')
    expect(wrapper.text()).toBe('✓ Нусха гирифта шуд')
    vi.unstubAllGlobals()
  })
  test('when the browser refuses, the text is selected instead', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } })
    const code = document.body.appendChild(document.createElement('code'))
    code.id = 'code'
    code.textContent = '7K2M'
    const select = vi.spyOn(Selection.prototype, 'selectAllChildren').mockImplementation(() => undefined)
    const wrapper = mount(UiCopy, { ...attached, props: { text: '7K2M', selectId: 'code' } })
    await wrapper.get('button').trigger('click')
    await nextTick()
    expect(select).toHaveBeenCalledWith(code)
    expect(wrapper.text()).toBe('Нусха гирифтан')
    vi.unstubAllGlobals()
  })
})

describe('windows', () => {
  test('a question before an action names the action, and only the action confirms', async () => {
    const wrapper = mount(UiConfirm, {
      ...attached,
      props: {
        open: true,
        title: 'Бекор кунем?',
        text: 'Баргардондан мумкин нест.',
        action: 'Бекор кардани ҷаласа',
        danger: true,
      },
    })
    const dialog = await vi.waitUntil(() => document.querySelector('[role=alertdialog]'), 10_000)
    expect(dialog?.textContent).toContain('Баргардондан мумкин нест.')
    const buttons = [...(dialog?.querySelectorAll('button') ?? [])]
    buttons[0]?.click()
    expect(wrapper.emitted('update:open')).toEqual([[false]])
    expect(wrapper.emitted('confirm')).toBeUndefined()
    buttons[1]?.click()
    expect(wrapper.emitted('confirm')).toHaveLength(1)
  })
  test('a dialog is named by its title and closes', async () => {
    const wrapper = mount(UiDialog, {
      ...attached,
      props: { open: true, title: 'Супориш' },
      slots: { default: 'матн' },
    })
    const dialog = await vi.waitUntil(() => document.querySelector('[role=dialog]'), 10_000)
    expect(document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Супориш')
    dialog?.querySelector('button')?.click()
    expect(wrapper.emitted('update:open')).toEqual([[false]])
  })
})

describe('tabs', () => {
  test('show one part and say which', async () => {
    const wrapper = mount(UiTabs, {
      ...attached,
      props: {
        modelValue: 'a',
        label: 'Ҳуҷҷатҳои воридотӣ',
        tabs: [
          { value: 'a', label: 'Якум' },
          { value: 'b', label: 'Дуюм' },
        ],
      },
      slots: { a: 'як', b: 'ду' },
    })
    expect(wrapper.get('[role=tablist]').attributes('aria-label')).toBe('Ҳуҷҷатҳои воридотӣ')
    expect(wrapper.findAll('[role=tab]').map((tab) => tab.attributes('aria-selected'))).toEqual(['true', 'false'])
    await wrapper.findAll('[role=tab]')[1]?.trigger('mousedown', { button: 0 })
    expect(wrapper.emitted('update:modelValue')).toEqual([['b']])
  })
})

describe('drawn numbers', () => {
  test('an interval says itself in messages; without numbers only the scale and the country are drawn', () => {
    const full = mount(UiInterval, {
      props: { score: 76, low: 71, high: 81, country: 68, tone: 'better', label: '76, аз 71 то 81' },
    })
    expect(full.get('svg').attributes('aria-label')).toBe('76, аз 71 то 81')
    expect(full.findAll('rect')[1]?.attributes()).toMatchObject({ x: '71.0%', width: '10.0%' })
    const none = mount(UiInterval, {
      props: { score: null, low: null, high: null, country: 68, label: 'ҷавоб кам аст' },
    })
    expect([none.findAll('rect').length, none.findAll('circle').length, none.findAll('line').length]).toEqual([1, 0, 1])
  })
  test('one course among several says in words what it shows, and leaves a gap where there is no number', () => {
    const wrapper = mount(UiTrendPanel, {
      props: {
        label: 'Қаноатмандӣ: боло рафт',
        score: [60, null, 70],
        low: [55, null, 65],
        high: [65, null, 75],
        scale: [50, 80] as const,
        tone: 'better' as const,
      },
    })
    expect(wrapper.attributes('aria-label')).toBe('Қаноатмандӣ: боло рафт')
    expect(wrapper.classes()).toContain('text-turquoise')
    const [, , line] = wrapper.findAll('path').map((path) => path.attributes('d'))
    expect(line).toBe('M0.00 66.67h0M100.00 33.33h0')
  })
})

describe('notices', () => {
  test('are read aloud, can be dismissed, and go by themselves', async () => {
    vi.useFakeTimers()
    const toasts = createToasts()
    const wrapper = mount(UiToasts, { ...attached, global: { provide: { [toastsKey as symbol]: toasts } } })
    toasts.show('Нигоҳ дошта шуд')
    toasts.show('Фиристода шуд')
    await nextTick()
    expect(wrapper.attributes('aria-live')).toBe('polite')
    await wrapper.findAll('button')[0]?.trigger('click')
    expect(wrapper.text()).toContain('Фиристода шуд')
    expect(wrapper.text()).not.toContain('Нигоҳ дошта шуд')
    vi.advanceTimersByTime(8000)
    await nextTick()
    expect(wrapper.findAll('button')).toHaveLength(0)
  })
})

describe('more of a list', () => {
  test('is a link where there is an address, so that it works without a script', () => {
    const link = mount(UiPagination, { props: { more: true, href: '/tg/shortcomings?after=x', status: '20 аз 340' } })
    expect(link.get('a').attributes('href')).toBe('/tg/shortcomings?after=x')
    const button = mount(UiPagination, { props: { more: true } })
    void button.get('button').trigger('click')
    expect(button.emitted('more')).toHaveLength(1)
    expect(
      mount(UiPagination, { props: { more: false } })
        .find('button')
        .exists(),
    ).toBe(false)
  })
})
