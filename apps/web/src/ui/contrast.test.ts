// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** WCAG 2.2: relative luminance and contrast ratio (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightText = '', darkText = ''] = css.split('@media (prefers-color-scheme: dark)')
const tokens = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  )
const themes = { light: tokens(lightText), dark: { ...tokens(lightText), ...tokens(darkText) } }

const grounds = ['paper', 'card', 'sunk']
const texts: [string, string[]][] = [
  ['ink', [...grounds, 'stone-soft', 'lapis-soft', 'pomegranate-soft', 'turquoise-soft', 'saffron-soft', 'clay-soft']],
  ['ink-2', [...grounds, 'stone-soft', 'pomegranate-soft', 'lapis-soft']],
  ['ink-3', grounds],
  ['lapis', [...grounds, 'lapis-soft']],
  ['lapis-strong', [...grounds, 'lapis-soft']],
  ['on-lapis', ['lapis', 'lapis-strong', 'pomegranate']],
  ['turquoise-strong', ['turquoise-soft', ...grounds]],
  ['clay-strong', ['clay-soft', ...grounds]],
  ['saffron-ink', ['saffron-soft']],
  ['pomegranate', ['pomegranate-soft', ...grounds]],
  ['card', ['turquoise', 'turquoise-strong', 'clay', 'clay-strong']],
  ['paper', ['ink']],
]
const marks: [string, string[]][] = [
  ['line-strong', grounds],
  ['turquoise', grounds],
  ['clay', grounds],
  ['stone', grounds],
  ['lapis', grounds],
]

describe.each(Object.entries(themes))('in the %s theme', (_name, theme) => {
  const pairs = (list: [string, string[]][]) =>
    list.flatMap(([front, backs]) => backs.map((back) => [front, back] as const))
  test.each(pairs(texts))('text in %s on %s reads at 4.5:1', (front, back) => {
    expect(contrast(theme[front] ?? '', theme[back] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
  test.each(pairs(marks))('a mark in %s on %s is seen at 3:1', (front, back) => {
    expect(contrast(theme[front] ?? '', theme[back] ?? '')).toBeGreaterThanOrEqual(3)
  })
})
