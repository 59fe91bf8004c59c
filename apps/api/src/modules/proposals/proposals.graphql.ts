import { builder } from '../../platform/builder.ts'
import { connectionType } from '../../platform/connection-types.ts'
import { caseFields } from '../cases/index.ts'
import { Council } from '../councils/index.ts'
import { Meeting } from '../meetings/index.ts'
import './proposal-actions.graphql.ts'
import { Proposal } from './proposal-types.graphql.ts'
import { proposals } from './proposals.queries.ts'

const QueryProposalsConnection = caseFields.publicListType(
  'QueryProposalsConnection',
  Proposal,
  'A page of proposals, the newest first.',
  'publicRecord',
)
const CouncilProposalsConnection = connectionType(
  'CouncilProposalsConnection',
  Proposal,
  "A page of a council's proposals, the newest first.",
  'publicRecord',
)

const publicList = caseFields.publicList(proposals)

builder.queryFields((t) => ({
  proposals: t.field({
    ...publicList,
    args: { ...publicList.args, topic: t.arg({ type: caseFields.CaseTopic, description: 'What it is about.' }) },
    type: QueryProposalsConnection,
    cache: 'publicRecord',
    description:
      'Proposals that were submitted, the newest first: of the whole country, or of what the filters together leave.',
  }),
  discardedProposal: t.field({
    ...caseFields.discardedByReference(proposals),
    cache: 'publicRecord',
    description: 'When and why the proposal with this number was discarded; null where it was not.',
  }),
  proposal: t.field({
    ...caseFields.caseByReference(proposals),
    type: Proposal,
    cache: 'publicRecord',
    description: 'One proposal; null when there is none, or none that the viewer may know of.',
  }),
}))

builder.objectFields(Council, (t) => ({
  proposals: t.field({
    ...caseFields.councilList(proposals),
    type: CouncilProposalsConnection,
    description: 'Its proposals, the newest first. Its members see those too that are not submitted yet.',
  }),
  similarProposals: t.field({
    ...caseFields.similarToTitle(proposals),
    type: [Proposal],
    description:
      'Public proposals of the council or its department that have at least half of the telling words of a title, at most five, the likest first: before the same is registered twice.',
  }),
}))

builder.objectFields(Meeting, (t) => ({
  proposals: t.field({
    type: [Proposal],
    description: 'Proposals that it adopted, the newest first.',
    resolve: caseFields.casesOfMeeting(proposals),
  }),
}))

builder.objectField(Council, 'proposalCount', (t) =>
  t.int({ description: 'Proposals that were submitted.', resolve: caseFields.councilCount(proposals) }),
)
