import { recommendationsLinks } from './links.ts'
import type { FileContext, FileTable } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { caseParts } from '../cases/index.ts'
import { recommendationKind } from './recommendation-kind.ts'
import { recommendationsFileQuery } from './recommendations.documents.ts'

/** The list of recommendations as a file, narrowed as its page is. */
export async function makeTable(context: FileContext): Promise<FileTable> {
  const { language, given, ask } = context
  const filter = readFilters(caseParts.listFilters, given)
  const variables = caseParts.listVariables(filter)
  const { caseTable, topicColumn } = await caseParts.lists()
  return caseTable(
    context,
    recommendationKind,
    recommendationsLinks.list(language, filter),
    async (after) => (await ask(recommendationsFileQuery, { ...variables, first: 30, after })).recommendations,
    [{ ...topicColumn(context), value: ({ topic }) => topic }],
  )
}
