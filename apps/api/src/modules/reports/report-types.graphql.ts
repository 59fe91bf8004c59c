import { daysOfPeriod, isQuarter } from '@hamkori/schema/reports.constants'
import { statementCodes } from '@hamkori/schema/feedback'
import { builder } from '../../platform/builder.ts'
import { Name, TrilingualText, trilingual } from '../../platform/text-types.ts'
import type { TrilingualShape } from '../../platform/text-types.ts'
import { Verdict } from '../dashboards/index.ts'
import type { TimelinessFigures } from '../dashboards/index.ts'
import { readTerritory } from '../territory/index.ts'
import { reportFiles } from './actions/make-report-files.ts'
import type { Cell, ReportContent } from './report-content.ts'
import { listReportFiles, listVersions, readContent } from './reports.queries.ts'
import type { ReportFileRow, ReportRow } from './reports.queries.ts'

const ReportKind = builder.enumType('ReportKind', {
  description: 'What a report is about.',
  values: {
    regionQuarter: { description: 'A region in a quarter.' },
    countryYear: { description: 'The country in a year: the annual report to the Government.' },
  } as const,
})

const ReportState = builder.enumType('ReportState', {
  description: 'How a report stands.',
  values: {
    draft: { description: 'It is being written.' },
    making: { description: 'Its texts stand; its files are being made.' },
    frozen: { description: 'It is published and never changes.' },
  } as const,
})

const ReportScore = builder.objectRef<Cell & { readonly statement: string }>('ReportScore').implement({
  cache: 'publicRecord',
  description: 'What people say to one statement in the period, per cent of favourable answers.',
  fields: (t) => ({
    statement: t.exposeString('statement', { description: 'The statement, A1 to A8.' }),
    score: t.exposeFloat('score', { nullable: true, description: 'The score; null below thirty answers.' }),
    low: t.exposeFloat('low', {
      nullable: true,
      description: 'Lower end of its 95 % interval; null below ten answers.',
    }),
    high: t.exposeFloat('high', { nullable: true, description: 'Upper end of its 95 % interval.' }),
    n: t.exposeInt('n', { nullable: true, description: 'How many answered; null below thirty.' }),
    verdict: t.expose('verdict', {
      type: Verdict,
      nullable: true,
      description: 'How it stands against the rest of the country; null where there is nothing to compare with.',
    }),
  }),
})

const ReportCases = builder.objectRef<TimelinessFigures>('ReportCases').implement({
  cache: 'publicRecord',
  description: 'How fast what was sent in the period was answered, as it stood when the numbers were taken.',
  fields: (t) => ({
    cases: t.exposeInt('cases', { description: 'Sent in the period.' }),
    inTime: t.exposeFloat('inTime', {
      nullable: true,
      description: 'Of those whose last day had passed: per cent answered by that day; null below ten.',
    }),
    overdue: t.exposeInt('overdue', { description: 'Overdue on that day, whenever they were sent.' }),
  }),
})

const ReportFigures = builder.objectRef<ReportContent>('ReportFigures').implement({
  cache: 'publicRecord',
  description: 'The main numbers of a report; all of them are in its files.',
  fields: (t) => ({
    takenOn: t.expose('takenOn', { type: 'Date', description: 'The day on which they were taken.' }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True where invented ones may be among them.' }),
    ratings: t.int({
      nullable: true,
      description: 'How many ratings were published for the period; null below thirty.',
      resolve: ({ people }) => people.ratings,
    }),
    scores: t.field({
      type: [ReportScore],
      description: 'A1 to A8.',
      resolve: ({ people }) => people.scores.map((cell, at) => ({ ...cell, statement: statementCodes[at] ?? '' })),
    }),
    shortcomings: t.field({
      type: ReportCases,
      description: 'Shortcomings.',
      resolve: ({ record }) => record.shortcomings,
    }),
    proposals: t.field({ type: ReportCases, description: 'Proposals.', resolve: ({ record }) => record.proposals }),
    councils: t.int({ description: 'Councils that there were.', resolve: ({ record }) => record.councils }),
    councilsMet: t.int({
      description: 'Those of them that met in the period.',
      resolve: ({ record }) => record.councilsMet,
    }),
    meetings: t.int({ description: 'Their meetings with public minutes.', resolve: ({ record }) => record.meetings }),
    activities: t.int({ description: 'Activities in the period.', resolve: ({ record }) => record.activities }),
  }),
})

const ReportFile = builder.objectRef<ReportFileRow>('ReportFile').implement({
  cache: 'publicRecord',
  description: 'A file of a frozen report, at `/reports/<reference>/<name>`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Language and format: tg.pdf.' }),
    size: t.exposeInt('size', { description: 'Its bytes.' }),
    sha256: t.string({
      description: 'SHA-256 of its bytes, hexadecimal.',
      resolve: ({ sha256 }) => Buffer.from(sha256).toString('hex'),
    }),
  }),
})

