// @vitest-environment node
import { statementCodes } from '@hamkori/schema/questionnaire'
import { languages } from '@hamkori/schema/languages'
import { describe, expect, test } from 'vitest'
import { type PageRequest, isSameForAll, render } from '../../../entry-server.ts'
import type { Dashboard } from '../scores.ts'
import { embedCode } from './embed-code.ts'
import { figureAsked } from './figure-address.ts'
import { textLines } from './text-lines.ts'
import { trendPanels } from './trend-panels.ts'

const name = { tg: 'вилояти <Суғд>', ru: 'Согдийская & область', en: 'Sughd "Region"' }
const cell = { n: 120, score: 61.23, low: 52.1, high: 69.5, verdict: 'better', bound: null, needed: null } as const
const none = { n: null, score: null, low: null, high: null, verdict: null, bound: null, needed: null } as const
const months = ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']
const course = (statement: string, score: (number | null)[], changed: boolean, changeZ: number | null) => ({
  ...{ statement, changed, changeZ, score },
  n: score.map((value) => (value === null ? null : 60)),
  low: score.map((value) => (value === null ? null : value - 8)),
  high: score.map((value) => (value === null ? null : value + 8)),
})
const series = [
  course('A1', [41, 45, 52, 58], true, 3.1),
  course('A2', [58, 52, 45, 41], true, -3.1),
  course('A3', [50, 51, null, 50], false, 0.2),
  course('A4', [50, null, null, 51], false, null),
  ...['A5', 'A6', 'A7', 'A8'].map((code) => course(code, [null, null, null, 50], false, null)),
]
const row = (code: string, column: number) => ({
  ...{ code, name: { tg: code, ru: code, en: code }, shortName: { tg: code, ru: code, en: code } },
  ...{ tile: { column, row: 1 }, scores: statementCodes.map(() => (column === 3 ? none : cell)) },
})
/** Of A8 alone: five of six districts with enough answers, the first of them far above. */
const ofA8 = <Value>(value: Value) => statementCodes.map((code) => (code === 'A8' ? value : null))
const against = [null, 'farAbove', 'inside', 'inside', 'below', 'inside']
const plain = [null, 92.5, 61, 60, 47, 59]
const dashboard = {
  ...{ release: { number: 2, through: '2026-11-29' }, scope: 'region', code: 'TJ-SU', name, parents: [], unit: null },
  ...{ fromMonth: '2025-12-01', toMonth: '2026-11-01', ratings: 900, demonstration: true },
  ...{ scores: statementCodes.map(() => cell), comparison: statementCodes.map(() => 55), childScope: 'area' },
  ...{
    rows: [3, 4, 5, 6, 7, 8].map((column, at) => ({
      ...row(`TJ-SU-0${column - 2}`, column),
      shares: ofA8(plain[at]),
      positions: ofA8(against[at]),
    })),
    channels: [],
    verdictChanges: [],
    quarterChange: null,
  },
  ...{ funnelMeans: ofA8(0.6), funnelWidenings: ofA8(1.5) },
  ...{ kinds: [], facts: [cell, ...Array.from({ length: 7 }, () => none)], trend: { months, series } },
} as unknown as Dashboard

function draw(url: string, found: unknown = dashboard, outlines: unknown = null) {
  const request: PageRequest = {
    ...{ url, acceptLanguage: null, languageCookie: null, now: new Date('2026-11-30T07:00:00Z'), cookie: null },
    ...{
      graphql: async () => ({ data: { dashboard: found, outlines } }),
      demonstration: true,
      print: async () => new Uint8Array(),
      fromInside: true,
      sourceUrl: null,
    },
    origin: 'https://hamkori.example',
  }
  return render(request)
}
const figure = (format: string, query: string, language = 'en') =>
  draw(`/${language}/dashboards/figure.${format}?of=TJ-SU&release=2${query}`)
const recordsOf = async (query: string) =>
  JSON.parse(String((await figure('json', query)).body)).records as Record<string, unknown>[]

