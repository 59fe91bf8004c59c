// @vitest-environment node
import { dictionary } from '@hamkori/schema/dictionary'
import type { ColumnWords } from '@hamkori/schema/dictionary.words'
import { languages } from '@hamkori/schema/languages'
import { recordTables } from '@hamkori/schema/releases.record-tables'
import { releaseTableNames } from '@hamkori/schema/releases.tables'
import { describe, expect, test } from 'vitest'
import { manifests } from '../../app/router.ts'
import { type PageRequest, isSameForAll, render } from '../../entry-server.ts'
import { csvOf } from '../../platform/csv.ts'
import { fileFormats } from '../../platform/file-formats.ts'
import { describeFile } from './release-file.ts'

const reason = { tg: 'Хато <дар> ҷадвал & номҳо', ru: 'Ошибка в <таблице>', en: 'A wrong "table" & <names>' }
const workbooks = languages.map((language) => `release-2-${language}.xlsx`)
const files = [...releaseTableNames, 'csv-metadata.json', 'manifest.json', ...workbooks].map((name) => ({
  ...{ name, mediaType: name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json' },
  ...{ size: 120, sha256: 'ab'.repeat(32) },
}))
const release = (number: number, corrects: unknown = null) => ({
  ...{ number, through: `2026-11-${10 + number}`, publishedAt: `2026-11-${11 + number}T19:00:00.000Z` },
  ...{ manifestHash: 'cd'.repeat(32), demonstration: number === 1, corrects, files },
})
const pageInfo = { hasNextPage: false, endCursor: null }
const releases = { edges: [release(2, { number: 1, reason }), release(1)].map((node) => ({ node })), pageInfo }
const newest = { edges: releases.edges.slice(0, 1) }

async function draw(url: string, data: unknown = { releases, newest }) {
  const request: PageRequest = {
    ...{ url, acceptLanguage: null, languageCookie: null, now: new Date('2026-11-30T07:00:00Z'), cookie: null },
    ...{
      graphql: async () => ({ data }),
      print: async () => new Uint8Array(),
      demonstration: false,
      fromInside: true,
      sourceUrl: null,
    },
    origin: 'https://hamkori.example',
  }
  const result = await render(request)
  return { ...result, body: String(result.body) }
}

test('a release offers the workbook in the reader\u2019s language first, then the others, then its tables', () => {
  const order = (language: (typeof languages)[number]) =>
    [...files]
      .sort((one, other) => describeFile(one.name, language).rank - describeFile(other.name, language).rank)
      .map(({ name }) => name)
  expect(order('ru').slice(0, 4)).toEqual([workbooks[1], workbooks[0], workbooks[2], 'scores.csv'])
  expect(order('en').at(-1)).toBe('manifest.json')
  expect(describeFile(workbooks[0] ?? '', 'en')).toMatchObject({ text: 'otherWorkbook', language: 'Тоҷикӣ' })
  expect(describeFile('release-2-xx.xlsx', 'en').rank).toBeGreaterThan(0)
})

describe.each(languages)('the feed of releases (%s)', (language) => {
  const feed = async () => (await draw(`/${language}/releases.atom`)).body

  test('has what RFC 4287 asks of a feed and of each entry, in the language of its address', async () => {
    const { status, headers, body } = await draw(`/${language}/releases.atom`)
    expect([status, headers['content-type'], headers['content-language']]).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
      language,
    ])
    const [head = '', ...entries] = body.split('<entry>')
    expect(head).toContain(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`)
    expect(head).toContain(`<id>tag:hamkori.example,2026:releases/${language}</id>`)
    expect(head).toContain('<updated>2026-11-13T19:00:00.000Z</updated>')
    expect(head).toContain(
      `rel="self" type="application/atom+xml" href="https://hamkori.example/${language}/releases.atom"`,
    )
    expect(head).toContain('<author><name>')
    expect(entries).toHaveLength(2)
    for (const [at, entry] of entries.entries()) {
      expect(entry).toContain(`<id>tag:hamkori.example,2026:releases/${language}/${2 - at}</id>`)
      expect(entry).toMatch(/<title>[^<]+<\/title>/)
      expect(entry).toContain(`<updated>2026-11-${13 - at}T19:00:00.000Z</updated>`)
      expect(entry).toContain(`href="https://hamkori.example/${language}/releases/${2 - at}"`)
      expect(entry.match(/rel="enclosure"/g)).toHaveLength(files.length)
      expect(entry).toContain(
        `length="120" title="scores.csv" href="https://hamkori.example/releases/${2 - at}/scores.csv"`,
      )
    }
  })

  test('says what a corrected release corrects, and why, as text that ends no element', async () => {
    const [, corrected = '', first = ''] = (await feed()).split('<entry>')
    const written = reason[language].replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    expect(corrected).toContain(written.replaceAll('"', '&quot;'))
    expect(corrected).toContain(`rel="related" type="text/html" href="https://hamkori.example/${language}/releases/1"`)
    expect(first).not.toContain('rel="related"')
  })

  test('is named in the head of the pages of releases', async () => {
    const head = `<link rel="alternate" type="application/atom+xml"`
    for (const path of ['releases', 'open-data'])
      expect((await draw(`/${language}/${path}`, { releases })).body).toContain(head)
    expect((await draw(`/${language}/developers`, { releases })).body).not.toContain(head)
  })
})

test('the feed stands before the first release too', async () => {
  const { status, body } = await draw('/tg/releases.atom', { releases: { edges: [] } })
  expect([status, body.includes('<entry>'), body.includes('<updated>2026-11-30T00:00:00Z</updated>')]).toEqual([
    200,
    false,
    true,
  ])
})

describe('the catalogue of open data', () => {
  type Node = Readonly<Record<string, unknown>> & { readonly '@id': string; readonly '@type': string }
  const read = async (data?: unknown) => {
    const { status, headers, body } = await draw('/open-data/catalogue.jsonld', data)
    expect([status, headers['content-type']]).toEqual([200, 'application/ld+json; charset=utf-8'])
    const document = JSON.parse(body) as { '@context': Record<string, string>; '@graph': Node[] }
    const byType = (type: string) => document['@graph'].filter((node) => node['@type'] === type)
    return { ...document, byType, byId: new Map(document['@graph'].map((node) => [node['@id'], node])) }
  }
  const distributionsOf = (node: Node | undefined) => (node?.['dcat:distribution'] ?? []) as Node[]

  test('has what DCAT-AP 3 asks of a catalogue, its datasets and their distributions', async () => {
    const { '@context': context, '@graph': graph, byType, byId } = await read()
    const prefixes = new Set(Object.keys(context))
    for (const key of JSON.stringify(graph).match(/"[a-z]+:[A-Za-z]+":/g) ?? [])
      expect(prefixes).toContain(key.slice(1).split(':')[0])
    const [catalogue] = byType('dcat:Catalog')
    for (const property of ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset', 'dct:license'])
      expect(catalogue, property).toHaveProperty([property])
    const datasets = byType('dcat:Dataset')
    expect((catalogue?.['dcat:dataset'] as Node[]).map((node) => node['@id'])).toEqual(
      datasets.map((node) => node['@id']),
    )
    for (const dataset of datasets) {
      expect((dataset['dct:title'] as Node[]).map((text) => text['@language'])).toEqual([...languages])
      expect((dataset['dct:description'] as Node[]).map((text) => text['@language'])).toEqual([...languages])
      for (const property of ['dct:publisher', 'dct:license'])
        expect(byId.has((dataset[property] as Node)['@id']), property).toBe(true)
      expect(distributionsOf(dataset).length).toBeGreaterThan(0)
      for (const distribution of distributionsOf(dataset))
        for (const property of ['dcat:accessURL', 'dcat:downloadURL', 'dcat:mediaType', 'dct:license'])
          expect(distribution, property).toHaveProperty([property])
    }
  })

  test('names the files of the newest release with their checksums, and every release as a version', async () => {
    const { byId } = await read()
    const own = (name: string) => byId.get(`https://hamkori.example/open-data/catalogue.jsonld#${name}`)
    const scores = own('scores')
    expect(distributionsOf(scores).map((each) => (each['dcat:downloadURL'] as Node)['@id'])).toEqual(
      files.map(({ name }) => `https://hamkori.example/releases/2/${name}`),
    )
    expect(distributionsOf(scores).flatMap((each) => each['dct:language'] ?? [])).toEqual(
      ['TGK', 'RUS', 'ENG'].map((code) => ({
        '@id': `http://publications.europa.eu/resource/authority/language/${code}`,
      })),
    )
    expect(distributionsOf(scores)[0]?.['spdx:checksum']).toEqual({
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': 'ab'.repeat(32) },
    })
    expect(scores?.['dct:temporal']).toMatchObject({
      'dcat:startDate': { '@value': '2025-06-01' },
      'dcat:endDate': { '@value': '2026-11-12' },
    })
    expect((scores?.['dcat:hasVersion'] as Node[]).map((node) => byId.get(node['@id'])?.['dcat:version'])).toEqual([
      '2',
      '1',
    ])
    expect(JSON.stringify(own('release-2')?.['adms:versionNotes'])).toContain(reason.ru)
    expect(own('release-1')).not.toHaveProperty(['adms:versionNotes'])
  })

  test('names every table of a page in every format and language', async () => {
    const { byId } = await read()
    for (const path of Object.keys(recordTables)) {
      const dataset = byId.get(`https://hamkori.example/open-data/catalogue.jsonld#${path.replace('/', '-')}`)
      expect(distributionsOf(dataset).map((each) => (each['dcat:downloadURL'] as Node)['@id'])).toEqual(
        languages.flatMap((language) =>
          fileFormats.map((format) => `https://hamkori.example/${language}/${path}.${format}`),
        ),
      )
    }
  })

  test('stands before the first release too, without files of scores', async () => {
    const { byId } = await read({ releases: { edges: [] }, newest: { edges: [] } })
    const scores = byId.get('https://hamkori.example/open-data/catalogue.jsonld#scores')
    expect(distributionsOf(scores)).toEqual([])
  })
})

