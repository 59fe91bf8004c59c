import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'

for (const language of languages) {
  const site = messages('platform', language)

  test(`whoever wants to hear of a council, a place or a record follows it without an account (${language})`, async ({
    page,
  }) => {
    const open = async (address: string) => {
      await page.goto(address)
      const link = page.getByRole('link', { name: site('follow.feed') })
      await expect(link).toBeVisible()
      const href = (await link.getAttribute('href')) ?? ''
      // Programs find it by the head of the page.
      await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveAttribute(
        'href',
        new RegExp(`${href}$`),
      )
      const answer = await page.request.get(href)
      expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
      const again = await page.request.get(href, { headers: { 'if-none-match': answer.headers()['etag'] ?? '' } })
      expect(again.status(), `${href} again`).toBe(304)
      return { href, feed: await answer.text() }
    }
    const { feed: ofCouncil } = await open(`/${language}/councils/khujand`)
    await inspect(page, `follow-council-${language}`)
    await expect(page.getByRole('link', { name: site('follow.calendar') })).toHaveAttribute('href', /khujand\.ics$/)
    expect(ofCouncil.match(/<entry>/g)?.length).toBeGreaterThan(3)
    for (const kind of ['meetings/JLS-SU', 'shortcomings/KMB-SU', 'proposals/PSH-SU', 'councils/khujand/plans'])
      expect(ofCouncil).toContain(`/${language}/${kind}`)

    const { feed: ofPlace } = await open(`/${language}/areas/TJ-SU`)
    expect(ofPlace).toContain('KMB-SU-')
    expect(ofPlace).not.toContain('KMB-KT-')

    const [, shortcoming = ''] = /shortcomings\/(KMB-SU-\d{4}-\d{5})/.exec(ofCouncil) ?? []
    const { feed: ofRecord } = await open(`/${language}/shortcomings/${shortcoming}`)
    expect(ofRecord).toContain(`${shortcoming}/1</id>`)
    await inspect(page, `follow-record-${language}`)
  })
}

test('a feed of nothing is missing, and the country has one', async ({ request }) => {
  for (const [address, status] of [
    ['/tg/feeds/nowhere.atom', 404],
    ['/tg/feeds/KMB-SU-1999-00001.atom', 404],
    ['/tg/feeds/TJ.atom', 200],
  ] as const)
    expect((await request.get(address)).status(), address).toBe(status)
})
