import { recordSearchLimits } from '@hamkori/schema/search'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { kysely, query } from '../../platform/query.ts'
import { wordsIn } from '../../platform/record-search.ts'
import type { FoundRow, SearchSource } from '../../platform/record-search.ts'

/** A public record that was found, with the name of its GraphQL type. */
export type FoundRecordRow = FoundRow & { readonly recordType: string }

/** The query of all sources: the newest records first. A day that is less precise stands before those it may be. */
function searchQuery(sources: readonly SearchSource[]) {
  return query((values: { words: string }) => {
    const found = sources
      .map(({ recordType, found: inSource }) =>
        kysely.selectFrom(inSource(values.words).as('f')).selectAll('f').select(sql.lit(recordType).as('recordType')),
      )
      .reduce((all, more) => all.unionAll(more))
    return (
      kysely
        // Materialized: the newest ten are never looked for by reading the records one by one until ten have the words.
        .with(
          (cte) => cte('found').materialized(),
          () => found,
        )
        .selectFrom('found')
        .selectAll()
        .orderBy(sql`day COLLATE "C"`, 'desc')
        .orderBy('id', 'desc')
        .limit(sql.lit(recordSearchLimits.found))
    )
  })
}

/** Finds public records in these sources by what somebody typed, in one statement; nothing where no word was typed. */
export function recordFinder(sources: readonly SearchSource[]): (text: string) => Promise<FoundRecordRow[]> {
  const found = searchQuery(sources)
  return async (text) => {
    const words = wordsIn(text)
    return words === null ? [] : run(found, { words })
  }
}
