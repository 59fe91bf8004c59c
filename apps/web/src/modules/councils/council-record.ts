import type { FragmentOf } from '../../platform/graphql.ts'
import type { officialTextFragment } from '../../platform/text.documents.ts'

/** What a council's page shows of a record, whichever module it is of. */
export interface CouncilRecord {
  readonly reference: string
  /** The day under which it stands, `YYYY-MM-DD`. */
  readonly day: string
  readonly title: FragmentOf<typeof officialTextFragment>
  /** The address of its page. */
  readonly to: string
}
