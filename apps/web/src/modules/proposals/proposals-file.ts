import { links } from '../../platform/links.ts'
import type { FileContext, FileTable } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { caseParts } from '../cases/index.ts'
import { proposalKind } from './proposal-kind.ts'
import { proposalsFileQuery } from './proposals.documents.ts'

/** The list of proposals as a file, narrowed as its page is. */
export async function makeTable(context: FileContext): Promise<FileTable> {
  const { language, given, ask } = context
  const filter = readFilters(caseParts.listFilters, given)
  const variables = caseParts.listVariables(filter)
  const { caseTable, topicColumn } = await caseParts.lists()
  return caseTable(
    context,
    proposalKind,
    links.proposals(language, filter),
    async (after) => (await ask(proposalsFileQuery, { ...variables, first: 30, after })).proposals,
    [{ ...topicColumn(context), value: ({ topic }) => topic }],
  )
}
