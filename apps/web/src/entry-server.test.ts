// @vitest-environment node
import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { inOneLanguage } from './platform/server/one-language.ts'
import { type PageRequest, type PageResult, isSameForAll, render } from './entry-server.ts'

function request(url: string, more: Partial<PageRequest> = {}): PageRequest {
  return {
    url,
    acceptLanguage: null,
    languageCookie: null,
    now: new Date('2026-03-02T07:00:00Z'),
    cookie: null,
    graphql: async () => ({ data: null }),
    print: async () => new Uint8Array(),
    demonstration: false,
    fromInside: true,
    origin: 'https://hamkori.example',
    sourceUrl: null,
    ...more,
  }
}

async function html(result: PageResult): Promise<string> {
  return typeof result.body === 'string' ? result.body : new Response(result.body).text()
}

describe('the root', () => {
  test.each([
    [null, null, '/tg'],
    ['ru-RU,ru;q=0.9', null, '/ru'],
    ['de,en;q=0.5', null, '/en'],
    ['ru', 'en', '/en'],
    ['ru', 'xx', '/ru'],
  ])(
    'with the browser asking for %j and the saved choice %j leads to %s',
    async (acceptLanguage, languageCookie, location) => {
      const result = await render(request('/', { acceptLanguage, languageCookie }))
      expect([result.status, result.headers['location'], result.headers['vary']]).toEqual([
        302,
        location,
        'accept-language, cookie',
      ])
    },
  )
  test('never leads to another site', async () => {
    const result = await render(request('//evil.example/', { acceptLanguage: 'ru' }))
    expect(result.status).toBe(404)
  })
  test.each([
    ['/TG/Councils/KHUJAND/', '/tg/councils/khujand'],
    ['/ru/r/su-01-1?via=qr', '/ru/r/SU-01-1?via=qr'],
    ['/en//shortcomings/kmb-su-2026-00001', '/en/shortcomings/KMB-SU-2026-00001'],
    ['/en/areas/tj-su%20', '/en/areas/TJ-SU'],
    ['/EN', '/en'],
  ])('%s leads to the one address of its page for good', async (typed, own) => {
    const result = await render(request(typed))
    expect([result.status, result.headers['location']]).toEqual([301, own])
  })
  test.each(['/tg/nothing/HERE/', '/tg/r/%FF', '/XX/areas'])('%s leads nowhere, and is not sent on', async (typed) => {
    expect((await render(request(typed))).status).toBe(404)
  })
  test('a known address without a language is sent on with it', async () => {
    const result = await render(request('/sign-in?next=%2Ftg', { acceptLanguage: 'ru' }))
    expect([result.status, result.headers['location']]).toEqual([302, '/ru/sign-in?next=%2Ftg'])
  })
})

