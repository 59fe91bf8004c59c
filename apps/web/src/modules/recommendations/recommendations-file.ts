import { dictionary } from '@hamkori/schema/dictionary'
import { recommendationColumns } from '@hamkori/schema/recommendations.columns'
import { recommendationFilters, recommendationVariables } from './list-filters.ts'
import { recommendationsLinks } from './links.ts'
import { describedColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { caseParts } from '../cases/index.ts'
import { recommendationKind } from './recommendation-kind.ts'
import { recommendationsFileQuery } from './recommendations.documents.ts'

/** The list of recommendations as a file, narrowed as its page is. */
export async function makeTable(context: FileContext): Promise<FileTable> {
  const { language, given, ask } = context
  const filter = readFilters(recommendationFilters, given)
  const variables = recommendationVariables(filter)
  const { caseTable, topicColumn } = await caseParts.lists()
  return caseTable(
    context,
    recommendationKind,
    recommendationsLinks.list(language, filter),
    async (after) => (await ask(recommendationsFileQuery, { ...variables, first: 30, after })).recommendations,
    [
      { ...topicColumn(context), value: ({ topic }) => topic },
      {
        ...describedColumn('gathering', recommendationColumns, dictionary[language].records.recommendations),
        value: ({ gathering }) => gathering?.slug ?? null,
      },
    ],
  )
}
