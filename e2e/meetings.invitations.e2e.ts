import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { messagesTo } from './support/mail.ts'
import { fillDate, signIn } from './support/session.ts'

/*
 * Members are invited by mail with an entry for their calendar: the secretary announces a meeting, the chair's mail has the same event as
 * the public calendar, and calling the meeting off takes it out again. The desk says how many were reached.
 */
const zoneHours = 5
const hourMilliseconds = 3_600_000

/** A moment in three hours, on the clocks of Dushanbe: so near that it is told at night too. */
function soon(): { readonly days: number; readonly time: string } {
  const shift = zoneHours * hourMilliseconds
  const now = new Date(Date.now() + shift)
  const then = new Date(now.getTime() + 3 * hourMilliseconds)
  const days = then.getUTCDate() === now.getUTCDate() ? 0 : 1
  return { days, time: then.toISOString().slice(11, 16) }
}

/** The calendar beside the text of a message: its method as the part's header names it, and what it holds, unfolded. */
function calendarIn(message: string): { readonly method: string | undefined; readonly content: string } {
  const part = message.split(/^--\S+$/mu).find((each) => /^content-type: text\/calendar/imu.test(each)) ?? ''
  const [head = '', body = ''] = part.split(/\n\n/u, 2)
  const content = /base64/iu.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body
          .replaceAll('=\n', '')
          .replace(/=([\dA-F]{2})/gu, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
  return { method: /method=(\w+)/u.exec(head)?.[1], content: content.replaceAll(/\r?\n /gu, '') }
}

for (const language of staffLanguages) {
  const say = messages('meetings', language)

  test(`members get an announced meeting into their calendars, and out again (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    test.slow()
    const title = `Ҷаласаи фаврӣ ${language} ${Date.now()}`
    const chair = 'chair.bokhtar@demo.hamkori.example'
    const { days, time } = soon()
    /** The newest message with a calendar of this meeting, once there is one with this method. */
    const received = async (method: string) => {
      const find = () =>
        messagesTo(chair)
          .map(calendarIn)
          .find((found) => found.method === method && found.content.includes(title))
      await expect.poll(find, { timeout: 30_000 }).toBeDefined()
      return find()?.content ?? ''
    }
    await signIn(page, language, 'secretary.bokhtar@demo.hamkori.example')

    await test.step('a meeting of today is planned and announced, with the reason for the short notice', async () => {
      await page.goto(`/${language}/desk/meetings/plan`)
      await fillDate(page, 'plan-heldOn', days)
      await page.getByLabel(say('form.startsAt')).fill(time)
      await page.getByLabel(say('form.title'), { exact: true }).fill(title)
      await page.getByLabel(say('form.place'), { exact: true }).fill('Дафтари шӯро')
      await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъалаи фаврӣ')
      await page.getByRole('button', { name: say('plan.save') }).click()
      await expect(page).toHaveURL(/\/desk\/meetings\/JLS-KT-\d{4}-\d{5}$/)
      await expect(page.locator('#invitations')).toHaveCount(0)
      await page.getByLabel(say('plan.shortNotice')).fill('Масъала фаврӣ аст.')
      await page.getByRole('button', { name: say('plan.announce'), exact: true }).click()
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: say('plan.announce'), exact: true })
        .click()
      await expect(page.getByRole('button', { name: say('plan.postpone') })).toBeVisible()
    })

    const uid = await test.step('the chair’s mail has the event of the public calendar', async () => {
      const invitation = await received('REQUEST')
      expect(invitation).toContain('METHOD:REQUEST')
      expect(invitation).toContain('SEQUENCE:0')
      expect(invitation).toContain(`T${time.replace(':', '')}00`)
      expect(invitation).toContain(`MAILTO:${chair}`)
      const name = /^UID:(\S+)/mu.exec(invitation)?.[1] ?? ''
      const calendar = await page.request.get(`${baseURL}/${language}/calendar/bokhtar.ics`)
      const event = (await calendar.text())
        .replaceAll('\r\n ', '')
        .split('BEGIN:VEVENT')
        .find((part) => part.includes(title))
      expect(event).toContain(`UID:${name}`)
      return name
    })

    await test.step('the desk says how many were reached, and who gets no mail', async () => {
      const card = page.locator('#invitations')
      await expect(async () => {
        await page.reload()
        await expect(card.getByText(say('plan.invitations.waiting'))).toBeHidden({ timeout: 2_000 })
        await expect(card.getByText(say('plan.invitations.invited'))).toBeVisible({ timeout: 2_000 })
      }).toPass()
      await expect(card.getByText(say('plan.invitations.withoutMail'))).toBeVisible()
      await inspect(page, `meeting-invitations-${language}`)
      // Nobody outside the council knows of it.
      const stranger = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
      await stranger.goto(page.url().replace('/desk/', '/'))
      await expect(stranger.getByRole('heading', { level: 1 })).toContainText(title)
      await expect(stranger.getByText(say('plan.invitations.title'))).toHaveCount(0)
      await stranger.context().close()
    })

    await test.step('calling it off takes the same event out again', async () => {
      await page.getByRole('button', { name: say('plan.cancel') }).click()
      await page.getByLabel(say('plan.cancelReason')).fill('Аъзо намерасанд.')
      await page.getByRole('button', { name: say('plan.cancel') }).click()
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: say('plan.cancel') })
        .click()
      await expect(page.getByText(say('acts.none'))).toBeVisible()
      const cancellation = await received('CANCEL')
      for (const line of [`UID:${uid}`, 'SEQUENCE:1', 'STATUS:CANCELLED', 'METHOD:CANCEL'])
        expect(cancellation).toContain(line)
    })
  })
}
