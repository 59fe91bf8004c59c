import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn } from './support/session.ts'

// An announced meeting stays on its day, but its hour, place and agenda change: everybody reads what is different, and what it was before.
for (const language of staffLanguages) {
  const say = messages('meetings', language)

  test(`a secretary announces a change of a meeting that stays on its day (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    test.slow()
    const title = `Ҷаласаи тағйирёбанда ${language} ${Date.now()}`
    const said = 'Ҷаласа дар толори мактаби № 5 мешавад.'
    const stranger = await browser.newContext()
    const reader = await stranger.newPage()
    await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')
    await page.goto(`/${language}/desk/meetings/plan`)
    await fillDate(page, 'plan-heldOn', 21)
    await page.getByLabel(say('form.startsAt')).fill('14:00')
    await page.getByLabel(say('form.title'), { exact: true }).fill(title)
    await page.getByLabel(say('form.place'), { exact: true }).fill('Дафтари шӯро')
    await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъалаи аввал')
    await page.getByRole('button', { name: say('plan.save') }).click()
    await expect(page).toHaveURL(/\/desk\/meetings\/JLS-KT-\d{4}-\d{5}$/)
    const reference = page.url().split('/').at(-1) ?? ''
    const address = `${baseURL}/${language}/meetings/${reference}`
    await page.getByRole('button', { name: say('plan.announce'), exact: true }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('plan.announce'), exact: true })
      .click()
    await expect(page.getByRole('button', { name: say('plan.postpone') })).toBeVisible()
    const eventOf = async () => {
      const answer = await stranger.request.get(`${baseURL}/${language}/calendar/bokhtar.ics`)
      const calendar = (await answer.text()).replaceAll('\r\n ', '')
      return calendar.split('BEGIN:VEVENT').find((part) => part.includes(title)) ?? ''
    }
    const before = await eventOf()

    await test.step('the form begins with what was announced; without words nothing is sent', async () => {
      await page.getByRole('link', { name: say('plan.change') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        say('amendAnnouncement.editHeading', { reference }),
      )
      await expect(page.getByLabel(say('form.place'), { exact: true })).toHaveValue('Дафтари шӯро')
      await page.getByLabel(say('form.place'), { exact: true }).fill('Толори мактаби № 5')
      await page.getByLabel(say('form.startsAt')).fill('15:30')
      await page.getByRole('button', { name: say('form.addItem') }).click()
      await page.getByRole('textbox', { name: say('form.agendaItem', { number: 2 }) }).fill('Масъалаи нав')
      const words = page.getByLabel(say('amendAnnouncement.whatChanged'), { exact: true })
      await page.getByRole('button', { name: say('amendAnnouncement.action') }).click()
      await expect(words).toHaveAttribute('aria-invalid', 'true')
      await words.fill(said)
      await inspect(page, `amend-announcement-${language}`)
    })
    await test.step('the question shows what everybody will read', async () => {
      await page.getByRole('button', { name: say('amendAnnouncement.action') }).click()
      const question = page.getByRole('alertdialog')
      for (const text of [said, '15:30', 'Толори мактаби № 5', '2. Масъалаи нав'])
        await expect(question).toContainText(text)
      await inspect(page, `amend-announcement-confirm-${language}`)
      await question.getByRole('button', { name: say('amendAnnouncement.action') }).click()
      await expect(page).toHaveURL(new RegExp(`/desk/meetings/${reference}$`, 'u'))
      await expect(page.getByText(said).first()).toBeVisible()
    })
    await test.step('everybody reads what is different, and what was announced before', async () => {
      await reader.goto(address)
      await expect(reader.getByText(said).first()).toBeVisible()
      await expect(reader.getByText('Масъалаи нав').first()).toBeVisible()
      await sameAfterReload(reader)
      await reader.getByText(say('announcement.saidThen')).click()
      await expect(reader.getByText(/Дафтари шӯро/u)).toBeVisible()
      await inspect(reader, `changed-meeting-${language}`)
      await reader.goto(`${baseURL}/${language}/meetings?when=coming&council=bokhtar`)
      await expect(reader.getByText(say('announcement.changed', { what: said })).first()).toBeVisible()
    })
    await test.step('calendars and feeds follow: the same event, changed once', async () => {
      const after = await eventOf()
      const uid = (event: string) => /^UID:(\S+)/mu.exec(event)?.[1]
      expect(uid(after)).toBe(uid(before))
      expect(before).toContain('SEQUENCE:0')
      expect(after).toContain('SEQUENCE:1')
      expect(after).toContain('T153000')
      expect(after).toContain('STATUS:CONFIRMED')
      expect(after).toContain('№ 5')
      const feed = await stranger.request.get(`${baseURL}/${language}/feeds/${reference}.atom`)
      expect(await feed.text()).toContain(said)
    })
    await stranger.close()
  })
}
