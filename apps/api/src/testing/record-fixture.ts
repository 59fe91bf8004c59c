import { dateOf } from '../platform/clock.ts'
import { db } from '../platform/db.ts'
import { council, nextSerial, signedInAsNobody, signedInAsPost, signedInAsSeat } from './people.ts'
import { ownerDb } from './owner.ts'
import { places } from './places.ts'

/** The people and places on which findings and recommendations are tried out. Ids are those of the tables. */
export type RecordFixture = Awaited<ReturnType<typeof setUpRecordFixture>>

/**
 * The small country with a council of Khujand and one of Bokhtar, a meeting with two decisions each (one of them taken
 * without a quorum), and everybody signed in who may, or may not, do something there. Call it once a file.
 */
export async function setUpRecordFixture() {
  const land = await places()
  const siblingArea = await db.area.create({
    data: {
      code: 'TJ-SU-02',
      kind: 'city',
      parentId: land.sughdId,
      source: 'test',
      ...named('Isfara'),
      shortNameTg: 'Isfara',
      shortNameRu: 'Isfara',
      shortNameEn: 'Isfara',
    },
  })
  const sibling = await db.department.create({
    data: {
      code: 'MIA-SU-02',
      kind: 'district',
      areaId: siblingArea.id,
      parentId: land.sughdDepartmentId,
      ...named('Police of Isfara'),
    },
  })
  const khujand = await council(land.khujandDepartmentId, land.khujandId, 'khujand')
  const bokhtar = await council(land.bokhtarDepartmentId, land.bokhtarId, 'bokhtar')
  return {
    ...land,
    siblingDepartmentId: sibling.id,
    khujandCouncilId: khujand.id,
    bokhtarCouncilId: bokhtar.id,
    khujandMeeting: await meetingOf(khujand.id),
    bokhtarMeeting: await meetingOf(bokhtar.id),
    secretary: await signedInAsSeat(khujand.id, 'secretary'),
    chair: await signedInAsSeat(khujand.id, 'chair'),
    member: await signedInAsSeat(khujand.id, 'member'),
    otherSecretary: await signedInAsSeat(bokhtar.id, 'secretary'),
    officer: await signedInAsPost('officer', land.khujandDepartmentId),
    siblingOfficer: await signedInAsPost('officer', sibling.id),
    otherOfficer: await signedInAsPost('officer', land.bokhtarDepartmentId),
    superiorOfficer: await signedInAsPost('officer', land.sughdDepartmentId),
    administrator: await signedInAsPost('administrator', land.ministryId),
    coordinator: await signedInAsPost('coordinator'),
    nobody: await signedInAsNobody(),
  }
}

function named(name: string) {
  return { nameTg: `${name} tg`, nameRu: `${name} ru`, nameEn: name }
}

async function meetingOf(councilId: string): Promise<{ id: string; decisionId: string; unboundDecisionId: string }> {
  const { id } = await db.meeting.create({
    data: {
      reference: `JLS-TJ-2026-${String(nextSerial()).padStart(5, '0')}`,
      councilId,
      kind: 'regular',
      state: 'minutesDrafted',
      heldOn: dateOf('2026-03-02'),
      original: 'tg',
      titleTg: 'Ҷаласаи навбатӣ',
      placeTg: 'Бинои шӯро',
      seatsInForce: 5,
      quorum: 3,
      presentCount: 4,
      quorate: true,
      sourceCodes: [],
    },
  })
  const vote = {
    ...{ meetingId: id, votesFor: 4, votesAgainst: 0, votesAbstained: 0 },
    ...{ presentCount: 4, voterCount: 4, quorate: true },
  }
  const decision = await db.decision.create({
    data: { ...vote, number: 1, text: 'Ба раёсат навишта шавад.', binding: true },
  })
  const unbound = await db.decision.create({ data: { ...vote, number: 2, text: 'Бе кворум.', binding: false } })
  // Nothing can be added to minutes that are signed.
  await ownerDb.meeting.update({
    where: { id },
    data: {
      state: 'published',
      secretarySignedAt: new Date('2026-03-02T12:00:00Z'),
      chairSignedAt: new Date('2026-03-03T05:00:00Z'),
      publishedAt: new Date('2026-03-03T06:00:00Z'),
    },
  })
  return { id, decisionId: decision.id, unboundDecisionId: unbound.id }
}

/** How many rows an action left in the public history and in the audit log of a record. */
export async function traceOf(subjectId: string): Promise<{ transitions: string[]; audit: string[] }> {
  const [transitions, audit] = await Promise.all([
    db.transition.findMany({ where: { recordId: subjectId }, orderBy: { id: 'asc' } }),
    db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } }),
  ])
  return {
    transitions: transitions.map((row) => `${row.fromState ?? '-'} ${row.verb} ${row.toState} (${row.capacity})`),
    audit: audit.map((row) => `${row.action} (${row.capacity ?? '-'})`),
  }
}