describe('courses side by side', () => {
  const { panels, few, scale } = trendPanels(dashboard.trend, 'en')
  test('begin with the word, and what was not tested is never called unchanged', () => {
    expect(panels.map(({ word, tone, shown }) => [word, tone, shown])).toEqual([
      ['up', 'better', 4],
      ['down', 'worse', 4],
      ['notEstablished', 'same', 3],
      ['tooShort', 'few', 2],
    ])
  })
  test('are not drawn of one month, and say so', () => expect(few).toHaveLength(4))
  test('have one scale of whole tens around all that is drawn', () => {
    expect(scale).toEqual([30, 70])
    const flat = trendPanels({ months, series: [course('A1', [50, 50, 50, 50], false, 0)] }, 'en')
    expect(flat.scale).toEqual([40, 60])
    expect(trendPanels({ months, series: [] }, 'en').scale).toEqual([0, 100])
  })
})

describe('the numbers of a figure', () => {
  test('are exactly those that it draws: no month and no place without enough answers has one', async () => {
    const courses = await recordsOf('&chart=trend')
    expect(courses).toHaveLength(4 + 4 + 3 + 2 + 4)
    expect(courses[0]).toMatchObject({
      release: 2,
      code: 'TJ-SU',
      chart: 'trend',
      item: 'A1',
      month: '2026-08-01',
      score: 41,
    })
    const [first, second] = await recordsOf('&chart=places&show=respect')
    expect([first?.['item'], first?.['score'], first?.['answers'], first?.['statement']]).toEqual([
      'TJ-SU-01',
      null,
      null,
      'A4',
    ])
    expect([second?.['score'], second?.['low'], second?.['verdict']]).toEqual([61.23, 52.1, 'better'])
    // Districts against their region: limits of 120 answers, 60 ± 1.96 · √(.6 · .4 / 120) · 1.5.
    const outside = await recordsOf('&chart=funnel')
    expect(outside.map(({ item, share, position }) => [item, share, position])).toEqual([
      ['TJ-SU-02', 92.5, 'farAbove'],
      ['TJ-SU-03', 61, 'inside'],
      ['TJ-SU-04', 60, 'inside'],
      ['TJ-SU-05', 47, 'below'],
      ['TJ-SU-06', 59, 'inside'],
    ])
    expect(outside[0]).toMatchObject({
      ...{ answers: 120, limit_low: 46.85, limit_high: 73.15, outer_limit_low: 39.27, outer_limit_high: 80.73 },
    })
    expect(await recordsOf('&chart=funnel&show=respect')).toEqual([])
    const facts = await recordsOf('&chart=facts')
    expect(facts.map(({ item, verdict, statement }) => [item, verdict, statement])).toEqual([['F1', null, null]])
  })
  test('are missing where there is no such figure, release or chart', async () => {
    for (const query of ['&chart=kinds', '&chart=league', '&release=0', '&release=x'])
      expect([query, (await draw(`/tg/dashboards/figure.csv?of=TJ-SU${query}`)).status]).toEqual([query, 404])
    expect((await draw('/tg/dashboards/figure.svg?of=TJ-XX', null)).status).toBe(404)
    expect((await draw('/tg/shortcomings.svg')).status).toBe(404)
    expect(figureAsked({ of: 'SU-01-1' })?.variables).toEqual({
      scope: 'unit',
      code: 'SU-01-1',
      release: null,
      map: false,
    })
  })
})

describe.each(languages)('the picture of a figure (%s)', (language) => {
  test.each(['map', 'places', 'funnel', 'statements', 'trend', 'facts'])(
    '%s carries title, place, release, source and address',
    async (chart) => {
      const { status, headers, body, inline } = await figure('svg', `&chart=${chart}`, language)
      expect([status, headers['content-type'], headers['cross-origin-resource-policy']]).toEqual([
        200,
        'image/svg+xml; charset=utf-8',
        'cross-origin',
      ])
      const svg = String(body)
      const texts = svg
        .replaceAll('\u200B', '')
        .replaceAll(/<\/tspan><tspan[^>]*>/g, ' ')
        .replaceAll(/<[^>]+>/g, '\n')
      expect(texts).toContain(`https://hamkori.example/${language}/dashboards/figure?of=TJ-SU&amp;chart=${chart}`)
      expect(svg).toContain('viewBox="0 0 ')
      expect(svg).not.toMatch(/viewbox=|preserveaspectratio=|<!--|<script|\son\w+=|href=/)
      expect(svg).not.toContain('<Суғд>')
      expect(texts).toMatch(/№ 2|Release 2/)
      expect(inline?.scripts).toEqual([])
      expect(inline?.styles).toHaveLength(1)
      // Every colour that it names is one that it brings along.
      const style = /<style>(.*?)<\/style>/.exec(svg)?.[1] ?? ''
      for (const [, used = ''] of svg.matchAll(/class="([^"]*)"/g))
        for (const each of used.split(' ').filter((one) => /^(fill|stroke|text)-/.test(one)))
          expect(style).toContain(`.${each}{`)
    },
  )
})

