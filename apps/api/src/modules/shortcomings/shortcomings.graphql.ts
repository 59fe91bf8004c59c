import { builder } from '../../platform/builder.ts'
import { connectionType } from '../../platform/connection-types.ts'
import { caseFields } from '../cases/index.ts'
import { Council } from '../councils/index.ts'
import { Meeting } from '../meetings/index.ts'
import { Department } from '../territory/index.ts'
import { cameBackOfCouncil, cameBackOfDepartment } from './recurrences.queries.ts'
import type { CameBack } from './recurrences.queries.ts'
import './shortcoming-actions.graphql.ts'
import { Shortcoming } from './shortcoming-types.graphql.ts'
import { shortcomings } from './shortcomings.queries.ts'

const QueryShortcomingsConnection = caseFields.publicListType(
  'QueryShortcomingsConnection',
  Shortcoming,
  'A page of shortcomings, the newest first.',
  'publicRecord',
)
const CouncilShortcomingsConnection = connectionType(
  'CouncilShortcomingsConnection',
  Shortcoming,
  "A page of a council's shortcomings, the newest first.",
  'publicRecord',
)

const publicList = caseFields.publicList(shortcomings)

builder.queryFields((t) => ({
  shortcomings: t.field({
    ...publicList,
    args: { ...publicList.args, topic: t.arg({ type: caseFields.CaseTopic, description: 'What it is about.' }) },
    type: QueryShortcomingsConnection,
    cache: 'publicRecord',
    description:
      'Shortcomings that were sent, the newest first: of the whole country, or of what the filters together leave.',
  }),
  discardedShortcoming: t.field({
    ...caseFields.discardedByReference(shortcomings),
    cache: 'publicRecord',
    description: 'When and why the shortcoming with this number was discarded; null where it was not.',
  }),
  shortcoming: t.field({
    ...caseFields.caseByReference(shortcomings),
    type: Shortcoming,
    cache: 'publicRecord',
    description: 'One shortcoming; null when there is none, or none that the viewer may know of.',
  }),
}))

builder.objectFields(Council, (t) => ({
  shortcomings: t.field({
    ...caseFields.councilList(shortcomings),
    type: CouncilShortcomingsConnection,
    description: 'Its shortcomings, the newest first. Its members see those too that are not sent yet.',
  }),
  similarShortcomings: t.field({
    ...caseFields.similarToTitle(shortcomings),
    type: [Shortcoming],
    description:
      'Public shortcomings of the council or its department that have at least half of the telling words of a title, at most five, the likest first: before the same is registered twice.',
  }),
}))

builder.objectFields(Meeting, (t) => ({
  shortcomings: t.field({
    type: [Shortcoming],
    description: 'Shortcomings that it raised, the newest first.',
    resolve: caseFields.casesOfMeeting(shortcomings),
  }),
}))

const ShortcomingsCameBack = builder.objectRef<CameBack>('ShortcomingsCameBack').implement({
  cache: 'publicRecord',
  description: 'What became of shortcomings that councils have confirmed as fixed.',
  fields: (t) => ({
    verified: t.exposeInt('verified', { description: 'How many were confirmed as fixed.' }),
    cameBack: t.exposeInt('cameBack', { description: 'How many of these were found again, and sent once more.' }),
  }),
})

builder.objectField(Council, 'shortcomingsCameBack', (t) =>
  t.field({
    type: ShortcomingsCameBack,
    description: 'How many of the shortcomings that it has confirmed as fixed came back.',
    resolve: (council, _args, context) => cameBackOfCouncil(council, context),
  }),
)
builder.objectField(Department, 'shortcomingsCameBack', (t) =>
  t.field({
    type: ShortcomingsCameBack,
    // The rest of a department is as old as the territory; this is as old as the record.
    cache: 'publicRecord',
    description: 'How many of the shortcomings that were confirmed as fixed by it came back.',
    resolve: (department, _args, context) => cameBackOfDepartment(department, context),
  }),
)

builder.objectField(Council, 'shortcomingCount', (t) =>
  t.int({ description: 'Shortcomings that were sent.', resolve: caseFields.councilCount(shortcomings) }),
)
