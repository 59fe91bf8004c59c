import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { fillDate, signIn } from './support/session.ts'

// Photos and documents: with a finding before it is sent, with what a department reports, and with the council's verification.
/** A photo as a browser packs one. Each is another file: what was published once can be read from then on. */
async function drawnPhoto(page: Page, hue: number): Promise<Buffer> {
  const packed = await page.evaluate((first) => {
    const canvas = document.createElement('canvas')
    canvas.width = 1200
    canvas.height = 900
    const pen = canvas.getContext('2d')
    for (let at = 0; at < 12; at += 1) {
      pen!.fillStyle = `hsl(${first + at * 6} 60% 60%)`
      pen!.fillRect(at * 100, 0, 100, 900)
    }
    pen!.font = '80px sans-serif'
    pen!.fillStyle = '#222'
    pen!.fillText(crypto.randomUUID(), 40, 480, 1100)
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  }, hue)
  return Buffer.from(packed, 'base64')
}
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

for (const language of staffLanguages) {
  const say = messages('shortcomings', language)
  const cases = messages('cases', language)

  const chooser = (page: Page) => page.locator('input[type="file"]')
  const choose = async (page: Page, name: string, buffer: Buffer) =>
    chooser(page).setInputFiles({ name, mimeType: name.endsWith('pdf') ? 'application/pdf' : 'image/jpeg', buffer })
  const shown = (page: Page, number: number) => page.getByLabel(cases('attach.description', { number: String(number) }))
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  async function publish(page: Page, name: string) {
    await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
  }

  test(`a finding is shown by photos, and so are its fixing and its verification (${language})`, async ({
    browser,
    baseURL,
  }) => {
    test.slow()
    const stamp = Date.now()
    const [steps, order, ramp, seen] = [`Зинаҳо ${stamp}`, `Фармоиш ${stamp}`, `Роҳи моил ${stamp}`, `Санҷиш ${stamp}`]
    const council = await (await browser.newContext()).newPage()
    const department = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
    const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage()

    await signIn(council, language, 'secretary.khujand@demo.hamkori.example')
    await council.goto(`/${language}/desk/shortcomings/new`)
    await council
      .getByLabel(say('form.title'), { exact: true })
      .fill(`Ба шуъба бо аробача даромадан мумкин нест ${stamp}`)
    await council.getByLabel(cases('form.detail'), { exact: true }).fill('Дар назди дар се зина ҳаст.')
    await council.getByLabel(cases('topicLabel')).selectOption('premises')
    await press(council, cases('form.register'))
    await expect(council).toHaveURL(/\/desk\/shortcomings\/KMB-SU-\d{4}-\d{5}$/)
    const reference = council.url().split('/').at(-1) ?? ''

    await test.step('what is no photo is refused at its field, and the rest stays', async () => {
      await choose(council, 'steps.jpg', await drawnPhoto(council, 20))
      await shown(council, 1).fill(steps)
      await choose(council, 'page.jpg', Buffer.from('<html><script>alert(1)</script>'))
      await expect(council.getByText(cases('attach.notAccepted')).first()).toBeVisible()
      await expect(shown(council, 1)).toHaveValue(steps)
      await inspect(council, `files-refused-${language}`)
      await choose(council, 'order.pdf', pdf)
      // Without words for whoever does not see it, it is not saved.
      await press(council, cases('files.save'))
      await expect(shown(council, 2)).toHaveAttribute('aria-invalid', 'true')
      await shown(council, 2).fill(order)
      // What is not saved would not go along: nobody is asked to send before.
      await press(council, say('acts.send'))
      await expect(council.getByText(cases('files.unsaved'))).toBeVisible()
      await expect(council.getByRole('alertdialog')).toHaveCount(0)
      await press(council, cases('files.save'))
      await expect(council.getByRole('img', { name: steps })).toBeVisible()
    })

    const photo = council.getByRole('img', { name: steps })
    const whole = (await photo.locator('..').getAttribute('href')) ?? ''
    await test.step('until it is sent, only the council reads the photo', async () => {
      await photo.scrollIntoViewIfNeeded()
      await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400)
      expect((await stranger.request.get(`${baseURL}${whole}`)).status()).toBe(404)
      expect((await council.request.get(`${baseURL}${whole}`)).headers()['cache-control']).toBe('private, no-store')
      await inspect(council, `files-draft-${language}`)
    })

    await press(council, say('acts.send'))
    await expect(council.getByRole('alertdialog').getByRole('img', { name: steps })).toBeVisible()
    await publish(council, say('acts.send'))
    await expect(chooser(council)).toHaveCount(0)

    await test.step('everybody sees it, without scripts too', async () => {
      await stranger.goto(`${baseURL}/${language}/shortcomings/${reference}`)
      await expect(stranger.getByRole('heading', { name: cases('files.title') })).toBeVisible()
      await expect(stranger.getByRole('img', { name: steps })).toBeVisible()
      await expect(stranger.getByRole('link', { name: order })).toHaveAttribute('href', /^\/files\/[0-9a-f]{64}$/)
      expect((await stranger.request.get(`${baseURL}${whole}`)).status()).toBe(200)
    })

    await test.step('the department reports with a photo', async () => {
      await signIn(department, language, 'officer.mia-su-01@demo.hamkori.example')
      await department.goto(`${baseURL}/${language}/desk/shortcomings/${reference}`)
      await press(department, cases('acts.acknowledge'))
      await department.getByLabel(say('outcome.confirmed'), { exact: false }).first().check()
      await department.getByLabel(cases('answer.reasons'), { exact: true }).fill('Чунин аст.')
      await department.getByLabel(say('answer.remedy'), { exact: true }).fill('Роҳи моил сохта мешавад.')
      await fillDate(department, 'answer-remedyDueOn', 20)
      await press(department, cases('answer.give'))
      await publish(department, cases('answer.publish'))
      await department.locator('input[type="radio"][value="reportFixed"]').check()
      await department.getByLabel(cases('followUp.text.report'), { exact: true }).fill('Роҳи моил сохта шуд.')
      await department.getByLabel(cases('followUp.evidence'), { exact: true }).fill('Санади қабул.')
      await choose(department, 'ramp.jpg', await drawnPhoto(department, 140))
      await shown(department, 1).fill(ramp)
      await inspect(department, `files-report-${language}`)
      // A reload loses nothing of what was written and sent.
      await department.reload()
      await expect(shown(department, 1)).toHaveValue(ramp)
      await press(department, say('followUp.reportFixed.label'))
      await expect(department.getByRole('alertdialog')).toContainText(ramp)
      await publish(department, cases('answer.publish'))
      await expect(department.getByRole('img', { name: ramp })).toBeVisible()
    })

    await test.step('the council verifies with a photo of its own', async () => {
      await council.reload()
      await council.locator('input[type="radio"][value="confirmFixed"]').check()
      await council.getByLabel(cases('followUp.text.confirm'), { exact: true }).fill('Бо аробача даромадем.')
      await choose(council, 'seen.jpg', await drawnPhoto(council, 260))
      await shown(council, 1).fill(seen)
      await press(council, say('followUp.confirmFixed.label'))
      await publish(council, cases('answer.publish'))
    })

    await stranger.reload()
    for (const name of [steps, ramp, seen]) await expect(stranger.getByRole('img', { name })).toBeVisible()
    const reader = await (await browser.newContext()).newPage()
    await reader.goto(`${baseURL}/${language}/shortcomings/${reference}`)
    await inspect(reader, `shortcoming-files-${language}`)
    const list = await reader.request.get(`${baseURL}/${language}/shortcomings.csv?council=khujand`)
    expect(await list.text()).toContain(`${baseURL}${whole}`)

    await test.step('the council takes its photo off, and everybody reads that and why', async () => {
      const why = `Рӯйи одам намоён аст ${stamp}`
      await council.reload()
      await press(council, cases('remove-file.action'))
      // What the department published is not the council's to take off.
      await expect(council.getByRole('radio', { name: ramp })).toHaveCount(0)
      await press(council, cases('remove-file.send'))
      for (const field of ['fileId', 'ground', 'reason'])
        await expect(council.locator(`#remove-file-${field}-error`)).toBeVisible()
      await council.getByRole('radio', { name: steps }).check()
      await council.getByRole('radio', { name: cases('remove-file.grounds.recognisablePerson') }).check()
      await council.getByLabel(cases('remove-file.reason'), { exact: true }).fill(why)
      await inspect(council, `file-removal-${language}`)
      await press(council, cases('remove-file.send'))
      await expect(council.getByRole('alertdialog')).toContainText(why)
      await publish(council, cases('remove-file.send'))
      await expect(council.getByRole('img', { name: steps })).toHaveCount(0)
      await expect(council.getByText(why).first()).toBeVisible()
      expect((await stranger.request.get(`${baseURL}${whole}`)).status()).toBe(404)
      await stranger.reload()
      await expect(stranger.getByText(cases('files.removed.ground.recognisablePerson'))).toContainText(why)
      await expect(stranger.getByRole('img', { name: ramp })).toBeVisible()
      await reader.reload()
      await inspect(reader, `shortcoming-file-removed-${language}`)
      expect(
        await (await reader.request.get(`${baseURL}/${language}/shortcomings.csv?council=khujand`)).text(),
      ).not.toContain(whole)
    })
    for (const page of [council, department, stranger, reader]) await page.context().close()
  })
}
