import { expect } from '@playwright/test'
import type axe from 'axe-core'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

type Axe = typeof axe

/** Half the size of what the package exports: a page reads it in half the time. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const schemes = ['light', 'dark'] as const
type Scheme = (typeof schemes)[number]

/** Waits until a change of theme has reached every element. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(moving.map((one) => one.finished))
  })
}

const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const colours = ['color-contrast']

/** What axe finds on the page as it stands. The page gets axe once, and judges itself: no second page is opened for it. */
async function findViolations(page: Page, colorScheme: Scheme): Promise<{ rule: string; where: string[] }[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(
    async ({ runOnly }) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      // The style sheets are our own and of this address: they need not be fetched again to be judged.
      const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false })
      return violations.map((violation) => ({
        rule: violation.id,
        where: violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
      }))
    },
    {
      runOnly:
        colorScheme === 'light'
          ? { type: 'tag' as const, values: guidelines }
          : { type: 'rule' as const, values: colours },
    },
  )
}

/** Zero violations of WCAG 2.2 AA; in dark only the colours can differ, so only they are looked at again. */
async function checkAccessibility(page: Page, schemes: readonly Scheme[]): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settle(page)
    const found = await findViolations(page, colorScheme)
    expect(found, `accessibility of ${page.url()} (${colorScheme})`).toEqual([])
  }
}

const looks = [
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 1280, height: 900, colorScheme: 'light' },
] as const
/** A whole run takes the phone by day and the desk by night; `SHOOT=all` takes all four. */
const taken = process.env['SHOOT'] === 'all' ? looks : looks.slice(0, 2)
/**
 * Pictures are for people to look at: a run takes them in Tajik, `SHOOT=all` in every language. What can be told without
 * looking is checked in every language; what a screen reader hears and how colours stand out is checked once, because no language
 * changes it.
 */
const isRepeated = (name: string): boolean => process.env['SHOOT'] !== 'all' && /-(ru|en)(-|$)/.test(name)
const isPictured = (name: string): boolean => process.env['SHOOT'] === 'all' || /-tg(-|$)/.test(name)

/** Pictures of the whole page at a phone's and a desk's width (git-ignored); it never scrolls sideways. */
export async function shoot(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const { width, height, colorScheme } of taken) {
    await page.setViewportSize({ width, height })
    if (isPictured(name)) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({
        path: `screenshots/${name}-${width}-${colorScheme}.jpeg`,
        quality: 85,
        scale: 'css',
        fullPage: true,
      })
    }
    // A window that was made narrow a moment ago is laid out anew with the next frames.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), {
        message: `${name} scrolls sideways at ${width} px`,
        timeout: 2_000,
      })
      .toBeLessThanOrEqual(0)
  }
  if (before !== null) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
}

const modules = readdirSync(new URL('../../apps/web/src/modules/', import.meta.url))
const messageKey = new RegExp(`(?<![\\w@./-])(?:site|app|${modules.join('|')})(?:\\.[a-zA-Z][\\w-]*){2,}(?![\\w@-])`)

/** A key in place of its text, or a text that was not filled in: the page was shown without its messages, or with a raw one. */
async function expectTexts(page: Page, name: string): Promise<void> {
  const shown = await page.locator('body').innerText()
  expect(messageKey.exec(shown)?.[0], `${name} shows the key of a message in place of its text`).toBeUndefined()
  expect(/\{\w+\}/.exec(shown)?.[0], `${name} shows the place of a value without the value`).toBeUndefined()
}

/** Looks at a page as a person and as a machine would, when it has come to rest: pictures, texts, and accessibility in light and dark. */
export async function inspect(page: Page, name: string): Promise<void> {
  await expectTexts(page, name)
  await shoot(page, name)
  if (!isRepeated(name)) await checkAccessibility(page, isPictured(name) ? schemes : ['light'])
}
