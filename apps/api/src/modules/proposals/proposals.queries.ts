import { db } from '../../platform/db.ts'
import type { DeclineGround, ProposalOutcome, ProposalState } from '@hamkori/schema/proposals.constants'
import { addressedReader } from '../../platform/addressed-records.ts'
import type { AddressedRow, AnswerRow } from '../../platform/addressed-records.ts'
import type { AddressedSql } from '../../platform/addressed-statements.ts'
import type { ProposalFacts } from './proposals.policy.ts'

/** A department's answer, as it is read. Days are YYYY-MM-DD. */
export interface ProposalResponseRow extends AnswerRow {
  readonly outcome: ProposalOutcome
  readonly ground: DeclineGround | null
  readonly ownerOffice: string | null
  readonly dueOn: string | null
  readonly deferredUntil: string | null
}

/** A proposal with its council and answers, as it is read in one statement. */
export interface ProposalRow extends AddressedRow {
  readonly state: ProposalState
  readonly submittedOn: string | null
  readonly responses: readonly ProposalResponseRow[]
}

/** What is special about the tables of this module. */
export const proposalSql: AddressedSql = {
  table: 'proposal',
  ownColumns: `s.submitted_on::text AS "submittedOn",`,
  ownAnswerParts: [
    ['ground', 'r.ground'],
    ['ownerOffice', 'r.owner_office'],
    ['dueOn', 'r.due_on'],
    ['deferredUntil', 'r.deferred_until'],
  ],
}

/** Every read of proposals. Where drafts come too, each row has to be judged by the policy. */
export const readProposals = addressedReader<ProposalRow>(proposalSql)

/** The facts of a row that its policy needs. */
export function factsOf(row: ProposalRow): ProposalFacts {
  const { state, councilId, departmentId, isPublic } = row
  return { state, councilId, departmentId, lastOutcome: row.responses[0]?.outcome ?? null, isPublic }
}

/** How many proposals of these councils are public, by the council's id; for `loadOne` of platform/batch.ts. */
export async function countPublishedProposals(councilIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const tallies = await db.proposalTally.groupBy({
    by: ['councilId'],
    where: { councilId: { in: [...councilIds] } },
    _sum: { published: true },
  })
  return new Map(tallies.map(({ councilId, _sum }) => [councilId, _sum.published ?? 0]))
}
