import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage as language, messages } from './support/languages.ts'
import { inspect, shoot } from './support/look.ts'
import { signIn } from './support/session.ts'

/*
 * A member writes down a school visit on a phone in a yard without a connection; it goes out by itself, and gets a photo. The secretary
 * makes a shortcoming of one of its lines, corrects a number and takes the photo off, and everybody can read all of it.
 */
const say = messages('activities', language)
const site = messages('platform', language)
const shortcomings = messages('shortcomings', language)
const cases = messages('cases', language)

const stamp = Date.now()
const title = `Вохӯрӣ дар мактаби № 5 (${stamp})`
const named = `Дар назди мактаб чароғак нест (${stamp})`

const shown = `Хонандагон дар назди тахта (${stamp})`

/** A photo of 1200 by 900 pixels, as the browser itself draws and packs one. */
async function drawnPhoto(page: Page): Promise<Buffer> {
  const packed = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1200
    canvas.height = 900
    const pen = canvas.getContext('2d')
    for (let at = 0; at < 60; at += 1) {
      pen!.fillStyle = `hsl(${at * 6} 70% 50%)`
      pen!.fillRect(at * 20, 0, 20, 900)
    }
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  })
  return Buffer.from(packed, 'base64')
}

let phone: BrowserContext
let desk: BrowserContext
test.beforeAll(async ({ browser }) => {
  phone = await browser.newContext({ viewport: { width: 360, height: 740 } })
  desk = await browser.newContext()
})
test.afterAll(async () => {
  await phone.close()
  await desk.close()
})

const field = (page: Page, path: string) => page.locator(`[id="activity-${path}"]`)
async function publish(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
}

test('a school visit is written down without a connection, becomes public, a shortcoming, and is corrected', async ({
  page: reader,
}) => {
  test.slow()
  const member = await phone.newPage()
  await signIn(member, language, 'member.bokhtar@demo.hamkori.example')
  await member.getByRole('link', { name: say('desk.tiles.recordActivity.title') }).click()
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(say('form.heading'))

  await test.step('what is missing is named beside the fields', async () => {
    await member.getByRole('button', { name: say('form.action'), exact: true }).click()
    for (const path of ['kind', `title-${language}`, 'startedOn'])
      await expect(field(member, path)).toHaveAttribute('aria-invalid', 'true')
    await expect(field(member, 'areaCode')).not.toHaveValue('')
  })

  await test.step('without a connection it is kept, and sent when the connection is back', async () => {
    await phone.setOffline(true)
    await field(member, 'kind').selectOption('schoolVisit')
    await field(member, `title-${language}`).fill(title)
    // Only the month is known.
    await field(member, 'startedOn-month').selectOption('3')
    await field(member, 'startedOn-year').fill('2026')
    await field(member, 'attendance').fill('60')
    await member.getByText(say('form.parts')).click()
    await field(member, 'women').fill('31')
    await field(member, 'under14').fill('41')
    await field(member, 'topics-0').fill(`Бехатарии роҳ (${stamp})`)
    await member.getByRole('button', { name: say('form.add.shortcomings') }).click()
    await field(member, 'shortcomings-0').fill(named)
    await field(member, 'participants-0').fill('Нозири ноболиғон')
    await publish(member, say('form.action'))
    await expect(member.getByText(say('form.waiting'))).toBeVisible()
    await shoot(member, `activity-offline-${language}`)
    await phone.setOffline(false)
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: 20_000 })
    await inspect(member, `desk-activity-${language}`)
    // A member without an office does not register shortcomings.
    await expect(member.getByText(say('desk.lines'))).toHaveCount(0)
  })

  await test.step('a photo is published with words, once somebody has thought of the people on it; a lie is refused', async () => {
    const file = (buffer: Buffer) => ({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })
    await member.getByRole('button', { name: say('photo.action'), exact: true }).click()
    for (const path of ['fileHash', 'description'])
      await expect(member.locator(`[id="photo-${path}"]`)).toHaveAttribute('aria-invalid', 'true')
    await member.locator('[id="photo-fileHash"]').setInputFiles(file(Buffer.from('<html><script>alert(1)</script>')))
    await member.locator('[id="photo-description"]').fill(shown)
    await publish(member, say('photo.action'))
    await expect(member.getByText(site('issues.file_not_accepted')).first()).toBeVisible()
    await inspect(member, `activity-photo-refused-${language}`)
    await member.locator('[id="photo-fileHash"]').setInputFiles(file(await drawnPhoto(member)))
    await publish(member, say('photo.action'))
    await expect(member.getByRole('img', { name: shown })).toBeVisible()
  })

  await test.step('everybody reads it', async () => {
    await reader.goto(`/${language}/councils/bokhtar`)
    await reader.getByRole('link', { name: title }).click()
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(reader.getByText(`${say('part.women')}: 31`, { exact: false })).toBeVisible()
    const photo = reader.getByRole('img', { name: shown })
    await photo.scrollIntoViewIfNeeded()
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400)
    await inspect(reader, `activity-${language}`)
  })

  const secretary = await desk.newPage()
  await signIn(secretary, language, 'secretary.bokhtar@demo.hamkori.example')
  const address = new URL(member.url()).pathname

  await test.step('a line becomes a shortcoming in two taps', async () => {
    await secretary.goto(address)
    await secretary.getByRole('link', { name: named }).click()
    await expect(secretary.getByLabel(shortcomings('form.title'), { exact: true })).toHaveValue(named)
    await inspect(secretary, `shortcoming-of-activity-${language}`)
    await secretary.getByRole('button', { name: cases('form.register') }).click()
    await expect(secretary).toHaveURL(/\/desk\/shortcomings\/KMB-/)
    await expect(secretary.getByRole('link', { name: title })).toHaveAttribute('href', /\/activities\/bokhtar-/)
  })

  await test.step('a correction says in public what, when and why; parts are never more than the whole', async () => {
    const reason = `Шумора нодуруст буд (${stamp})`
    await secretary.goto(address)
    await secretary.getByRole('link', { name: say('correct.heading') }).click()
    await expect(field(secretary, 'attendance')).toHaveValue('60')
    await field(secretary, 'attendance').fill('40')
    await field(secretary, 'reason').fill(reason)
    await publish(secretary, say('correct.action'))
    await expect(field(secretary, 'under14')).toHaveAttribute('aria-invalid', 'true')
    await expect(secretary.getByText(site('issues.parts_exceed_whole', { max: '40' })).first()).toBeVisible()
    await inspect(secretary, `correct-activity-${language}`)
    await field(secretary, 'attendance').fill('65')
    await publish(secretary, say('correct.action'))
    await expect(secretary.getByRole('heading', { level: 1 })).toHaveText(title)
    await reader.reload()
    await expect(reader.getByText(reason)).toBeVisible()
  })

  await test.step('a photo that somebody asks to take off is gone at once, and the page says so', async () => {
    const address = await reader.getByRole('img', { name: shown }).getAttribute('src')
    const reason = `Хоҳиши касе, ки дар акс аст (${stamp})`
    const remove = secretary.getByRole('button', { name: say('photo.remove', { number: '1' }), exact: true })
    await remove.click()
    await secretary.locator('[id="remove-photo-1-reason"]').fill(reason)
    await remove.click()
    await expect(secretary.getByRole('img', { name: shown })).toHaveCount(0)
    expect((await reader.request.get(address ?? '')).status()).toBe(404)
    await reader.reload()
    await expect(reader.getByText(reason)).toBeVisible()
  })
})
