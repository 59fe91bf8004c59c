import { dash } from '@hamkori/schema/format/number'
import { formatDuration } from '@hamkori/schema/format/relative'
import type { TimelinessFigures } from '../../dashboards/index.ts'
import { intervalText, wholeText } from './cell-texts.ts'
import type { Composing } from './compose-report.ts'
import type { Block } from '@hamkori/schema/printed-document'

/** What the public record says: answers to shortcomings and proposals, and the work of the councils. */
export function composeRecord({ content, texts, language, ofRecord }: Composing): Block[] {
  const { shortcomings, proposals, all, councils, councilsMet, meetings, activities } = content.record
  const { columns } = texts
  const count = (value: number) => wholeText(language, value)
  const row = (name: string, figures: TimelinessFigures) => [
    name,
    count(figures.cases),
    figures.inTime === null ? dash : `${wholeText(language, figures.inTime)} % (${intervalText(language, figures)})`,
    figures.medianDays === null ? dash : formatDuration(language, figures.medianDays, 'day'),
    count(figures.open),
    count(figures.overdue),
  ]
  return [
    { kind: 'heading', text: texts.headings.record },
    {
      ...{ kind: 'table', caption: texts.captions.record, source: ofRecord, even: true },
      columns: [
        { label: columns.what, numeric: false },
        { label: columns.sent, numeric: true },
        { label: columns.inTime, numeric: true },
        { label: columns.median, numeric: true },
        { label: columns.open, numeric: true },
        { label: columns.overdue, numeric: true },
      ],
      rows: [
        row(texts.types.shortcomings, shortcomings),
        row(texts.types.proposals, proposals),
        row(texts.types.all, all),
      ],
    },
    {
      kind: 'paragraph',
      text: texts.councils(count(councils), count(councilsMet), count(meetings), count(activities)),
    },
  ]
}
