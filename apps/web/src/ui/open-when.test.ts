import { createApp, createSSRApp, h, nextTick, ref, withDirectives } from 'vue'
import { renderToString } from '@vue/server-renderer'
import { expect, test } from 'vitest'
import { vOpenWhen } from './open-when.ts'

function details(isOpen: boolean) {
  const condition = ref(isOpen)
  const root = { render: () => withDirectives(h('details', [h('summary', 'More')]), [[vOpenWhen, condition.value]]) }
  return { condition, root, app: () => createSSRApp(root) }
}

test('is drawn open on the server where the condition holds', async () => {
  expect(await renderToString(details(true).app())).toContain('<details open>')
  expect(await renderToString(details(false).app())).toContain('<details>')
})

test('what somebody has opened before the scripts came stays open, and follows the condition from then on', async () => {
  const { app, condition } = details(false)
  // As the server draws it, in a page.
  const [place, element, summary] = (['div', 'details', 'summary'] as const).map((tag) => document.createElement(tag))
  if (!place || !(element instanceof HTMLDetailsElement) || !summary) throw new Error('there is no document')
  summary.textContent = 'More'
  element.append(summary)
  place.append(element)
  document.body.append(place)
  element.open = true
  app().mount(place)
  expect(place.querySelector('details')).toBe(element)
  expect(element.open).toBe(true)
  condition.value = true
  await nextTick()
  condition.value = false
  await nextTick()
  expect(element.open).toBe(false)
})

test('is open from the beginning where it is drawn in the browser', () => {
  const place = document.createElement('div')
  createApp(details(true).root).mount(place)
  expect(place.querySelector('details')?.open).toBe(true)
})
