// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { render } from '../../entry-server.ts'

// The page's parts are compiled on their first use, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const name = { tg: 'ШВКД-и пӯшида', ru: 'Закрытый ОМВД', en: 'A closed department' }
const names = { tajik: name.tg, russian: name.ru, english: name.en }

/** Draws a page of one unit; no installation can close a unit from the outside, so the API's answer is given here. */
async function drawUnit(closedOn: string | null): Promise<{ status: number; html: string }> {
  const unit = {
    __typename: 'PoliceUnit',
    code: 'SU-01-9',
    closedOn,
    inferred: true,
    name,
    names,
    sources: [],
    area: { __typename: 'Area', code: 'TJ-SU-01', name, parent: null },
    department: { __typename: 'Department', code: 'MIA-SU-01', name },
  }
  const { status, body } = await render({
    url: '/ru/units/SU-01-9',
    acceptLanguage: null,
    languageCookie: null,
    now: new Date('2026-03-02T07:00:00Z'),
    cookie: null,
    graphql: () => Promise.resolve({ data: { policeUnit: unit } }),
    demonstration: false,
    print: async () => new Uint8Array(),
    fromInside: false,
    sourceUrl: null,
    origin: 'https://hamkori.example',
  })
  return { status, html: typeof body === 'string' ? body : await new Response(body).text() }
}

test('a unit that was closed answers 410 with a page that says so', async () => {
  const { status, html } = await drawUnit('2026-01-01')
  expect(status).toBe(410)
  expect(html).toContain('noindex')
  expect(html).not.toContain('SU-01-9?via=qr')
})

test('an open unit has its poster with the address of this installation', async () => {
  const { status, html } = await drawUnit(null)
  expect(status).toBe(200)
  expect(html).toContain('hamkori.example/r/SU-01-9')
  expect(html).toContain('/ru/r/SU-01-9')
  for (const written of Object.values(name)) expect(html).toContain(written)
})
