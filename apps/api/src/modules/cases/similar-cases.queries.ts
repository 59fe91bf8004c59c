import { similarCasesLimits } from '@hamkori/schema/search'
import { tellingWords } from '@hamkori/schema/search-words'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { kysely, query } from '../../platform/query.ts'
import { asTextQuery, countWords, hasWords, textQuery } from '../../platform/record-search.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** The council that is about to register a case, and its department. */
export interface RegisteringCouncil {
  readonly id: string
  readonly departmentId: string
}

/** Most cases with any of the words that are compared: the newest ones. */
const mostCompared = 300

/**
 * Finds the public cases of a kind that a council is about to register once more: its own and those of its department, by the words of
 * a title. Those with most of the words come first, of these the newest; none has fewer than half of them.
 */
export function similarCases(kind: QueriedKind): (title: string, council: RegisteringCouncil) => Promise<string[]> {
  const similar = query((values: RegisteringCouncil & { any: string; words: readonly string[]; least: number }) =>
    kysely
      .selectFrom(
        kysely
          .selectFrom(
            kysely
              .selectFrom(tablesOf(kind).cases)
              .selectAll('s')
              .where('s.published_at', 'is not', null)
              .where(
                s.or([s('s.council_id', '=', values.id), s('s.responsible_department_id', '=', values.departmentId)]),
              )
              .where(hasWords('s.words', asTextQuery(values.any)))
              .orderBy('s.registered_on', 'desc')
              .orderBy('s.id', 'desc')
              .limit(sql.lit(mostCompared))
              .as('s'),
          )
          .select(['s.id', 's.registered_on', countWords('s.words', values.words).as('matched')])
          .as('m'),
      )
      .select('m.id')
      .where('m.matched', '>=', values.least)
      .orderBy('m.matched', 'desc')
      .orderBy('m.registered_on', 'desc')
      .orderBy('m.id', 'desc')
      .limit(sql.lit(similarCasesLimits.found)),
  )
  return async (title, { id, departmentId }) => {
    const words = tellingWords(title)
    if (words.length === 0) return []
    const [each, any] = [words.map((word) => textQuery([word])), textQuery(words, 'any')]
    const values = { id, departmentId, words: each, any, least: Math.ceil(words.length / 2) }
    return (await run(similar, values)).map((row) => row.id)
  }
}
