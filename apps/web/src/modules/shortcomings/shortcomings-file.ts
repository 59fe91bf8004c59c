import { dictionary } from '@hamkori/schema/dictionary'
import { shortcomingColumns } from '@hamkori/schema/shortcomings.columns'
import { links } from '../../platform/links.ts'
import { describedColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { caseParts } from '../cases/index.ts'
import { shortcomingKind } from './shortcoming-kind.ts'
import { shortcomingsFileQuery } from './shortcomings.documents.ts'

/** The list of shortcomings as a file, narrowed as its page is. */
export async function makeTable(context: FileContext): Promise<FileTable> {
  const { language, given, ask, t } = context
  const filter = readFilters(caseParts.listFilters, given)
  const variables = caseParts.listVariables(filter)
  const { caseTable, topicColumn } = await caseParts.lists()
  return caseTable(
    context,
    shortcomingKind,
    links.shortcomings(language, filter),
    async (after) => (await ask(shortcomingsFileQuery, { ...variables, first: 30, after })).shortcomings,
    [
      { ...topicColumn(context), value: ({ topic }) => topic },
      {
        ...describedColumn('severity', shortcomingColumns, dictionary[language].records.shortcomings),
        words: (severity) => t(`shortcomings.severity.${String(severity)}`),
        value: ({ severity }) => severity,
      },
      {
        ...describedColumn('recurrence_of', shortcomingColumns, dictionary[language].records.shortcomings),
        value: ({ recurrenceOf }) => recurrenceOf?.reference ?? null,
      },
    ],
  )
}
