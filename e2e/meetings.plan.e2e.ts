import { expectFocus } from './support/focus.ts'
import { expect, test } from './support/journey.ts'
import { anyLanguage as language, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn } from './support/session.ts'

const say = messages('meetings', language)
const site = messages('platform', language)

test('a secretary plans a meeting, announces it, puts it off and calls it off; everybody follows it', async ({
  page,
  browser,
  baseURL,
}) => {
  const title = `Ҷаласаи оянда ${Date.now()}`
  const stranger = await browser.newContext()
  const reader = await stranger.newPage()
  await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')
  await page.goto(`/${language}/desk/meetings`)
  await page.getByRole('link', { name: say('planAction') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('newPlan.heading'))

  const item = (number: number) => page.getByRole('textbox', { name: say('form.agendaItem', { number }) })
  await test.step('the plan: what is wrong is said at its field', async () => {
    await fillDate(page, 'plan-heldOn', -1)
    await page.getByLabel(say('form.startsAt')).fill('14.30')
    await page.getByLabel(say('form.title'), { exact: true }).fill(title)
    await page.getByLabel(say('form.place'), { exact: true }).fill('Дафтари шӯро')
    await item(1).fill('Масъалаи аввал')
    await page.getByRole('button', { name: say('plan.save') }).click()
    await expect(page.getByText(site('issues.date_in_past')).first()).toBeVisible()
    await fillDate(page, 'plan-heldOn', 20)
  })
  await test.step('points of the agenda are moved by buttons and from the keyboard, and the focus goes along', async () => {
    await page.getByRole('button', { name: say('form.addItem') }).click()
    await item(2).fill('Масъалаи дуюм')
    await page.getByRole('button', { name: site('form.move.up', { number: 2 }) }).click()
    await expect(item(1)).toHaveValue('Масъалаи дуюм')
    await expectFocus(page.getByRole('button', { name: site('form.move.down', { number: 1 }) }))
    await item(1).press('Alt+ArrowDown')
    await expect(item(2)).toHaveValue('Масъалаи дуюм')
    await expectFocus(item(2))
    await item(2).press('Alt+ArrowUp')
    await page.getByLabel(say('plan.minutes')).first().fill('40')
    await inspect(page, `plan-meeting-${language}`)
    await page.getByRole('button', { name: say('plan.save') }).click()
  })
  await expect(page).toHaveURL(/\/desk\/meetings\/JLS-KT-\d{4}-\d{5}$/)
  const reference = page.url().split('/').at(-1) ?? ''
  const address = `${baseURL}/${language}/meetings/${reference}`
  expect((await stranger.request.get(address)).status()).toBe(404)

  await test.step('announcing shows what everybody will read; then everybody reads it', async () => {
    await page.getByRole('button', { name: say('plan.announce'), exact: true }).click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('1. Масъалаи дуюм (40 дақиқа)')
    await question.getByRole('button', { name: say('plan.announce'), exact: true }).click()
    await expect(page.getByRole('button', { name: say('plan.postpone') })).toBeVisible()
    // The page follows the invitations by itself; how many are sent changes until all of them are.
    await expect(page.getByText(say('plan.invitations.invited'), { exact: true })).toBeVisible()
    await expect(page.getByText(say('plan.invitations.waiting'), { exact: true })).toHaveCount(0, { timeout: 30_000 })
    await sameAfterReload(page)
    await reader.goto(`${baseURL}/${language}/meetings?when=coming&council=bokhtar`)
    await reader.getByRole('link', { name: title }).click()
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(reader.getByText('Масъалаи дуюм')).toBeVisible()
    await inspect(reader, `announced-meeting-${language}`)
  })
  await test.step('putting it off: the new day holds, and what was said before stays readable', async () => {
    const before = await reader.getByText(/^Эълон шуд: /).innerText()
    await page.getByRole('button', { name: say('plan.postpone') }).click()
    await page.getByLabel(say('plan.postponeReason')).fill('Толор банд аст.')
    await fillDate(page, 'postpone-heldOn', 30)
    await inspect(page, `postpone-meeting-${language}`)
    await page.getByRole('button', { name: say('plan.postpone') }).click()
    // The question shows what everybody will read.
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('Толор банд аст.')
    await inspect(page, `postpone-meeting-confirm-${language}`)
    await question.getByRole('button', { name: say('plan.postpone') }).click()
    await expect(page.getByText(say('announcement.reason', { reason: 'Толор банд аст.' }))).toBeVisible()
    await reader.goto(address)
    await expect(reader.getByText(before)).toBeVisible()
    await expect(reader.getByText('Толор банд аст.')).toBeVisible()
    await sameAfterReload(reader)
  })
  await test.step('calling it off: it stays where it was announced, with the reason', async () => {
    await page.getByRole('button', { name: say('plan.cancel') }).click()
    await page.getByRole('button', { name: say('plan.cancel') }).click()
    await expectFocus(page.getByRole('alert').filter({ has: page.getByRole('listitem') }))
    await page.getByLabel(say('plan.cancelReason')).fill('Аъзо намерасанд.')
    await page.getByRole('button', { name: say('plan.cancel') }).click()
    await expect(page.getByRole('alertdialog')).toContainText('Аъзо намерасанд.')
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('plan.cancel') })
      .click()
    await expect(page.getByText(say('acts.none'))).toBeVisible()
    await reader.goto(address)
    await expect(reader.getByText(say('announcement.now.cancelled'))).toBeVisible()
    await inspect(reader, `cancelled-meeting-${language}`)
    await reader.goto(`${baseURL}/${language}/meetings?when=coming&council=bokhtar`)
    // Other journeys call off meetings of this council too.
    const called = reader
      .getByRole('listitem')
      .filter({ has: reader.locator(`a[href="${new URL(address, baseURL).pathname}"]`) })
    await expect(called.getByText(say('announcement.reason', { reason: 'Аъзо намерасанд.' }))).toBeVisible()
  })
  await test.step('calendars are told: the same event, changed twice, cancelled', async () => {
    await reader.goto(`${baseURL}/${language}/councils/bokhtar`)
    const href = await reader.getByRole('link', { name: site('follow.calendar') }).getAttribute('href')
    const answer = await stranger.request.get(`${baseURL}${href}`)
    expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
    const calendar = (await answer.text()).replaceAll('\r\n ', '')
    const event = calendar.split('BEGIN:VEVENT').find((part) => part.includes(title)) ?? ''
    expect(event).toContain('STATUS:CANCELLED')
    expect(event).toContain('SEQUENCE:2')
    expect(event).toContain('DTSTART;TZID=Asia/Dushanbe:')
    for (const [address, status] of [
      ['ru/calendar/TJ-KT.ics', 200],
      ['en/calendar/TJ.ics', 200],
      ['tg/calendar/nowhere.ics', 404],
    ] as const)
      expect((await stranger.request.get(`${baseURL}/${address}`)).status()).toBe(status)
  })
  await stranger.close()
})

