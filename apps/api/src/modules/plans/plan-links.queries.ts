import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { kysely, query } from '../../platform/query.ts'

const decisionOfCouncil = query((values: { decisionId: string; councilId: string }) =>
  kysely
    .selectFrom('decision_view as d')
    .innerJoin('published_meeting_view as m', 'm.id', 'd.meeting_id')
    .select('d.id')
    .where('d.binding', '=', sql.lit(true))
    .where('d.id', '=', values.decisionId)
    .where('m.council_id', '=', values.councilId),
)

/** Whether a meeting of this council with public minutes has taken the decision, and it binds. */
export async function isBindingDecision(tx: Tx, decisionId: string, councilId: string): Promise<boolean> {
  return (await run(decisionOfCouncil, { decisionId, councilId }, tx)).length > 0
}

/** A public record of a council, of which one id is set. */
export interface EvidenceLink {
  readonly meetingId: string | null
  readonly proposalId: string | null
  readonly activityId: string | null
}

const none = sql<string | null>`NULL::uuid`
const recordOfCouncil = query((values: { reference: string; councilId: string }) =>
  kysely
    .selectFrom('published_meeting_view as m')
    .select([sql<string | null>`m.id`.as('meetingId'), none.as('proposalId'), none.as('activityId')])
    .where('m.reference', '=', values.reference)
    .where('m.council_id', '=', values.councilId)
    .unionAll(
      kysely
        .selectFrom('published_proposal_view as p')
        .select([none.as('meetingId'), sql<string | null>`p.id`.as('proposalId'), none.as('activityId')])
        .where('p.reference', '=', values.reference)
        .where('p.council_id', '=', values.councilId),
    )
    .unionAll(
      kysely
        .selectFrom('activity_view as a')
        .select([none.as('meetingId'), none.as('proposalId'), sql<string | null>`a.id`.as('activityId')])
        .where('a.code', '=', values.reference)
        .where('a.council_id', '=', values.councilId),
    ),
)

/** The public meeting or proposal of this council with a printed number, or its activity with a code; null where there is none. */
export async function findEvidence(tx: Tx, reference: string, councilId: string): Promise<EvidenceLink | null> {
  return (await run(recordOfCouncil, { reference, councilId }, tx))[0] ?? null
}