describe('a table as a file', () => {
  const figures = { cases: 12, due: 11, inTime: 63.64, low: 35.38, high: 84.83, medianDays: null }
  const counts = { answeredIn15: 50, answeredIn30: 58.33, open: 5, overdue: 4 }
  const name = { tg: '=ШВКД', ru: '=ОВД "Худжанд"', en: '=Police; Khujand' }
  const rows = [{ code: 'MIA-SU-01', isDepartment: true, name, figures: { ...figures, ...counts } }]
  const timeliness = { scope: 'region', code: 'TJ-SU', name, parents: [], from: '2025-04-01', to: '2026-03-02', rows }
  const graphql = async () => ({ data: { timeliness, regions: [] } })
  const file = (url: string, answer: PageRequest['graphql'] = graphql) => render(request(url, { graphql: answer }))

  test('opens in columns: a mark, semicolons and decimal commas in Russian, commas and points in English', async () => {
    const russian = await file('/ru/dashboards/answers.csv?area=TJ-SU')
    expect([russian.status, russian.headers['content-type'], russian.headers['content-disposition']]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="hamkori-dashboards-answers-2026-03-02.csv"',
    ])
    const [head = '', row = ''] = String(russian.body).split('\r\n')
    expect(head.startsWith('\uFEFFКод;Название;')).toBe(true)
    // What would be a formula is a text; what is not told is empty.
    expect(row).toContain(`MIA-SU-01;"'=ОВД ""Худжанд""";2025-04-01;2026-03-02;4;5;12;11;63,64;35,38;84,83;;50;58,33;`)
    expect(row).toContain('https://hamkori.example/ru/dashboards/answers?area=TJ-SU')
    const english = await file('/en/dashboards/answers.csv?area=TJ-SU')
    expect(String(english.body).split('\r\n')[1]).toContain(
      ',2025-04-01,2026-03-02,4,5,12,11,63.64,35.38,84.83,,50,58.33,',
    )
  })
  test('is JSON with names that are the same in every language', async () => {
    const { records, total, source } = JSON.parse(String((await file('/tg/dashboards/answers.json?area=TJ-SU')).body))
    expect([total, source]).toEqual([1, 'https://hamkori.example/tg/dashboards/answers?area=TJ-SU'])
    expect(records[0]).toMatchObject({ code: 'MIA-SU-01', overdue: 4, in_time_percent: 63.64, median_days: null })
  })
  test('is missing where its subject is, and fails where the API does', async () => {
    expect(
      (await file('/tg/dashboards/answers.csv?area=TJ-XX', async () => ({ data: { timeliness: null } }))).status,
    ).toBe(404)
    expect((await file('/tg/areas.csv')).status).toBe(404)
    const log = vi.spyOn(console, 'error').mockReturnValue()
    expect((await file('/tg/shortcomings.csv', async () => ({ data: null }))).status).toBe(500)
    log.mockRestore()
  })
  test('is the same for all with the parameters that its page reads, and with no other', () => {
    expect(isSameForAll('/tg/shortcomings.csv')).toBe(true)
    expect(isSameForAll('/tg/shortcomings.json?answer=overdue&area=TJ-SU')).toBe(true)
    expect(isSameForAll('/tg/shortcomings?answer=overdue&area=TJ-SU&after=x')).toBe(true)
    expect(isSameForAll('/tg/shortcomings.csv?after=x')).toBe(false)
    expect(isSameForAll('/tg/proposals.csv?severity=high')).toBe(false)
  })
})

describe('a table as a workbook', () => {
  test('is bytes of its own media type, under a name of its own, and missing where its subject is', async () => {
    const name = { tg: '=Ш', ru: '=О', en: '=P' }
    const timeliness = {
      scope: 'region',
      code: 'TJ-SU',
      name,
      parents: [],
      from: '2025-04-01',
      to: '2026-03-02',
      rows: [],
    }
    const answer = (data: unknown) =>
      render(request('/tg/dashboards/answers.xlsx', { graphql: async () => ({ data }) }))
    const { status, headers, body } = await answer({ timeliness, regions: [] })
    expect([status, headers['content-type'], headers['content-disposition'], headers['content-language']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment; filename="hamkori-dashboards-answers-2026-03-02.xlsx"',
      'tg',
    ])
    expect(body).toBeInstanceOf(Uint8Array)
    // A ZIP archive, as every workbook is.
    expect([...(body as Uint8Array).slice(0, 4)]).toEqual([0x50, 0x4b, 3, 4])
    expect((await answer({ timeliness: null, regions: [] })).status).toBe(404)
    expect(isSameForAll('/tg/shortcomings.xlsx?answer=overdue')).toBe(true)
  })
})

describe('a missing page', () => {
  test('answers 404 with a page that says what to do, in the language of the address', async () => {
    const result = await render(request('/ru/nothing/here'))
    const page = await html(result)
    expect(result.status).toBe(404)
    expect(result.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page).toMatch(/^<!doctype html><html lang="ru">/)
    expect(page).toContain('<title>Такой страницы нет · Ҳамкорӣ</title>')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).toContain('action="/ru/search"')
    expect(page.match(/<h1/g)).toHaveLength(1)
  })
  test('keeps the language a visitor chose when the address has none', async () => {
    expect(await html(await render(request('/nothing/here', { languageCookie: 'en' })))).toContain(
      'There is no such page',
    )
  })
  test('puts nothing of the address into the page unescaped', async () => {
    const page = await html(await render(request('/tg/"><script>alert(1)</script>')))
    expect(page).not.toContain('<script>alert')
  })
})