const ReportVersion = builder.objectRef<ReportRow>('ReportVersion').implement({
  cache: 'publicRecord',
  description: 'A frozen version of a report.',
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'Its reference.' }),
    version: t.exposeInt('version', { description: 'Its number: 1, 2, 3.' }),
    frozenAt: t.expose('frozenAt', { type: 'DateTime', nullable: true, description: 'When it was frozen.' }),
  }),
})

/** A version of a report. */
export const Report = builder.objectRef<ReportRow>('Report').implement({
  cache: 'publicRecord',
  description: 'A report in one of its versions. Frozen ones never change; a correction is a new version.',
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'Place, period and version: TJ-SU-2026-Q3-1.' }),
    kind: t.field({
      type: ReportKind,
      description: 'What it is about.',
      resolve: ({ period }) => (isQuarter(period) ? ('regionQuarter' as const) : ('countryYear' as const)),
    }),
    areaCode: t.exposeString('areaCode', { description: 'Code of the region or the country.' }),
    place: t.field({
      type: Name,
      description: 'Its name.',
      resolve: async ({ areaCode }) => {
        const { areaByCode, country } = await readTerritory()
        const { nameTg, nameRu, nameEn } = areaByCode.get(areaCode) ?? country
        return { tg: nameTg, ru: nameRu, en: nameEn }
      },
    }),
    period: t.exposeString('period', { description: 'A quarter, 2026-Q3, or a year, 2026.' }),
    from: t.field({ type: 'Date', description: 'Its first day.', resolve: ({ period }) => daysOfPeriod(period).from }),
    to: t.field({ type: 'Date', description: 'Its last day.', resolve: ({ period }) => daysOfPeriod(period).to }),
    version: t.exposeInt('version', { description: 'Its number: 1, 2, 3.' }),
    state: t.expose('state', { type: ReportState, description: 'How it stands.' }),
    revision: t.exposeInt('revision', { description: 'Counts up with every change of a draft.' }),
    releaseNumber: t.exposeInt('releaseNumber', { description: 'The release of scores that its scores come from.' }),
    frozenAt: t.expose('frozenAt', { type: 'DateTime', nullable: true, description: 'When it was frozen.' }),
    foreword: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'The foreword.',
      resolve: ({ original, forewordTg, forewordRu, forewordEn }) =>
        written(trilingual(original, forewordTg, forewordRu, forewordEn)),
    }),
    conclusions: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'The conclusions.',
      resolve: ({ original, conclusionsTg, conclusionsRu, conclusionsEn }) =>
        written(trilingual(original, conclusionsTg, conclusionsRu, conclusionsEn)),
    }),
    figures: t.field({
      type: ReportFigures,
      nullable: true,
      description: 'Its main numbers; null of a draft that was just discarded.',
      resolve: ({ reference }) => readContent(reference),
    }),
    files: t.field({
      type: [ReportFile],
      description: 'Its files; while they are made, those that are there.',
      resolve: ({ reference }) => listReportFiles(reference),
    }),
    filesExpected: t.int({ description: 'How many files it will have.', resolve: () => reportFiles.length }),
    versions: t.field({
      type: [ReportVersion],
      description: 'All frozen versions, the newest first.',
      resolve: async ({ areaCode, period }) =>
        (await listVersions(areaCode, period)).filter(({ state }) => state === 'frozen'),
    }),
  }),
})

function written(text: TrilingualShape): TrilingualShape | null {
  return text[text.original] === null ? null : text
}
