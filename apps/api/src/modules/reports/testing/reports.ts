import { modules } from '../../../modules.ts'
import type { SystemActor } from '../../../platform/viewer.ts'
import { periodTimeliness } from '../../dashboards/index.ts'
import { readLatestRelease } from '../../releases/index.ts'
import { publishAnswers } from '../../releases/testing/publish.ts'
import { beginReport, freezeReport, makeReportFiles, writeReport } from '../index.ts'

const actor: SystemActor = { kind: 'system', name: 'tests' }

/** Begins a report from the newest release, which is made where there is none. Answers its reference. */
export async function begunReport(areaCode: string, period: string): Promise<string> {
  const releaseNumber = (await readLatestRelease()).row?.number ?? (await publishAnswers()).number
  const read = periodTimeliness(modules.flatMap(({ timeliness }) => timeliness ?? []))
  const { reference } = await beginReport(actor, { areaCode, period, releaseNumber }, read)
  return reference
}

/** The same with texts, frozen and with all its files. */
export async function frozenReport(areaCode: string, period: string): Promise<string> {
  const reference = await begunReport(areaCode, period)
  const [foreword, conclusions] = [
    { original: 'tg' as const, tg: 'Сарсухан', ru: 'Предисловие', en: 'Foreword' },
    { original: 'tg' as const, tg: 'Хулосаҳо', ru: 'Выводы', en: 'Conclusions' },
  ]
  await writeReport(actor, { reference, revision: 1, foreword, conclusions })
  await freezeReport(actor, { reference, revision: 2 })
  await makeReportFiles(reference)
  return reference
}