test('an announced meeting is held: its minutes begin with what was announced', async ({ page }) => {
  const title = `Ҷаласаи имрӯза ${Date.now()}`
  await signIn(page, language, 'chair.bokhtar@demo.hamkori.example')
  await page.goto(`/${language}/desk/meetings/plan`)
  await fillDate(page, 'plan-heldOn', 0)
  await page.getByLabel(say('form.startsAt')).fill('09:00')
  await page.getByLabel(say('form.title'), { exact: true }).fill(title)
  await page.getByLabel(say('form.place'), { exact: true }).fill('Дафтари шӯро')
  await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъалаи фаврӣ')
  await page.getByRole('button', { name: say('plan.save') }).click()
  await expect(page).toHaveURL(/\/desk\/meetings\/JLS-KT-\d{4}-\d{5}$/)
  await page.getByLabel(say('plan.shortNotice')).fill('Ҳодисаи фаврӣ.')
  await page.getByRole('button', { name: say('plan.announce'), exact: true }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('plan.announce'), exact: true })
    .click()
  await page.getByRole('link', { name: say('plan.hold') }).click()
  await expect(page.getByLabel(say('form.title'), { exact: true })).toHaveValue(title)
  await expect(page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) })).toHaveValue('Масъалаи фаврӣ')
  await page.getByRole('button', { name: say('form.allPresent') }).click()
  await page.getByRole('button', { name: say('form.record') }).click()
  await expect(page.getByRole('button', { name: say('acts.sign'), exact: true })).toBeVisible()
  await expect(page.getByText('Ҳодисаи фаврӣ.')).toBeVisible()
})
