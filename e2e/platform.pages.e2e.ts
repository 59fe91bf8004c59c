import { expect, test } from './support/journey.ts'
import { anyLanguage as language, languages } from './support/languages.ts'
import { takenOver } from './support/taken-over.ts'

/** What a page may load of scripts before it comes to rest, in KiB as the browser counts them, with the headers of each file: what a cheap phone on 2G can bear. */
const scriptBudget = 120
const everyPage = [
  ...[
    '',
    'areas',
    'areas/TJ-SU',
    'areas/TJ-SU-01',
    'units/SU-01-1',
    'councils',
    'councils?area=TJ-SU',
    'councils/khujand',
  ],
  ...[
    'organisations',
    'documents',
    'shortcomings',
    'proposals',
    'activities',
    'rate',
    'dashboards',
    'dashboards/TJ-SU',
  ],
  ...['dashboards/TJ-SU?show=sex', 'dashboards/units/SU-01-1'],
]
/** Pages that are made for one visitor, or that nobody keeps. */
const drawnEachTime = ['search?q=hujand', 'receipt', 'sign-in', 'r/SU-01-1', 'r/SU-01-1?via=qr', 'nothing/here']
/** In the form of a session: with it a page is drawn for this visitor, and nobody is signed in. */
const cookie = `hamkori=${'A'.repeat(43)}`
const moment = /"now":"[^"]*"/

test.describe('a public page', () => {
  for (const at of languages)
    test(`that is kept is what would be drawn anew (${at})`, async ({ request }) => {
      for (const path of everyPage) {
        const address = `/${at}/${path}`.replace(/\/$/, '')
        const kept = await request.get(address)
        const [again, anew] = [await request.get(address), await request.get(address, { headers: { cookie } })]
        expect([address, kept.status(), anew.status()]).toEqual([address, 200, 200])
        const [first, second, third] = [await kept.text(), await again.text(), await anew.text()]
        expect(second === first, `${address} is sent again as it was`).toBe(true)
        expect(third.replace(moment, '') === first.replace(moment, ''), `${address} is what would be drawn`).toBe(true)
        const [tag, other] = [kept.headers()['etag'], anew.headers()['etag']]
        expect([address, typeof tag, other]).toEqual([address, 'string', undefined])
        const still = await request.get(address, { headers: { 'if-none-match': tag ?? '' } })
        expect([address, still.status()]).toEqual([address, 304])
        expect(still.headers()['content-security-policy']).toBe(kept.headers()['content-security-policy'])
      }
    })

  test('that is made for one visitor is drawn for each', async ({ request }) => {
    for (const path of drawnEachTime)
      expect([path, (await request.get(`/${language}/${path}`)).headers()['etag']]).toEqual([path, undefined])
    const key = async () => {
      const text = await (await request.get(`/${language}/r/SU-01-1`)).text()
      return /name="idempotencyKey"[^>]* value="([^"]+)"/.exec(text)?.[1]
    }
    const keys = [await key(), await key()]
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[1]).not.toBe(keys[0])
  })

  test(`loads at most ${scriptBudget} KB of scripts until it comes to rest`, async ({ browser, baseURL }) => {
    const heavy: string[] = []
    for (const path of [...everyPage, ...drawnEachTime]) {
      // A context of its own: nothing is in the cache.
      const context = await browser.newContext({ baseURL: baseURL ?? '' })
      const page = await context.newPage()
      await page.goto(`/${language}/${path}`)
      await takenOver(page)
      await page.waitForLoadState('networkidle')
      const bytes = await page.evaluate(() =>
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
          .reduce((sum, { transferSize }) => sum + transferSize, 0),
      )
      const weight = Math.round(bytes / 102.4) / 10
      expect(weight, `scripts of ${path}`).toBeGreaterThan(10)
      if (weight > scriptBudget) heavy.push(`${path}: ${weight} KB`)
      await context.close()
    }
    expect(heavy).toEqual([])
  })
})
