import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account } from './support/accounts.ts'
import { acceptInvitation } from './support/enrol.ts'
import { expect, test } from './support/journey.ts'
import { languages, messages, staffLanguages } from './support/languages.ts'
import type { Language } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn, signOut } from './support/session.ts'

const administrator = 'administrator@demo.hamkori.example'
const chair = 'chair.sino@demo.hamkori.example'

/** Presses the button of the dialog on the screen that asks before an action. */
async function agree(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: action, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** The message of the installation's own mail folder to this address; where no mail server is set up, they are files. */
async function mailTo(address: string): Promise<string> {
  const folder = join(process.env['HAMKORI_HOME'] ?? '', 'mail')
  const find = () =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .find((text) => text.includes(`To: ${address}`))
  await expect.poll(() => find() !== undefined, { message: `a letter to ${address}` }).toBe(true)
  return find() ?? ''
}

/** One of the council's free seats that no other journey takes: of the fifteen there are, the last three wait for the languages. */
const seatNumber = (language: Language): number => 13 + languages.indexOf(language)

/** A council on which nobody but the journey of this language begins anything. */
const invitedTo = { tg: 'isfara', ru: 'panjakent', en: 'vahdat' } as const

/** What everybody reads of how many seats of a council are filled. */
async function seatsFilled(page: Page, language: Language, council: string): Promise<string> {
  await page.goto(`/${language}/councils/${council}`)
  return (await page.locator('#seats [aria-live="polite"]').textContent()) ?? ''
}

for (const language of staffLanguages) {
  const say = messages('people', language)
  const identity = messages('identity', language)
  const site = messages('platform', language)
  const councils = messages('councils', language)

  test(`an administrator invites to a post and a seat, suspends and restores, ends the post; the audit log shows it (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    test.slow()
    const slug = invitedTo[language]
    const filled = await seatsFilled(page, language, slug)
    const email = `invited.${language}.${Date.now()}@mail.example`
    const label = `Даъватшуда ${language} ${Date.now()}`
    const seat = String(seatNumber(language))
    await signIn(page, language, administrator)
    const desk = page.getByRole('navigation', { name: site('desk.label') })
    await desk.getByRole('link', { name: messages('people', language)('navigation.people'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title'))
    await inspect(page, `people-${language}`)

    await page.getByRole('link', { name: say('inviteLink'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('invite.title'))
    await page.getByRole('button', { name: say('invite.action'), exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: say('invite.toNothing') })).toBeVisible()
    await page.goto(`/${language}/desk/people/new?council=${slug}`)
    await page.getByLabel(say('invite.email'), { exact: true }).fill(email)
    await page.getByLabel(say('invite.label'), { exact: true }).fill(label)
    await page.getByLabel(say('invite.toPost'), { exact: true }).check()
    await page.getByRole('radio', { name: identity('role.observer') }).check()
    // The chair's office is held; free seats alone are offered, and who has the others is said.
    await page.getByLabel(say('seat.office'), { exact: true }).selectOption('chair')
    await expect(page.getByLabel(say('seat.seat'), { exact: true }).locator('option[value="1"]')).toHaveCount(0)
    await page.getByLabel(say('seat.seat'), { exact: true }).selectOption(seat)
    await page.getByRole('button', { name: say('invite.action'), exact: true }).click()
    await agree(page, say('invite.action'))
    await expect(page.getByText(site('issues.office_taken')).last()).toBeVisible()
    await page.getByLabel(say('seat.office'), { exact: true }).selectOption('member')
    await inspect(page, `invite-${language}`)
    await page.getByRole('button', { name: say('invite.action'), exact: true }).click()
    await expect(page.getByRole('alertdialog')).toContainText(email)
    await agree(page, say('invite.action'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(label)
    await expect(page.getByText(say('person.states.invited')).first()).toBeVisible()
    expect(await mailTo(email)).toContain('Subject:')
    // An invitation seats nobody.
    await expect(page.getByText(say('person.waits'), { exact: true })).toBeVisible()
    await expect(page.getByText(say('person.noSeats'))).toHaveCount(0)
    const invited = page.url()
    expect(await seatsFilled(page, language, slug)).toBe(filled)
    await page.goto(`/${language}/desk/seats/${slug}`)
    await expect(page.getByRole('heading', { name: councils('desk.offers.title') })).toBeVisible()
    await inspect(page, `seat-offers-${language}`)

    // Three causes, three sentences, and a way on from each.
    const again = async (address: string) => {
      await page.goto(`/${language}/desk/people/new?council=${slug}`)
      await page.getByLabel(say('invite.email'), { exact: true }).fill(address)
      await page.getByLabel(say('invite.label'), { exact: true }).fill('Санҷиш')
      await page.getByLabel(say('seat.office'), { exact: true }).selectOption('member')
      await page.getByLabel(say('seat.seat'), { exact: true }).selectOption('12')
      await page.getByRole('button', { name: say('invite.action'), exact: true }).click()
      await agree(page, say('invite.action'))
    }
    await again(email)
    await expect(page.getByText(site('issues.invitation_waits')).last()).toBeVisible()
    await inspect(page, `invitation-waits-${language}`)
    await page.getByRole('link', { name: say('invite.toInvitation') }).click()
    await expect(page.getByRole('link', { name: label, exact: true })).toBeVisible()
    await again('observer@demo.hamkori.example')
    await expect(page.getByText(site('issues.has_account')).last()).toBeVisible()
    await inspect(page, `has-account-${language}`)
    await page.getByRole('link', { name: say('invite.toSeatOf') }).click()
    await expect(page.getByRole('combobox', { name: councils('desk.add.person') })).toHaveValue(/observer@/)
    await page.goto(invited)

    await page.getByRole('button', { name: say('act.renewInvitation.action'), exact: true }).click()
    const readAgain = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('query Person('))
    await agree(page, say('act.renewInvitation.action'))
    await readAgain
    await expect(page.getByText(say('act.renewInvitation.done'))).toBeVisible()
    // The letter goes a moment later, and the page says so by itself.
    await expect(page.getByText(say('mail.waiting'))).toHaveCount(0)
    await sameAfterReload(page)

    await page.getByRole('button', { name: say('act.suspendPerson.action'), exact: true }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: say('act.suspendPerson.action'), exact: true }).click()
    await expect(
      dialog.getByText(site('issues.too_short', { min: 3 })).or(dialog.getByText(site('issues.required'))),
    ).toBeVisible()
    await dialog.getByLabel(say('act.reason'), { exact: true }).fill('Санҷиши хизматӣ')
    await inspect(page, `suspend-${language}`)
    await agree(page, say('act.suspendPerson.action'))
    await expect(page.getByText('Санҷиши хизматӣ', { exact: true }).first()).toBeVisible()
    await sameAfterReload(page)
    await page.getByRole('button', { name: say('act.restorePerson.action'), exact: true }).click()
    await dialog.getByLabel(say('act.reason'), { exact: true }).fill('Санҷиш тамом шуд')
    await agree(page, say('act.restorePerson.action'))
    await expect(page.getByRole('button', { name: say('act.suspendPerson.action'), exact: true })).toBeVisible()
    await sameAfterReload(page)

    await page.getByRole('button', { name: say('act.endPost.of', { post: identity('role.observer') }) }).click()
    // A last day that is typed wrong can be put right until it has come.
    await fillDate(page, 'end-post-on', 400)
    await dialog.getByLabel(say('act.reason'), { exact: true }).fill('Санаи хато')
    await dialog.getByRole('button', { name: say('act.endPost.action'), exact: true }).click()
    await expect(dialog.getByText(site('issues.date_out_of_range'))).toBeVisible()
    await fillDate(page, 'end-post-on', 300)
    await agree(page, say('act.endPost.action'))
    await page.getByRole('button', { name: say('act.changePostEnd.of', { post: identity('role.observer') }) }).click()
    await expect(dialog.locator('[id="end-post-on-year"]')).toHaveValue(/^20\d\d$/)
    await fillDate(page, 'end-post-on', 0)
    await dialog.getByLabel(say('act.reason'), { exact: true }).fill('Ба кори дигар гузашт')
    await inspect(page, `change-post-end-${language}`)
    await agree(page, say('act.changePostEnd.action'))
    await expect(page.getByText(say('act.changePostEnd.done'))).toBeVisible()
    await expect(page.getByText(say('person.endedBecause', { reason: 'Ба кори дигар гузашт' }))).toBeVisible()
    await expect(page.getByText(say('person.over'), { exact: true })).toBeVisible()
    await sameAfterReload(page)
    await inspect(page, `person-${language}`)
    const person = page.url()

    // A seat on another council, for the account that is there: found by a part of its name, by the keyboard.
    await page.goto(`/${language}/desk/seats/khujand`)
    await page.getByRole('button', { name: councils('desk.add.title'), exact: true }).click()
    await page.getByRole('button', { name: councils('desk.add.action'), exact: true }).click()
    await expect(page.getByText(councils('desk.add.noPerson')).first()).toBeVisible()
    const choice = page.getByRole('combobox', { name: councils('desk.add.person') })
    const choose = async (words: string, name: string | RegExp) => {
      await choice.fill(words)
      await expect(page.getByRole('listbox').getByRole('option', { name })).toHaveCount(1)
      await choice.press('ArrowDown')
      await choice.press('Enter')
    }
    const add = async () => {
      await page.getByRole('button', { name: councils('desk.add.action'), exact: true }).click()
      await agree(page, councils('desk.add.action'))
    }
    await choose(label.slice(-8), label)
    await expect(page.getByText(councils('desk.add.chosen', { label }))).toBeVisible()
    await page.getByLabel(say('seat.office'), { exact: true }).selectOption('member')
    await page.getByLabel(say('seat.seat'), { exact: true }).selectOption(seat)
    await fillDate(page, 'seat-termTo', 30)
    await inspect(page, `add-seat-account-${language}`)
    // Who has not answered, who sits there already, and who answers for the department gets no seat; it is said at the person.
    for (const [words, code] of [
      ['', 'has_not_answered'],
      ['member.khujand@', 'sits_on_council'],
      ['officer.mia-su-01@', 'is_watched_officer'],
    ] as const) {
      if (words !== '') {
        await page.getByRole('button', { name: councils('desk.add.change') }).click()
        await choose(words, /./u)
      }
      await add()
      await expect(page.locator('#seat-personId').filter({ hasText: site(`issues.${code}`) })).toBeVisible()
    }
    await inspect(page, `add-seat-refused-${language}`)
    await page.getByRole('button', { name: councils('desk.add.change') }).click()

    // The invitation is accepted: the seat begins.
    const guest = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) })
    await acceptInvitation(await guest.newPage(), language, { email, password: `A long password of ${email}` })
    await guest.close()
    expect(await seatsFilled(page, language, slug)).not.toBe(filled)

    await page.goto(`/${language}/desk/seats/khujand`)
    await page.getByRole('button', { name: councils('desk.add.title'), exact: true }).click()
    await choose(label.slice(-8), label)
    await page.getByLabel(say('seat.office'), { exact: true }).selectOption('member')
    await page.getByLabel(say('seat.seat'), { exact: true }).selectOption(seat)
    await fillDate(page, 'seat-termTo', 30)
    await add()
    await expect(page.getByText(councils('desk.add.done'))).toBeVisible()
    await sameAfterReload(page)

    // The list of people, narrowed to that council; and to a department, where nobody of this name has a post.
    await page.goto(`/${language}/desk/people`)
    await page.getByText(say('more'), { exact: true }).click()
    await page.getByLabel(say('invite.council'), { exact: true }).selectOption('khujand')
    await page.getByLabel(say('search'), { exact: true }).fill(label)
    await page.getByRole('button', { name: say('show'), exact: true }).click()
    await expect(page).toHaveURL(/council=khujand/)
    await expect(page.getByRole('link', { name: label, exact: true })).toBeVisible()
    await inspect(page, `people-narrowed-${language}`)
    await page.reload()
    await expect(page.getByLabel(say('invite.council'), { exact: true })).toHaveValue('khujand')
    await expect(page.getByRole('link', { name: label, exact: true })).toBeVisible()
    await page.getByLabel(say('post.department'), { exact: true }).selectOption('MIA-SU-01')
    await page.getByRole('button', { name: say('show'), exact: true }).click()
    await expect(page.getByText(say('empty'), { exact: true })).toBeVisible()
    await page
      .getByRole('link', { name: say('clear'), exact: true })
      .first()
      .click()
    await expect(page.getByLabel(say('search'), { exact: true })).toHaveValue('')

    // A place that does not exist narrows nothing, and says nothing of a filter.
    await page.goto(`/${language}/desk/people?council=no-such-council`)
    // One page of them; each holds a list of its own, of posts and seats.
    await expect(page.getByRole('list', { name: say('list') }).locator('> li')).toHaveCount(15)
    await expect(page.getByRole('link', { name: say('clear'), exact: true })).toHaveCount(0)

    await page.goto(person)
    await page.getByRole('link', { name: messages('audit', language)('allAbout'), exact: true }).click()
    for (const verb of ['invite', 'suspend', 'restore'])
      await expect(
        page.getByRole('heading', { level: 3, name: say(`audit-log.verbs.person.${verb}`), exact: true }),
      ).toHaveCount(1)
    await expect(page.getByText('Санҷиши хизматӣ', { exact: true }).first()).toBeVisible()
    await expect(page.getByText(identity('role.administrator'), { exact: true }).first()).toBeVisible()
    await signOut(page, language)
  })

  test(`a chair adds and ends a seat of the own council, and not of another (${language})`, async ({ page }) => {
    const seat = seatNumber(language)
    await signIn(page, language, chair)
    expect(account(chair).role).toContain('chair')
    await page.goto(`/${language}/desk/seats`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(councils('desk.title'))
    await inspect(page, `seats-${language}`)
    await page.goto(`/${language}/desk/seats/sino`)
    await page.getByRole('button', { name: councils('desk.add.title'), exact: true }).click()
    await page.getByLabel(councils('desk.add.nobody'), { exact: true }).check()
    await page.getByLabel(say('seat.office'), { exact: true }).selectOption('member')
    await page.getByLabel(say('seat.seat'), { exact: true }).selectOption(String(seat))
    await fillDate(page, 'seat-termTo', 30)
    await inspect(page, `add-seat-${language}`)
    await page.getByRole('button', { name: councils('desk.add.action'), exact: true }).click()
    await agree(page, councils('desk.add.action'))
    const end = page.getByRole('button', {
      name: councils('desk.end.of', { office: councils('office.member'), number: seat }),
    })
    await expect(end).toBeVisible()
    await sameAfterReload(page)
    await end.click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: councils('desk.end.action'), exact: true }).click()
    await expect(dialog.getByText(site('issues.not_one_of'))).toBeVisible()
    await dialog.getByLabel(councils('desk.end.reason'), { exact: true }).selectOption('resigned')
    await fillDate(page, 'end-seat-on', 25)
    await inspect(page, `end-seat-${language}`)
    await agree(page, councils('desk.end.action'))
    await expect(end).toHaveCount(0)
    await sameAfterReload(page)
    // The last day is still to come: it is set anew, with its reason, and then it stands.
    const change = page.getByRole('button', {
      name: councils('desk.change.of', { office: councils('office.member'), number: seat }),
    })
    await change.click()
    await expect(dialog.getByLabel(councils('desk.end.reason'), { exact: true })).toHaveValue('resigned')
    await fillDate(page, 'end-seat-on', 0)
    await dialog.getByLabel(councils('desk.end.reason'), { exact: true }).selectOption('absent')
    await inspect(page, `change-seat-end-${language}`)
    await agree(page, councils('desk.change.action'))
    await expect(page.getByText(councils('desk.change.done'))).toBeVisible()
    await expect(change).toHaveCount(0)
    await sameAfterReload(page)
    await inspect(page, `council-seats-${language}`)

    await page.goto(`/${language}/desk/seats/khujand`)
    await expect(page.getByText(councils('desk.forbidden'))).toBeVisible()
    await expect(page.getByRole('button', { name: councils('desk.add.title'), exact: true })).toHaveCount(0)

    // An administrator's link with filters that a chair does not have opens the chair's own list.
    await page.goto(`/${language}/desk/people?council=khujand&department=MIA-SU-01`)
    await expect(page.getByText(say('introChair'))).toBeVisible()
    await expect(
      page
        .getByRole('list', { name: say('list') })
        .getByRole('listitem')
        .first(),
    ).toBeVisible()
    await expect(page.getByRole('link', { name: say('clear'), exact: true })).toHaveCount(0)
  })
}
