import { byThing, defineMatrix, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { readLatestRelease } from '../../releases/index.ts'
import { begunReport, frozenReport } from './reports.ts'

/** What reports contribute to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['Report', 'ReportFigures', 'ReportScore', 'ReportCases', 'ReportFile', 'ReportVersion'],
  tables: {
    report: { others: ['reference', 'area_code', 'period', 'original', 'foreword', 'conclusions', 'content'] },
    report_file: { others: ['reference', 'name', 'media_type', 'sha256', 'content'] },
  },
  queries: { reports: 'first: 2', report: byThing('reference', 'report', 'reportDraft'), reportDrafts: '' },
  actions: {
    beginReport: (thing, _id, scope) => ({
      input: {
        areaCode: thing('reportPlace'),
        period: scope === 'void' ? '2024' : '2024-Q3',
        releaseNumber: Number(thing('reportRelease')) || 1,
      },
    }),
    writeReport: (thing, _id, scope) => ({
      input: { ...draftOf(thing), foreword: trilingual(scope, 'A foreword.') },
    }),
    freezeReport: (thing) => ({ input: draftOf(thing) }),
    discardReport: (thing) => ({ input: draftOf(thing) }),
  },
  async makeRecords(_maker, { areaCode }) {
    const region = regionOf(areaCode)
    return {
      reportPlace: region,
      report: await frozenReport(region, '2024-Q1'),
      reportDraft: await begunReport(region, '2024-Q2'),
      reportRelease: String((await readLatestRelease()).row?.number),
    }
  },
  async cacheExample() {
    const reference = await frozenReport('TJ-SU', '2024-Q1')
    return { reports: 'first: 1', report: `reference: ${JSON.stringify(reference)}` }
  },
})

function draftOf(thing: (name: string) => string): { reference: string; revision: number } {
  return { reference: thing('reportDraft'), revision: 1 }
}

/** The region of a district, by its code. */
function regionOf(areaCode: string): string {
  return areaCode.split('-').slice(0, 2).join('-')
}