describe('the data dictionary', () => {
  const declared = manifests.flatMap(({ files: tables }) => tables ?? []).filter(({ staff }) => staff !== true)

  test('describes every table of a page that can be taken along', () => {
    expect(new Set(declared.map(({ path }) => path))).toEqual(new Set(Object.keys(recordTables)))
  })

  test.each(languages)('has the columns of each of these files, in their order (%s)', async (language) => {
    const list = { edges: [], pageInfo, totalCount: 0 }
    const name = { tg: 'А', ru: 'А', en: 'A' }
    const timeliness = {
      scope: 'region',
      code: 'TJ',
      name,
      parents: [],
      from: '2026-01-01',
      to: '2026-11-30',
      rows: [],
    }
    const dashboard = {
      ...{ scope: 'country', code: 'TJ', name, fromMonth: '2025-12-01', toMonth: '2026-11-01', demonstration: false },
      ...{
        release: { number: 1, through: '2026-11-29' },
        scores: [],
        comparison: null,
        rows: [],
        kinds: [],
        funnelMeans: [],
        funnelWidenings: [],
        facts: [],
      },
      trend: { months: [], series: [] },
    }
    const one = { code: 'TJ', name, fromMonth: '2026-01-01', toMonth: '2026-11-01', release: null, scores: [] }
    for (const [path, { columns }] of Object.entries(recordTables)) {
      const { status, body } = await draw(`/${language}/${path}.csv`, {
        shortcomings: list,
        proposals: list,
        recommendations: list,
        releases: list,
        timeliness,
        one,
        other: null,
        place: { ...one, periods: [], periodChange: null },
        dashboard,
      })
      expect(status).toBe(200)
      // The headings, before that of the source.
      const {
        cases,
        shortcomings,
        recommendations,
        releases: listed,
        timeliness: figures,
        comparison,
        periods,
        figure,
      } = dictionary[language].records
      const ofDashboards = {
        releases: listed,
        'dashboards/answers': figures,
        'dashboards/compare': comparison,
        'dashboards/periods': periods,
        'dashboards/figure': figure,
      }
      const words: Readonly<Record<string, ColumnWords>> = {
        ...(ofDashboards[path as keyof typeof ofDashboards] ?? { ...cases, ...shortcomings, ...recommendations }),
      }
      const headings = Object.keys(columns).map((name) => words[name]?.title ?? name)
      expect(body.startsWith(csvOf(language, [headings]).trimEnd())).toBe(true)
    }
  })

  test.each(languages)('leaves nothing unsaid, and calls no two columns of a table the same (%s)', (language) => {
    const { releases: ofReleases, records } = dictionary[language]
    for (const columns of [
      ofReleases.columns,
      { ...records.cases, ...records.shortcomings, ...records.recommendations },
      records.releases,
      records.timeliness,
      records.comparison,
      records.periods,
      records.figure,
    ]) {
      const words: readonly ColumnWords[] = Object.values(columns)
      expect(new Set(words.map(({ title }) => title)).size).toBe(words.length)
      expect(words.flatMap((each) => Object.values(each)).filter((text: string) => text.trim() === '')).toEqual([])
    }
  })
})

test('the feed and the catalogue are the same for all, at their own addresses only', async () => {
  expect(['/tg/releases.atom', '/open-data/catalogue.jsonld'].map(isSameForAll)).toEqual([true, true])
  expect(['/tg/releases.atom?x=1', '/open-data/catalogue.jsonld?x=1'].map(isSameForAll)).toEqual([false, false])
  expect((await draw('/xx/releases.atom')).status).toBe(404)
})
