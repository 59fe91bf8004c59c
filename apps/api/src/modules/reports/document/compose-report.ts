import { formatDate } from '@hamkori/schema/format/date'
import { formatPeriod } from '@hamkori/schema/format/period'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import { dayOf } from '../../../platform/clock.ts'
import { publicOrigin } from '../../../platform/origin.ts'
import type { ReportContent } from '../report-content.ts'
import type { ReportRow } from '../reports.queries.ts'
import { capitalized } from '@hamkori/schema/format/capital'
import { composePeople } from './compose-people.ts'
import { composeRecord } from './compose-record.ts'
import { composeShort } from './compose-short.ts'
import type { Block, PrintedDocument, Source } from '@hamkori/schema/printed-document'
import { reportTexts } from './texts.ts'
import type { ReportTexts } from './texts.ts'

/** What the parts of a report are made from. */
export interface Composing {
  readonly content: ReportContent
  readonly texts: ReportTexts
  readonly language: Language
  /** The release behind the scores, and the page of the answers behind what the record says. */
  readonly ofScores: Source
  readonly ofRecord: Source
}

/** Puts a report together in one language, from its own texts and numbers alone. */
export function composeReport(report: ReportRow, content: ReportContent, language: Language): PrintedDocument {
  const texts = reportTexts[language]
  const page = (path: string) => `${publicOrigin()}/${language}/${path}`
  const day = (value: string) => formatDate(language, value)
  const release = page(`releases/${content.release.number}`)
  const answers = page(`dashboards/answers${content.place.isCountry ? '' : `?area=${content.place.code}`}`)
  const composing: Composing = {
    ...{ content, texts, language },
    ofScores: { text: texts.release(content.release.number), url: release },
    ofRecord: { text: texts.sources.recordShort(day(content.takenOn)), url: answers },
  }
  const period = formatPeriod(language, report.period)
  const date = report.frozenAt === null ? content.takenOn : dayOf(report.frozenAt)
  const { place } = content
  return {
    language,
    title: place.isCountry ? texts.titleOfCountry(period) : texts.titleOfRegion(place.name[language], period),
    subtitle: texts.subtitle,
    facts: [
      texts.version(report.version),
      texts.dated(day(date)),
      texts.taken(day(content.takenOn)),
      texts.release(content.release.number),
    ],
    warning: content.demonstration ? texts.demonstration : null,
    mark: null,
    date,
    blocks: [
      ...composeText(texts.headings.foreword, forewordOf(report), report.original, language, texts),
      ...composeShort(composing),
      ...composePeople(composing),
      ...composeRecord(composing),
      ...composeConclusions(report, language, texts),
      { kind: 'heading', text: texts.headings.notes },
      { kind: 'list', items: texts.notes },
      {
        kind: 'link',
        text: capitalized(texts.sources.scores(content.release.number, day(content.release.through))),
        url: release,
      },
      { kind: 'link', text: texts.sources.record(day(content.takenOn)), url: answers },
      { kind: 'link', text: texts.sources.report, url: page(`reports/${report.reference}`) },
    ],
  }
}

type Written = Readonly<Record<Language, string | null>>

function forewordOf({ forewordTg, forewordRu, forewordEn }: ReportRow): Written {
  return { tg: forewordTg, ru: forewordRu, en: forewordEn }
}

function composeConclusions(report: ReportRow, language: Language, texts: ReportTexts): Block[] {
  const written = { tg: report.conclusionsTg, ru: report.conclusionsRu, en: report.conclusionsEn }
  const blocks = composeText(texts.headings.conclusions, written, report.original, language, texts)
  if (blocks.length > 0) return blocks
  return [
    { kind: 'heading', text: texts.headings.conclusions },
    { kind: 'paragraph', text: texts.noConclusions },
  ]
}

/** A text in the language of the report, or in the one in which it was written, and then it says so. */
function composeText(
  heading: string,
  written: Written,
  original: Language,
  language: Language,
  texts: ReportTexts,
): Block[] {
  const own = written[language]
  const text = own ?? written[original]
  if (text === null) return []
  return [
    { kind: 'heading', text: heading },
    ...(own === null
      ? [{ kind: 'paragraph', text: texts.notTranslated(texts.originals[languages.indexOf(original)] ?? '') } as const]
      : []),
    { kind: 'prose', text, language: own === null ? original : language },
  ]
}