describe('a map where an operator imported borders', () => {
  const outline = (code: string) => ({ code, path: 'M0 0L90 0L90 50Z', x: 60, y: 20 })
  const outlines = {
    ...{ width: 1000, height: 400, source: 'A <source>', licence: 'CC BY' },
    ...{ places: [outline('TJ-SU-01'), outline('TJ-SU-02')], regions: [outline('TJ-SU')] },
  }
  const url = (format: string) => `/en/dashboards/figure.${format}?of=TJ-SU&chart=map&release=2`

  test('is drawn with them, names their source, and keeps the places without them', async () => {
    const svg = String((await draw(url('svg'), dashboard, outlines)).body)
    expect(svg.match(/d="M0 0L90 0L90 50Z"/g)).toHaveLength(3)
    expect(svg).toContain('A &lt;source&gt;')
    expect(svg).toContain('viewBox="0 0 1000 400"')
    // Two of six have one: four stand below as tiles, by their names.
    for (const code of ['TJ-SU-03', 'TJ-SU-06']) expect(svg.replaceAll(/<[^>]+>/g, ' ')).toContain(code)
    expect(svg).toContain('Without borders on the map: 4')
    const without = String((await draw(url('svg'))).body)
    expect(without).not.toContain('CC BY')
    expect(without.replaceAll(/<[^>]+>/g, ' ')).toContain('TJ-SU-01')
  })

  test('stands in frames as it is', async () => {
    const html = String((await draw(url('html'), dashboard, outlines)).body)
    expect(html.match(/d="M0 0L90 0L90 50Z"/g)).toHaveLength(3)
  })
})

describe('the page in a frame', () => {
  test('runs and asks for nothing, has no form, and leads back to the figure beside the frame', async () => {
    const { headers, body, inline, isFrameable } = await figure('html', '&chart=statements', 'ru')
    const html = String(body)
    expect([headers['content-type'], isFrameable, inline?.scripts]).toEqual(['text/html; charset=utf-8', true, []])
    expect(html).not.toMatch(/<script|<form|<input|<iframe|\son\w+=|\sstyle=|src=/)
    expect(html).toContain('<base target="_blank">')
    expect(html).toContain(
      'href="https://hamkori.example/ru/dashboards/figure?of=TJ-SU&amp;chart=statements&amp;release=2"',
    )
    expect(html.match(/<tr>/g)).toHaveLength(9)
    expect(html).toContain('вымышлены')
  })
  test('is the only kind of page that may be framed', async () => {
    const pages = [
      '/tg/nothing',
      '/tg/dashboards/figure.html?of=TJ-SU&chart=kinds',
      '/tg/dashboards/figure.svg?of=TJ-SU',
    ]
    for (const page of pages) expect((await draw(page)).isFrameable).toBeUndefined()
    expect(isSameForAll('/tg/dashboards/figure.html?of=TJ-SU&chart=trend&release=2')).toBe(true)
    expect(isSameForAll('/tg/dashboards/figure.html?of=TJ-SU&next=x')).toBe(false)
  })
  test('is shown by code that ends no attribute and runs nothing', () => {
    const code = embedCode({
      frame: 'https://a.example/f?x=1&y=2',
      page: 'https://a.example/p',
      title: 'A "b" <c>',
      source: 's',
    })
    expect(code).toContain('src="https://a.example/f?x=1&amp;y=2" title="A &quot;b&quot; &lt;c&gt;"')
    expect(code).toContain('sandbox="allow-popups"')
  })
})

test('a text is broken between words and where a soft hyphen allows it', () => {
  expect(textLines('one two three', 60, 10)).toEqual(['one two', 'three'])
  expect(textLines('Истарав\u00ADшан', 50, 10)).toEqual(['Истарав-', 'шан'])
  expect(textLines('Истарав\u00ADшан', 100, 10)).toEqual(['Истаравшан'])
})
