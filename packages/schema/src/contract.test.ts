import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { caseTopics } from './cases.constants.ts'
import * as councils from './councils.constants.ts'
import * as dashboards from './dashboards.constants.ts'
import * as feedback from './feedback.constants.ts'
import * as gatherings from './gatherings.constants.ts'
import * as identity from './identity.constants.ts'
import { languages } from './languages.ts'
import * as assignments from './meetings.assignments.constants.ts'
import * as meetings from './meetings.constants.ts'
import * as proposals from './proposals.constants.ts'
import { dueStates } from './response-clock.ts'
import * as shortcomings from './shortcomings.constants.ts'
import * as territory from './territory.constants.ts'
import { translationStates } from './text.ts'

const root = new URL('../../../', import.meta.url)
const sdl = readFileSync(new URL('apps/api/schema.graphql', root), 'utf8')
const glossary = readFileSync(new URL('docs/glossary.md', root), 'utf8')

function valuesOf(name: string): string[] {
  const body = new RegExp(`^enum ${name} \\{([^}]*)\\}`, 'mu').exec(sdl)?.[1] ?? ''
  const words = body.replace(/"""[\s\S]*?"""/gu, '').replace(/"[^"\n]*"/gu, '')
  return words.split(/\s+/u).filter((word) => word !== '')
}

describe('the words of the API are the words of this package', () => {
  test.each([
    ['AreaKind', territory.areaKinds],
    ['AssignmentState', assignments.assignmentStates],
    ['AssignmentTimeliness', assignments.assignmentTimeliness],
    ['BodyKind', councils.bodyKinds],
    ['ClockState', dueStates],
    ['CaseTopic', caseTopics],
    ['CommentState', feedback.commentStates],
    ['CouncilOffice', councils.councilOffices],
    ['DeclineGround', proposals.declineGrounds],
    ['DepartmentKind', territory.departmentKinds],
    ['GatheringItemKind', gatherings.gatheringItemKinds],
    ['GatheringState', gatherings.gatheringStates],
    ['Language', languages],
    ['MeetingKind', meetings.meetingKinds],
    ['MeetingState', meetings.meetingStates],
    ['PostRole', identity.postRoles],
    ['Presence', meetings.presences],
    ['ProposalOutcome', proposals.proposalOutcomes],
    ['ProposalState', proposals.proposalStates],
    ['RemarkOutcome', meetings.remarkOutcomes],
    ['ScopeKind', dashboards.scopeKinds],
    ['Severity', shortcomings.severities],
    ['ShortcomingOutcome', shortcomings.shortcomingOutcomes],
    ['ShortcomingState', shortcomings.shortcomingStates],
    ['TranslationState', translationStates],
    ['Verdict', dashboards.verdicts],
  ] as const)('%s', (name, words) => {
    expect(valuesOf(name).sort()).toEqual([...words].sort())
  })
})

test('every state, outcome, office and post has its words in the glossary', () => {
  const codes = [
    ...meetings.meetingStates,
    ...assignments.assignmentStates,
    ...shortcomings.shortcomingStates,
    ...shortcomings.shortcomingOutcomes,
    ...proposals.proposalStates,
    ...proposals.proposalOutcomes,
    ...gatherings.gatheringStates,
    ...councils.councilOffices,
    ...identity.postRoles,
  ]
  expect(codes.filter((code) => !glossary.includes(`\`${code}\``))).toEqual([])
})