describe('every page', () => {
  test('runs and applies nothing but what its content policy names by a hash, and has no style attribute', async () => {
    const result = await render(request('/tg/nothing', { fromInside: false }))
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const inside = [...String(result.body).matchAll(/<(script|style)([^>]*)>(.*?)<\/\1>/gs)]
    const scripts = inside.filter(
      ([, tag, attributes]) => tag === 'script' && !attributes?.includes('application/json'),
    )
    expect(scripts.map(([, , , text]) => hash(text ?? ''))).toEqual(result.inline?.scripts)
    expect(inside.filter(([, tag]) => tag === 'style').map(([, , , text]) => hash(text ?? ''))).toEqual(
      result.inline?.styles,
    )
    expect(result.body).not.toMatch(/ style="| on[a-z]+="|nonce/)
  })
  test('is the same for all visitors of an address, or is made for one', () => {
    const same = [
      '/tg',
      '/ru/councils/khujand',
      '/en/shortcomings?area=TJ-SU&after=YQ',
      '/tg/dashboards/TJ-SU?show=sex',
    ]
    const own = [
      ...['/', '/councils', '/tg/desk', '/tg/sign-in', '/tg/receipt', '/tg/invitation', '/tg/nothing/here'],
      ...[
        '/tg/r/SU-01-1',
        '/tg/r/SU-01-1?via=qr',
        '/tg/search?q=hujand',
        '/tg/rate?q=a',
        '/tg?x=1',
        '//evil.example/tg',
      ],
      ...['/tg/councils?after=a&after=b', `/tg/councils?after=${'a'.repeat(300)}`],
    ]
    expect([...same, ...own].filter(isSameForAll)).toEqual(same)
  })
  test('comes with its scripts after everything that can be read', async () => {
    const page = await html(await render(request('/tg/nothing')))
    expect(page.indexOf('requestAnimationFrame')).toBeGreaterThan(page.indexOf('<h1'))
    expect(page).not.toMatch(/<script[^>]* src=|<link rel="modulepreload"/)
  })
  test('offers the source code where the operator says where it is, and nothing otherwise', async () => {
    const sourceUrl = 'https://code.organisation.example/hamkori'
    expect(await html(await render(request('/ru/nothing', { sourceUrl })))).toContain(
      `href="${sourceUrl}" class="inline-flex min-h-9 items-center">Исходный код программы</a>`,
    )
    expect(await html(await render(request('/ru/nothing')))).not.toContain('Исходный код программы')
  })

  test.each([
    ['tg', 'Маълумоти намоишӣ'],
    ['ru', 'Демонстрационные данные'],
    ['en', 'Demonstration data'],
  ])('says in its language that it is a demonstration, when it is one (%s)', async (language, words) => {
    expect(await html(await render(request(`/${language}/nothing`, { demonstration: true })))).toContain(words)
    expect(await html(await render(request(`/${language}/nothing`)))).not.toContain(words)
  })
})

