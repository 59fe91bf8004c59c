import { daysOfPeriod, reportReference } from '@hamkori/schema/reports'
import { periodTimeliness } from '../../../src/modules/dashboards/index.ts'
import { readLatestRelease } from '../../../src/modules/releases/index.ts'
import {
  beginReport,
  findReport,
  freezeReport,
  makeReportFiles,
  writeReport,
} from '../../../src/modules/reports/index.ts'
import { modules } from '../../../src/modules.ts'
import type { SystemActor } from '../../../src/platform/viewer.ts'

const areaCode = 'TJ-SU'

/** A report of one region on the last quarter that has ended, with a foreword and conclusions. A second load finds it. */
export async function loadReport(actor: SystemActor, day: string): Promise<string> {
  const period = lastQuarter(day)
  const { row: release } = await readLatestRelease()
  if (release === null || release.through < daysOfPeriod(period).to) return 'demonstration: no release for a report'
  const reference = reportReference(areaCode, period, 1)
  if ((await findReport(reference)) === null) {
    const read = periodTimeliness(modules.flatMap(({ timeliness }) => timeliness ?? []))
    await beginReport(actor, { areaCode, period, releaseNumber: release.number }, read)
    await writeReport(actor, { reference, revision: 1, ...texts })
    await freezeReport(actor, { reference, revision: 2 })
  }
  await makeReportFiles(reference)
  return `demonstration: report ${reference}`
}

/** The last quarter that had ended before a day (YYYY-MM-DD). */
function lastQuarter(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const before = Math.ceil(month / 3) - 1
  return before === 0 ? `${year - 1}-Q4` : `${year}-Q${before}`
}

const texts = {
  foreword: {
    original: 'tg',
    tg: 'Ин ҳисобот намунавӣ аст. Он нишон медиҳад, ки шӯроҳои ҷамъиятӣ ва шуъбаҳои милитсия дар як семоҳа чиро дида ва чӣ кор карда метавонанд.',
    ru: 'Это образец отчёта. Он показывает, что общественные советы и отделы милиции могут увидеть и сделать за один квартал.',
    en: 'This is a sample report. It shows what public councils and police departments can see and do within one quarter.',
  },
  conclusions: {
    original: 'tg',
    tg: 'Шуъбаҳо бояд ба камбудиҳое, ки муҳлаташон гузаштааст, дар навбати аввал посух диҳанд.\n\nШӯроҳо дар ҷаласаҳои навбатӣ баҳоҳои мардумро муҳокима мекунанд.',
    ru: 'Отделам следует в первую очередь ответить на просроченные недостатки.\n\nСоветы обсудят оценки людей на ближайших заседаниях.',
  },
} as const
