import { createHash } from 'node:crypto'
import { languages } from '@hamkori/schema/languages'
import { daysOfPeriod } from '@hamkori/schema/reports'
import { extractText, getDocumentProxy } from 'unpdf'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment, today } from '../../platform/clock.ts'
import { runDueJobs } from '../../platform/job-runner.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'
import '../../schema.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerPool } from '../../testing/owner.ts'
import { signedInAsPost } from '../../testing/people.ts'
import { submitRating } from '../feedback/index.ts'
import { layUnits, threeTaps } from '../feedback/testing/units.ts'
import { publishAnswers } from '../releases/testing/publish.ts'
import { makeReport } from './jobs/make-report.ts'
import { reportRoutes } from './report-routes.ts'

/** The quarter before the present one, and a day in its middle. */
function lastQuarter(): { readonly period: string; readonly day: string } {
  const [year = 0, month = 0] = today().split('-').map(Number)
  const quarter = Math.ceil(month / 3) - 1
  const period = quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`
  return { period, day: `${daysOfPeriod(period).to.slice(0, 5)}${daysOfPeriod(period).from.slice(5, 8)}20` }
}
const { period, day } = lastQuarter()
const reference = `TJ-SU-${period}-1`

let coordinator: SignedInViewer
let stale: SignedInViewer
beforeAll(async () => {
  await layUnits()
  coordinator = await signedInAsPost('coordinator')
  stale = { ...coordinator, confirmedAt: null }
  await atMoment(new Date(`${day}T07:00:00Z`), async () => {
    for (let turn = 0; turn < 60; turn += 1)
      await Promise.all([
        submitRating(anonymous, threeTaps({ unitCode: 'SU-01-1', a8: turn % 4 === 0 ? 2 : 5 })),
        submitRating(anonymous, threeTaps({ unitCode: 'KT-01-1', a8: turn % 4 === 0 ? 5 : 2 })),
      ])
    await publishAnswers()
  })
  await publishAnswers()
})

const fields = `reference state revision version frozenAt releaseNumber filesExpected files { name size sha256 }
  foreword { tg ru en original } figures { ratings takenOn scores { statement score n verdict } meetings shortcomings { cases } }`
const errors = `... on InvalidInputError { issues { path code } }`
const act = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Report { ${fields} } ${errors} } }`
const begin = async (viewer: Viewer, input: object) =>
  (await graphqlAs(viewer, act('beginReport', 'BeginReportInput'), { input })).data?.beginReport
const write = async (viewer: Viewer, input: object) =>
  (await graphqlAs(viewer, act('writeReport', 'WriteReportInput'), { input })).data?.writeReport
const freeze = async (viewer: Viewer, input: object) =>
  (
    await graphqlAs(
      viewer,
      `mutation ($input: ReportInput!) { freezeReport(input: $input) { __typename ... on Report { ${fields} } } }`,
      { input },
    )
  ).data?.freezeReport
const discard = async (viewer: Viewer, input: object) =>
  (await graphqlAs(viewer, act('discardReport', 'ReportInput'), { input })).data?.discardReport
const read = async (viewer: Viewer, wanted = reference) =>
  (
    await graphqlAs(viewer, `query ($reference: String!) { report(reference: $reference) { ${fields} } }`, {
      reference: wanted,
    })
  ).data.report

const wanted = { areaCode: 'TJ-SU', period, releaseNumber: 2 }
const texts = {
  foreword: { original: 'tg', tg: 'Ғамхорӣ ба ҳар кас.\n\nҚонун барои ҳама як аст: ӯ ҳуқуқ дорад, ҷавоб гирад.' },
  conclusions: { original: 'tg', tg: '#panic("<b>") *на* $x$ @ном', ru: 'Выводы написаны.' },
}
const fileOf = async (name: string) => {
  const response = await reportRoutes().request(`/${reference}/${name}`)
  expect(response.status, name).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
const textOf = async (bytes: Uint8Array) => {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}

describe('a report', () => {
  it.each([
    [{ areaCode: 'TJ-XX' }, 'areaCode', 'unknown_record'],
    [{ areaCode: 'TJ-SU-01' }, 'areaCode', 'unknown_record'],
    [{ areaCode: '<b>' }, 'areaCode', 'not_a_code'],
    [{ period: '2026-Q5' }, 'period', 'not_a_code'],
    [{ period: '2025' }, 'period', 'not_one_of'],
    [{ areaCode: 'TJ' }, 'period', 'not_one_of'],
    [{ period: '2099-Q4' }, 'period', 'date_in_future'],
    [{ period: `${today().slice(0, 4)}-Q${Math.ceil(Number(today().slice(5, 7)) / 3)}` }, 'period', 'date_in_future'],
    [{ releaseNumber: 99 }, 'releaseNumber', 'unknown_record'],
    [{ releaseNumber: 0 }, 'releaseNumber', 'too_small'],
    // The first release was made in the middle of the quarter.
    [{ releaseNumber: 1 }, 'releaseNumber', 'date_before_other'],
  ])('is refused with %j at its field', async (change, path, code) => {
    expect((await begin(coordinator, { ...wanted, ...change })).issues).toEqual([{ path: [path], code }])
  })

  it('is begun by coordinators and administrators alone, once at a time', async () => {
    for (const role of ['observer', 'moderator'] as const)
      expect((await begin(await signedInAsPost(role), wanted)).__typename).toBe('ForbiddenError')
    const begun = await begin(coordinator, wanted)
    expect(begun).toMatchObject({ reference, state: 'draft', revision: 1, version: 1, filesExpected: 6, files: [] })
    expect(begun.figures.ratings).toBe(60)
    expect(begun.figures.scores.at(-1)).toMatchObject({ statement: 'A8', n: 60, verdict: 'better' })
    expect((await begin(await signedInAsPost('administrator'), wanted)).__typename).toBe('ConflictError')
  })

  it('is not seen by others while it is a draft', async () => {
    expect(await read(anonymous)).toBeNull()
    expect(await read(await signedInAsPost('observer'))).toBeNull()
    expect((await read(coordinator)).reference).toBe(reference)
    const list = 'query { reportDrafts { reference } reports(first: 5) { edges { node { reference } } } }'
    expect((await graphqlAs(anonymous, list)).data).toEqual({ reportDrafts: [], reports: { edges: [] } })
    expect((await graphqlAs(coordinator, list)).data.reportDrafts).toEqual([{ reference }])
    expect((await reportRoutes().request(`/${reference}/tg.pdf`)).status).toBe(404)
  })

  it('gets texts that can be printed, from whoever has read the last ones', async () => {
    const emoji = { ...texts, foreword: { original: 'tg', tg: 'Салом 😀' } }
    expect((await write(coordinator, { reference, revision: 1, ...emoji })).issues).toEqual([
      { path: ['foreword', 'tg'], code: 'not_printable' },
    ])
    const other = { ...texts, conclusions: { original: 'ru', ru: 'Выводы' } }
    expect((await write(coordinator, { reference, revision: 1, ...other })).issues).toEqual([
      { path: ['conclusions', 'original'], code: 'not_one_of' },
    ])
    expect((await write(await signedInAsPost('observer'), { reference, revision: 1, ...texts })).__typename).toBe(
      'ForbiddenError',
    )
    expect((await write(coordinator, { reference: 'TJ-SU-2020-Q1-1', revision: 1, ...texts })).__typename).toBe(
      'NotFoundError',
    )
    const written = await write(coordinator, { reference, revision: 1, ...texts })
    expect(written).toMatchObject({ revision: 2, foreword: { original: 'tg', ru: null } })
    expect((await write(coordinator, { reference, revision: 1, ...texts })).__typename).toBe('ConflictError')
    expect((await discard(coordinator, { reference, revision: 1 })).__typename).toBe('ConflictError')
  })

  it('is frozen with six files by whoever has just confirmed who they are', async () => {
    expect((await freeze(stale, { reference, revision: 2 })).__typename).toBe('ConfirmationNeededError')
    expect((await freeze(coordinator, { reference, revision: 1 })).__typename).toBe('ConflictError')
    expect(await freeze(coordinator, { reference, revision: 2 })).toMatchObject({ state: 'making', files: [] })
    expect((await write(coordinator, { reference, revision: 2, ...texts })).__typename).toBe('ConflictError')
    expect(await read(anonymous)).toBeNull()
    await runDueJobs([makeReport])
    const report = await read(anonymous)
    expect(report.state).toBe('frozen')
    expect(report.files.map(({ name }: { name: string }) => name)).toEqual([
      ...['en.docx', 'en.pdf', 'ru.docx', 'ru.pdf', 'tg.docx', 'tg.pdf'],
    ])
    for (const { name, sha256, size } of report.files) {
      const bytes = await fileOf(name)
      expect([createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([sha256, size])
    }
  })

  it('is served with its hash as entity tag, and not under other names', async () => {
    const { headers } = await reportRoutes().request(`/${reference}/tg.pdf`)
    expect(headers.get('cache-control')).toContain('immutable')
    const again = await reportRoutes().request(`/${reference}/tg.pdf`, {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    for (const missing of [`/${reference}/de.pdf`, `/TJ-SU-${period}-2/tg.pdf`])
      expect((await reportRoutes().request(missing)).status).toBe(404)
  })

  it('prints the letters of Tajik, its texts as they were written, and its numbers with their release', async () => {
    const text = await textOf(await fileOf('tg.pdf'))
    expect(text).toContain('Ғамхорӣ ба ҳар кас.')
    expect(text).toContain('Қонун барои ҳама як аст: ӯ ҳуқуқ дорад, ҷавоб гирад.')
    // Nothing that was written is read as a command.
    expect(text).toContain('#panic("<b>") *на* $x$ @ном')
    expect(text).toContain('Ҷавобҳое, ки барои ин давра нашр шуданд: 60.')
    expect(text).toContain('Нашри № 2')
    expect(text).toContain(`/tg/releases/2`)
    const russian = await textOf(await fileOf('ru.pdf'))
    expect(russian).toContain('Не переведено. Текст на языке оригинала, таджикском: Ғамхорӣ ба ҳар кас.')
    expect(russian).toContain('Выводы написаны.')
    expect(await textOf(await fileOf('en.pdf'))).toContain('Not translated. The original, in Tajik:')
  })

  it.each(languages)('is an archive file with structure, language and title (%s)', async (language) => {
    const bytes = await fileOf(`${language}.pdf`)
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(raw).toContain(`/Lang (${language})`)
    const document = await getDocumentProxy(bytes.slice())
    const { info } = await document.getMetadata()
    expect((info as { Title: string }).Title).toContain('TJ-SU')
    const roles = JSON.stringify(await (await document.getPage(1)).getStructTree())
    for (const role of ['H1', 'Figure', 'Table', 'TH', 'Link', 'L']) expect(roles, role).toContain(`"role":"${role}"`)
    const links = (await (await document.getPage(1)).getAnnotations()).map(({ url }: { url?: string }) => url)
    expect(links.some((url) => url?.endsWith(`/${language}/releases/2`))).toBe(true)
  })

  it.each(languages)('is a DOCX with the same words, headings and table headings (%s)', async (language) => {
    const parts = unzipSync(await fileOf(`${language}.docx`))
    const part = (name: string) => new TextDecoder().decode(parts[name])
    const body = part('word/document.xml')
    expect(body).toContain('w:val="Heading1"')
    expect(body.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThanOrEqual(5)
    expect(body).toContain('Ғамхорӣ ба ҳар кас.')
    expect(body).toContain('60')
    expect(part('word/styles.xml')).toContain(
      `<w:lang w:val="${{ tg: 'tg-Cyrl-TJ', ru: 'ru-RU', en: 'en-GB' }[language]}"`,
    )
    expect(part('word/_rels/document.xml.rels')).toContain(`/${language}/releases/2`)
  })

  it('cannot be changed once it is frozen, whoever asks', async () => {
    for (const sql of [
      `UPDATE report SET foreword_tg = 'x' WHERE reference = '${reference}'`,
      `UPDATE report SET state = 'draft', frozen_at = NULL WHERE reference = '${reference}'`,
      `DELETE FROM report WHERE reference = '${reference}'`,
      `UPDATE report_file SET content = 'x', size = 1, sha256 = sha256('x') WHERE reference = '${reference}'`,
      `DELETE FROM report_file WHERE reference = '${reference}'`,
      `INSERT INTO report_file SELECT reference, 'de.pdf', media_type, size, sha256, content FROM report_file LIMIT 1`,
    ])
      await expect(ownerPool.query(sql), sql).rejects.toThrow(/frozen|no draft|written once|no files now/)
    expect((await freeze(coordinator, { reference, revision: 2 })).__typename).toBe('ConflictError')
  })

  it('is corrected by a new version, which begins with its texts and has numbers of its own', async () => {
    const second = `TJ-SU-${period}-2`
    const begun = await begin(coordinator, wanted)
    expect(begun).toMatchObject({ reference: second, version: 2, foreword: { tg: texts.foreword.tg } })
    await expect(ownerPool.query(`UPDATE report SET content = '{}' WHERE reference = '${second}'`)).rejects.toThrow(
      'taken at once',
    )
    const list = 'query { reports(first: 5) { edges { node { reference versions { version } } } } }'
    const newest = async () => (await graphqlAs(anonymous, list)).data.reports.edges
    expect(await newest()).toEqual([{ node: { reference, versions: [{ version: 1 }] } }])
    await freeze(coordinator, { reference: second, revision: 1 })
    await runDueJobs([makeReport])
    expect(await newest()).toEqual([{ node: { reference: second, versions: [{ version: 2 }, { version: 1 }] } }])
    expect((await read(anonymous)).version).toBe(1)
    const third = await begin(coordinator, wanted)
    expect((await discard(coordinator, { reference: third.reference, revision: 1 })).reference).toBe(third.reference)
    expect(await read(coordinator, third.reference)).toBeNull()
  })

  it('of a period without anything says so in words', async () => {
    const empty = await begin(coordinator, { areaCode: 'TJ', period: '2021', releaseNumber: 2 })
    expect(empty.figures).toMatchObject({ ratings: null, meetings: 0, shortcomings: { cases: 0 } })
    await freeze(coordinator, { reference: 'TJ-2021-1', revision: 1 })
    await runDueJobs([makeReport])
    const response = await reportRoutes().request('/TJ-2021-1/tg.pdf')
    const text = await textOf(new Uint8Array(await response.arrayBuffer()))
    expect(text).toContain('Ҳисоботи солона ба Ҳукумати Ҷумҳурии Тоҷикистон, соли 2021')
    expect(text).toContain('Барои ин давра ягон баҳо нашр нашудааст.')
    expect(text).toContain('Хулоса навишта нашудааст.')
  })
})
