import { makeFailedJob } from './support/jobs.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { signIn, signOut } from './support/session.ts'

const administrator = 'administrator@demo.hamkori.example'
const observer = 'observer@demo.hamkori.example'

for (const language of staffLanguages) {
  const say = messages('operations', language)

  test(`an administrator tries a failed job again and discards another; the audit log shows both (${language})`, async ({
    page,
  }) => {
    const [tried, discarded] = [await makeFailedJob(), await makeFailedJob()]
    await signIn(page, language, administrator)
    await page.getByRole('link', { name: say('desk.tiles.health.title') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('health.title'))
    for (const part of ['disk', 'database', 'backup', 'jobs', 'mail', 'certificate', 'limits', 'program'])
      await expect(
        page.getByRole('heading', { level: 2, name: say(`health.${part}.title`), exact: true }),
      ).toBeVisible()
    await expect(page.getByText(say('health.disk.enough'))).toBeVisible()
    // Not the same after loading it anew: these are figures of a moment, and others send messages meanwhile.
    await inspect(page, `health-${language}`)
    await page.getByRole('link', { name: say('health.jobs.open') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title'))
    await expect(page.getByRole('heading', { level: 2, name: say('failed-jobs.jobs.sendMail') }).first()).toBeVisible()
    await expect(page.getByText(say('error', { code: 'ECONNREFUSED' })).first()).toBeVisible()
    await inspect(page, `failed-jobs-${language}`)

    for (const [verb, number] of [
      ['retry', tried],
      ['discard', discarded],
    ] as const) {
      const button = page.getByRole('button', {
        name: say('of', { action: say(`${verb}.action`), number }),
        exact: true,
      })
      await button.click()
      const dialog = page.getByRole('alertdialog')
      await expect(dialog).toContainText(say(`${verb}.text`))
      if (verb === 'discard') await inspect(page, `discard-job-${language}`)
      await dialog.getByRole('button', { name: say(`${verb}.action`), exact: true }).click()
      await expect(page.getByText(say(`${verb}.done`))).toBeVisible()
      await expect(button).toHaveCount(0)
      await sameAfterReload(page)
    }

    await page.goto(`/${language}/desk/audit`)
    for (const verb of ['retry', 'discard'])
      await expect(
        page.getByRole('heading', { level: 3, name: say(`audit-log.verbs.job.${verb}`), exact: true }).first(),
      ).toBeVisible()
    await signOut(page, language)
  })

  test(`nobody but an administrator is shown failed jobs and the health of the system (${language})`, async ({
    page,
  }) => {
    await signIn(page, language, observer)
    for (const tile of ['jobs', 'health'])
      await expect(page.getByRole('link', { name: say(`desk.tiles.${tile}.title`) })).toHaveCount(0)
    await page.goto(`/${language}/desk/jobs`)
    await expect(page.getByText(say('forbidden'))).toBeVisible()
    await page.goto(`/${language}/desk/health`)
    await expect(page.getByText(say('health.forbidden'))).toBeVisible()
  })
}
