import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from './support/journey.ts'
import { anyLanguage, languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { fillDate, signIn } from './support/session.ts'

/** The text of each page of a PDF. */
async function pagesOf(bytes: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return text.map((page) => page.replaceAll(/\s+/g, ' '))
}

for (const language of languages) {
  const say = messages('meetings', language)
  const site = messages('platform', language)

  test(`whoever reads minutes takes them along to print and to file them (${language})`, async ({ page, browser }) => {
    await page.goto(`/${language}/meetings?area=TJ-DU`)
    await page.getByRole('main').locator('a[href*="/meetings/JLS-DU-"]').first().click()
    const pdf = page.getByRole('link', { name: site('document.as', { format: 'PDF' }) })
    await expect(pdf).toBeVisible()
    await inspect(page, `meeting-documents-${language}`)
    const heading = (await page.getByRole('heading', { level: 1 }).locator('span').first().innerText()).trim()
    const reference = page.url().split('/').at(-1) ?? ''

    const file = await page.request.get((await pdf.getAttribute('href')) ?? '')
    expect(file.headers()['content-type']).toBe('application/pdf')
    const bytes = await file.body()
    const text = (await pagesOf(bytes)).join(' ')
    for (const said of [heading, say('document.minutes', { reference }), say('document.about')])
      expect(text).toContain(said)
    expect(text).not.toContain('\\u')
    expect(text).not.toContain('meetings.')

    await test.step('the number at its end is that of the content, which anybody can check', async () => {
      const content = await page.request.get(`/${language}/meetings/${reference}.json`)
      expect(text).toContain(
        createHash('sha256')
          .update(await content.body())
          .digest('hex'),
      )
    })
    await test.step('a program that has it already is told so', async () => {
      const tag = file.headers()['etag'] ?? ''
      const again = await page.request.get(`/${language}/meetings/${reference}.pdf`, {
        headers: { 'if-none-match': tag },
      })
      expect(again.status()).toBe(304)
    })
    await test.step('the other one is for Word', async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: site('document.as', { format: 'Word' }) }).click(),
      ])
      expect(download.suggestedFilename()).toBe(`${reference}-${language}.docx`)
    })
    await test.step('without JavaScript the links are there too', async () => {
      const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await plain.goto(page.url())
      await expect(plain.getByRole('link', { name: site('document.as', { format: 'PDF' }) })).toBeVisible()
    })
  })
}

test('what is not public is a draft on every page, for its council alone', async ({ page, browser, baseURL }) => {
  const language = anyLanguage
  const say = messages('meetings', language)
  const site = messages('platform', language)
  const title = `Ҷаласаи чопӣ ${Date.now()}`
  const stranger = await browser.newContext({ baseURL: baseURL ?? '' })
  await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')
  await page.goto(`/${language}/desk/meetings/new`)
  await page.getByLabel(say('form.title'), { exact: true }).fill(title)
  await page.getByLabel(say('form.place'), { exact: true }).fill('Бохтар')
  await fillDate(page, 'meeting-heldOn', -1)
  await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъалаи ягона')
  await page.getByRole('button', { name: say('form.allPresent') }).click()
  await page.getByRole('button', { name: say('form.record') }).click()
  await expect(page).toHaveURL(/\/desk\/meetings\/JLS-KT-\d{4}-\d{5}$/)
  await inspect(page, 'desk-meeting-documents')
  const address = await page.getByRole('link', { name: site('document.as', { format: 'PDF' }) }).getAttribute('href')
  const file = await page.request.get(address ?? '')
  expect(file.headers()['cache-control']).toContain('no-store')
  const pages = await pagesOf(await file.body())
  for (const text of pages) expect(text).toContain(say('document.draft').toUpperCase())
  expect(pages.join(' ')).toContain(title)
  expect(pages.join(' ')).toContain(say('document.draftMinutes'))
  for (const hidden of [address ?? '', (address ?? '').replace('/desk/', '/')])
    expect((await stranger.request.get(hidden)).status(), hidden).toBe(404)
})
