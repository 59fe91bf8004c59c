import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage, languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { fillDate, signIn } from './support/session.ts'

const sourced = 'tj-2019-10-04'

for (const language of languages) {
  const say = messages('gatherings', language)
  test(`round tables are found by place, with programme, councils and papers (${language})`, async ({ page }) => {
    await page.goto(`/${language}/gatherings`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title'))
    await inspect(page, `gatherings-${language}`)
    await page.getByRole('link', { name: say('list.country'), exact: true }).click()
    await expect(page).toHaveURL(/area=TJ$/u)
    await page.locator(`a[href$="${sourced}"]`).click()
    // What a source tells has its programme and its source, and no papers.
    await expect(page.locator('#programme li')).toHaveCount(8)
    await expect(page.getByRole('heading', { name: say('pack.title') })).toHaveCount(0)
    await expect(page.getByRole('link', { name: say('toActivity') })).toBeVisible()
    await inspect(page, `gathering-2019-${language}`)

    await page.goto(`/${language}/gatherings?area=TJ-SU`)
    await page.locator('main article a').first().click()
    await expect(page.getByRole('heading', { name: say('outcome') })).toBeVisible()
    await expect(page.locator('#councils').getByText(new RegExp(`^✓? ?${say('tookPart')}$`, 'u'))).toHaveCount(2)
    await expect(page.locator('#councils').getByText(say('absent'), { exact: true })).toHaveCount(1)
    for (const section of ['activities', 'shortcomings', 'implemented', 'plans', 'proposals'])
      await expect(page.locator('#pack').getByRole('heading', { name: say(`pack.section.${section}`) })).toBeVisible()
    // What it recommended, where that stands today, and what was answered; and the same as a list and a file.
    const recommended = page.locator('#recommendations')
    await expect(recommended.getByRole('heading', { name: say('recommendations.title') })).toBeVisible()
    await expect(recommended.getByText(/^TVS-SU-\d{4}-\d{5}$/u)).toHaveCount(1)
    await expect(
      recommended.getByText(new RegExp(`${messages('proposals', language)('outcome.accepted')}\\.$`, 'u')),
    ).toBeVisible()
    await inspect(page, `gathering-${language}`)
    await recommended.getByRole('link', { name: say('recommendations.list') }).click()
    await expect(page).toHaveURL(/\/recommendations\?gathering=tj-su-/u)
    await expect(page.getByRole('article')).toHaveCount(1)
    await inspect(page, `recommendations-of-gathering-${language}`)
    const slug = new URL(page.url()).searchParams.get('gathering') ?? ''
    const file = await page.request.get(`/${language}/recommendations.json?gathering=${slug}`)
    const { records } = (await file.json()) as { readonly records: readonly { readonly gathering: string }[] }
    expect(records.map(({ gathering }) => gathering)).toEqual([slug])
    await page.locator('main article a').first().click()
    await expect(page.locator(`main a[href$="/gatherings/${slug}"]`)).toBeVisible()
    await page.goto(`/${language}/councils/khujand`)
    await expect(page.locator('#gatherings a').first()).toBeVisible()
  })
}

test.describe('a round table from its draft to its outcome', () => {
  const language = anyLanguage
  const say = messages('gatherings', language)
  const title = 'Мизи мудаввари озмоишӣ'
  let office: BrowserContext
  let desk: Page
  test.beforeAll(async ({ browser }) => {
    office = await browser.newContext()
    desk = await office.newPage()
    await signIn(desk, language, 'coordinator@demo.hamkori.example')
  })
  test.afterAll(() => office.close())

  const agree = async (action: string) => {
    await desk.getByRole('alertdialog').getByRole('button', { name: action, exact: true }).click()
    await expect(desk.getByRole('alertdialog')).toHaveCount(0)
  }
  const field = (path: string) => desk.locator(`[id="gathering-${path}"]`)

  test('is planned with three councils, announced, put off, held and concluded', async ({ page: reader }) => {
    test.slow()
    await desk.goto(`/${language}/desk/gatherings`)
    await inspect(desk, `desk-gatherings-${language}`)
    await desk.getByRole('link', { name: say('desk.new') }).click()
    await desk.getByRole('button', { name: say('form.save') }).click()
    await expect(field('areaCode')).toHaveAttribute('aria-invalid', 'true')
    await field('areaCode').selectOption('TJ-KT')
    await field('councilId').selectOption('bokhtar')
    await field('title-tg').fill(title)
    await field('place-tg').fill('Бохтар')
    await fillDate(desk, 'gathering-heldOn', 0)
    for (const name of ['Бохтар', 'Данғара', 'Шаҳритус'])
      await desk
        .getByRole('checkbox', { name: new RegExp(name, 'u') })
        .first()
        .check()
    // The third point goes up from the keyboard, and the focus along with it.
    const third = await field('items-2-what-tg').inputValue()
    await field('items-2-what-tg').focus()
    await desk.keyboard.press('Alt+ArrowUp')
    await expect(field('items-1-what-tg')).toHaveValue(third)
    await expect(field('items-1-what-tg')).toBeFocused()
    await desk.getByRole('button', { name: say('form.addGuest') }).click()
    await field('guests-0-tg').fill('Вазорати корҳои дохилӣ')
    await inspect(desk, `write-gathering-${language}`)
    await desk.getByRole('button', { name: say('form.save') }).click()
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(title)
    const address = desk.url().replace('/desk/gatherings/', '/gatherings/')
    expect((await reader.goto(address))?.status()).toBe(404)

    await desk.getByRole('button', { name: say('announce.action') }).click()
    await agree(say('announce.action'))
    await reader.goto(address)
    await expect(reader.getByText(say('state.announced'), { exact: true }).first()).toBeVisible()
    await expect(reader.locator('#programme')).toContainText(third)
    await expect(reader.getByText(say('pack.live'))).toBeVisible()

    await desk.getByRole('button', { name: say('postpone.action') }).click()
    await desk.getByLabel(say('form.reason')).fill('Толор банд аст')
    await desk.getByRole('button', { name: say('postpone.action') }).click()
    await agree(say('postpone.action'))
    await reader.reload()
    await expect(reader.getByText('Толор банд аст').first()).toBeVisible()

    for (const name of ['Бохтар', 'Данғара'])
      await desk
        .getByRole('checkbox', { name: new RegExp(name, 'u') })
        .first()
        .check()
    await inspect(desk, `desk-gathering-${language}`)
    await desk.getByRole('button', { name: say('hold.action') }).click()
    await agree(say('hold.action'))
    await desk.locator('[id="conclude-outcome-tg"]').fill('Қарор шуд, ки рақамҳо овехта шаванд.')
    await desk.getByRole('button', { name: say('conclude.action') }).click()
    await agree(say('conclude.action'))
    await expect(desk.getByText(say('desk.nothing'))).toBeVisible()

    await reader.reload()
    await expect(reader.getByText('Қарор шуд, ки рақамҳо овехта шаванд.')).toBeVisible()
    await expect(reader.locator('#councils').getByText(say('absent'), { exact: true })).toHaveCount(1)
    // The kept papers are the bytes of which the page says the checksum.
    const hash = (await reader.locator('#pack code').textContent()) ?? ''
    const file = await reader.request.get(`${new URL(address).pathname}.json`)
    expect(
      createHash('sha256')
        .update(await file.body())
        .digest('hex'),
    ).toBe(hash)
  })
})