describe('a staff page', () => {
  test('is only a shell on the server: nothing of anybody is in it', async () => {
    const result = await render(request('/tg/desk', { cookie: 'hamkori=secret' }))
    const page = await html(result)
    expect([result.status, result.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(page).toMatch(/<div id="app"><p class="late .*JavaScript.*<\/p><\/div><script type="application\/json"/)
    expect(page).toContain('noindex')
    expect(page).not.toContain('secret')
  })
})

describe('the state inside a page', () => {
  test('is in the language of the page, and does not say of which type each object is', async () => {
    const name = { tg: 'Хуҷанд', ru: 'Худжанд', en: 'Khujand' }
    const asked: string[] = []
    const result = await render(
      request('/ru/areas', {
        graphql: async ({ query }) => {
          asked.push(query)
          return {
            data: { regions: [{ code: 'TJ-SU', kind: 'region', name, shortName: name, units: [], children: [] }] },
          }
        },
      }),
    )
    const state = /id="hamkori-state">(.*?)<\/script>/.exec(String(result.body))?.[1] ?? ''
    expect([result.status, state.includes('Худжанд'), state.includes('Khujand')]).toEqual([200, true, false])
    expect([...asked, state].filter((text) => text.includes('__typename'))).toEqual([])
  })
  test('keeps the language of a text that has no translation', () => {
    const text = { original: 'tg', tg: 'Роҳ', ru: null, en: 'A road' }
    expect(inOneLanguage({ data: [text, { tg: 'а', ru: 'б', en: 'c' }] }, 'ru')).toEqual({
      data: [{ original: 'tg', tg: 'Роҳ' }, { ru: 'б' }],
    })
  })
})

describe('the sign-in page', () => {
  test('is drawn, kept nowhere, and sends no password by itself', async () => {
    const result = await render(request('/ru/sign-in'))
    const page = await html(result)
    expect([result.status, result.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(page).toContain('type="password"')
    expect(page).not.toMatch(/<input[^>]* name="/)
  })
})

describe('a record that does not exist', () => {
  test.each(['/tg/shortcomings/KMB-SU-2026-99999', '/tg/proposals/PSH-SU-2026-99999', '/tg/areas/TJ-XX-99'])(
    '%s answers 404 before the first byte, with the missing page',
    async (url) => {
      const result = await render(
        request(url, { graphql: async () => ({ data: { shortcoming: null, proposal: null, area: null } }) }),
      )
      expect(result.status).toBe(404)
      const page = await html(result)
      // Whoever typed a number checks the number, not the address.
      const number = /[A-Z]{3}-SU-2026-99999/u.exec(url)?.[0]
      const title = number === undefined ? 'Ин саҳифа нест' : `Сабт бо рақами ${number} нест`
      expect(page).toContain(`<title>${title} · Ҳамкорӣ</title>`)
      expect(page).toContain('"status":404')
    },
  )
})

describe('a page whose query fails', () => {
  test('answers 500 with a page that says so, and hands that page over', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const result = await render(
      request('/tg/shortcomings', { graphql: async () => ({ errors: [{ message: 'Unexpected error.' }] }) }),
    )
    const page = await html(result)
    expect(result.status).toBe(500)
    expect(page).toContain('<h1 class="mt-1">Саҳифа кушода нашуд</h1>')
    expect(page).toContain('"rendered":true,"status":500')
    expect(log.mock.calls.flat().join(' ')).toContain('A page could not be drawn')
    log.mockRestore()
  })
})

describe('a list whose address was cut off', () => {
  test('is missing: the API refuses to read where it begins', async () => {
    const refused = {
      errors: [{ message: 'after is not a cursor of this list', extensions: { code: 'BAD_USER_INPUT' } }],
    }
    const result = await render(
      request('/tg/shortcomings?after=nonsense', { graphql: () => Promise.resolve({ data: null, ...refused }) }),
    )
    expect(result.status).toBe(404)
    expect(await html(result)).toContain('name="q"')
  })
})

describe("the resident's page", () => {
  test('for a unit that does not exist is missing', async () => {
    const result = await render(request('/tg/r/NOPE', { graphql: async () => ({ data: { policeUnit: null } }) }))
    expect(result.status).toBe(404)
  })
  test('answers 500 with a page when the API fails', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const result = await render(request('/tg/r/X', { graphql: () => Promise.reject(new Error('down')) }))
    expect(result.status).toBe(500)
    expect(log.mock.calls.flat().join(' ')).toContain('Error: down')
    log.mockRestore()
    expect(await html(result)).toContain('Саҳифа кушода нашуд')
  })
})

describe('a search for the number of a record', () => {
  test.each([
    ['/ru/search?q=kmb+su+2026+12', '/ru/shortcomings/KMB-SU-2026-00012'],
    [`/tg/search?q=${encodeURIComponent(' КМБ-СУ-2026-12 ')}`, '/tg/shortcomings/KMB-SU-2026-00012'],
    ['/en/search?q=psh-su-2026-7', '/en/proposals/PSH-SU-2026-00007'],
    [`/tg/search?q=${encodeURIComponent('ҷлс-ТҶ-2026-3')}`, '/tg/meetings/JLS-TJ-2026-00003'],
  ])('%s leads to %s', async (url, location) => {
    const result = await render(request(url))
    expect([result.status, result.headers['location'], result.body]).toEqual([302, location, ''])
  })
  test('is for whoever typed it alone: it is never kept for others', () => {
    expect(isSameForAll('/tg/search?q=KMB-SU-2026-00012')).toBe(false)
  })
  test('leads nowhere where no module has such numbers', async () => {
    expect((await render(request('/tg/search?q=XYZ-SU-2026-00012'))).status).toBe(200)
  })
})
