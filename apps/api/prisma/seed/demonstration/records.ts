import type { ProposalFollowUp } from '@hamkori/schema/proposals'
import type { ShortcomingFollowUp } from '@hamkori/schema/shortcomings'
import { db } from '../../../src/platform/db.ts'
import {
  acknowledgeProposal,
  answerProposal,
  attachProposalFiles,
  followUpProposal,
  registerProposal,
  submitProposal,
} from '../../../src/modules/proposals/index.ts'
import {
  acknowledgeShortcoming,
  answerShortcoming,
  attachShortcomingFiles,
  followUpShortcoming,
  registerShortcoming,
  sendShortcoming,
} from '../../../src/modules/shortcomings/index.ts'
import { readTerritory } from '../../../src/modules/territory/index.ts'
import { readRecords } from '../files.ts'
import { actorsOf } from './actors.ts'
import type { Actors } from './actors.ts'
import type { SeededCouncil } from './councils.ts'
import { actOn, keyOf, workingDay } from './days.ts'
import { seedFollowUps } from './follow-ups.ts'
import { sentPictures } from './pictures.ts'
import { seedMeeting } from './meetings.ts'
import type { SeededMeeting } from './meetings.ts'
import type { SeededProposal, SeededRecord, SeededShortcoming } from './seeded-records.ts'

/** What every action on a record needs. */
interface SeedContext {
  readonly actors: Actors
  readonly day: string
  readonly departmentCodes: ReadonlyMap<string, string>
  readonly departmentIds: ReadonlyMap<string, string>
}

/**
 * Plays the meetings, findings and recommendations of the demonstration through the acts of their modules, each on its own
 * day and by the person whose action it is. What was played before is left alone. Says in one line what there is.
 */
export async function loadRecords(
  day: string,
  councils: ReadonlyMap<string, SeededCouncil>,
  people: ReadonlyMap<string, string>,
): Promise<string> {
  const { departmentById, departmentByCode } = await readTerritory()
  const context: SeedContext = {
    actors: await actorsOf(people),
    day,
    departmentCodes: new Map([...departmentById.values()].map(({ id, code }) => [id, code])),
    departmentIds: new Map([...departmentByCode.values()].map(({ id, code }) => [code, id])),
  }
  const records = readRecords<SeededRecord>('demonstration', 'records.json')
  const sittings = [
    ...readRecords<SeededMeeting>('demonstration', 'meetings.json').map((meeting) => ({
      meeting,
      records: [] as SeededRecord[],
    })),
    ...[...Map.groupBy(records, ({ council, meeting }) => `${council} ${meeting}`).values()].map((list) => ({
      meeting: meetingOf(list),
      records: list,
    })),
  ].toSorted((one, other) => other.meeting.held - one.meeting.held)
  // One after another, the oldest first: printed numbers then follow the calendar.
  for (const { meeting, records: raised } of sittings) {
    const council = councils.get(meeting.council)
    if (council === undefined) throw new Error(`the demonstration has no council ${meeting.council}`)
    const { id: meetingId, decisionIds } = await seedMeeting(context.actors, council, day, meeting)
    for (const [at, record] of raised.entries()) {
      const origin = { council, meetingId, decisionId: decisionIds[at] ?? '' }
      await (record.kind === 'shortcoming'
        ? seedShortcoming(context, record, origin)
        : seedProposal(context, record, origin))
    }
  }
  const findings = records.filter(({ kind }) => kind === 'shortcoming').length
  return `demonstration: ${sittings.length} meetings, ${findings} shortcomings, ${records.length - findings} proposals`
}

/** The sitting at which a council raised these. */
function meetingOf(records: readonly SeededRecord[]): SeededMeeting {
  const [first] = records
  if (first === undefined) throw new Error('a sitting without records')
  return {
    key: `${first.council} sitting ${first.meeting}`,
    council: first.council,
    held: first.meeting,
    kind: 'regular',
    state: 'published',
    absent: first.meeting % 3,
    title: {
      original: 'tg',
      tg: 'Ҷаласаи навбатии шӯро',
      ru: 'Очередное заседание совета',
      en: 'Regular meeting of the council',
    },
    place: { original: 'tg', tg: 'Дафтари шӯро', ru: 'Офис совета', en: 'Office of the council' },
    agenda: records.map(({ title }) => title.tg),
    decisions: records.map(({ kind, title, meeting }) => ({
      text:
        kind === 'shortcoming'
          ? `Камбудии «${title.tg}» ба қайд гирифта, ба шуъба фиристода шавад.`
          : `Пешниҳоди «${title.tg}» қабул карда, ба шуъба супорида шавад.`,
      task: 'Матнро ба шуъба фиристодан ва аз рафти он ба шӯро хабар додан.',
      owner: 'secretary',
      due: meeting - 20,
    })),
  }
}

interface Origin {
  readonly council: SeededCouncil
  readonly meetingId: string
  readonly decisionId: string
}

async function seedShortcoming(context: SeedContext, seeded: SeededShortcoming, origin: Origin): Promise<void> {
  const { actors, day } = context
  const { departmentId, registeredOn, ...parties } = await partiesOf(context, seeded, origin.council)
  const { officer, secretary } = parties
  const {
    id: shortcomingId,
    state,
    version,
    responseCount,
  } = await actOn(registeredOn, '17:15', async () =>
    registerShortcoming(secretary, {
      ...sameFields(seeded, origin),
      departmentId,
      severity: seeded.severity,
      recurrenceOf: await numberOf(seeded.recurrenceOf),
    }),
  )
  // What is there already was given its files when it was played.
  if (state === 'registered' && version === 1 && seeded.files !== undefined)
    await actOn(registeredOn, '17:20', async () =>
      attachShortcomingFiles(secretary, {
        shortcomingId,
        version,
        files: await sentPictures(secretary, seeded.files),
      }),
    )
  if (seeded.sent === null) return
  if (state === 'registered') await actOn(registeredOn, '17:30', () => sendShortcoming(secretary, { shortcomingId }))
  if (seeded.acknowledged === undefined) return
  // What went to the superior department is `sent` again.
  if (state === 'registered' || (state === 'sent' && responseCount === 0)) {
    await actOn(workingDay(day, seeded.acknowledged), '18:00', () => acknowledgeShortcoming(officer, { shortcomingId }))
  }
  for (const [at, { at: answered, referredTo, remedyDue, outcome, language, reasons, evidence, remedy }] of (
    seeded.answers ?? []
  ).entries()) {
    await actOn(workingDay(day, answered), '18:30', () =>
      answerShortcoming(officer, {
        idempotencyKey: keyOf(`${seeded.key} answer ${at + 1}`),
        shortcomingId,
        ...(at > 0 ? { supersedesVersion: at } : {}),
        outcome,
        language,
        reasons,
        evidence,
        remedy,
        referredToId: referredTo === undefined ? undefined : context.departmentIds.get(referredTo),
        remedyDueOn: remedyDue === undefined ? undefined : workingDay(day, remedyDue),
      }),
    )
    const { state: now } = await db.shortcoming.findUniqueOrThrow({
      where: { id: shortcomingId },
      select: { state: true },
    })
    if (referredTo !== undefined && seeded.receiverAcknowledged !== undefined && now === 'answered') {
      await actOn(workingDay(day, seeded.receiverAcknowledged), '18:40', () =>
        acknowledgeShortcoming(actors(`officer.${referredTo}`), { shortcomingId }),
      )
    }
  }
  await seedFollowUps(day, seeded, parties, (actor, { verb, ...act }) =>
    followUpShortcoming(actor, { ...act, verb: verb as ShortcomingFollowUp, caseId: shortcomingId }),
  )
}

/** The printed number of a shortcoming of the demonstration by its key. */
async function numberOf(key: string | undefined): Promise<string | undefined> {
  if (key === undefined) return undefined
  const where = { idempotencyKey: keyOf(key) }
  return (await db.shortcoming.findUniqueOrThrow({ where, select: { reference: true } })).reference
}

async function seedProposal(context: SeedContext, seeded: SeededProposal, origin: Origin): Promise<void> {
  const { day } = context
  const { departmentId, registeredOn, ...parties } = await partiesOf(context, seeded, origin.council)
  const { officer, secretary } = parties
  const {
    id: proposalId,
    state,
    version,
  } = await actOn(registeredOn, '17:15', () =>
    registerProposal(secretary, { ...sameFields(seeded, origin), departmentId }),
  )
  if (state === 'adopted' && version === 1 && seeded.files !== undefined)
    await actOn(registeredOn, '17:20', async () =>
      attachProposalFiles(secretary, {
        proposalId,
        version,
        files: await sentPictures(secretary, seeded.files),
      }),
    )
  if (seeded.submitted === null) return
  if (state === 'adopted') await actOn(registeredOn, '17:30', () => submitProposal(secretary, { proposalId }))
  if (seeded.acknowledged === undefined) return
  if (state === 'adopted' || state === 'submitted') {
    await actOn(workingDay(day, seeded.acknowledged), '18:00', () => acknowledgeProposal(officer, { proposalId }))
  }
  for (const [at, { at: answered, due, until, outcome, language, reasons, ground, ownerOffice }] of (
    seeded.answers ?? []
  ).entries()) {
    await actOn(workingDay(day, answered), '18:30', () =>
      answerProposal(officer, {
        idempotencyKey: keyOf(`${seeded.key} answer ${at + 1}`),
        proposalId,
        ...(at > 0 ? { supersedesVersion: at } : {}),
        outcome,
        language,
        reasons,
        ground,
        ownerOffice,
        dueOn: due === undefined ? undefined : workingDay(day, due),
        deferredUntil: until === undefined ? undefined : workingDay(day, until),
      }),
    )
  }
  await seedFollowUps(day, seeded, parties, (actor, { verb, ...act }) =>
    followUpProposal(actor, { ...act, verb: verb as ProposalFollowUp, caseId: proposalId }),
  )
}

function sameFields({ key, topic, title, detail }: SeededRecord, { council, meetingId, decisionId }: Origin) {
  return { idempotencyKey: keyOf(key), councilId: council.id, meetingId, decisionId, topic, title, detail }
}

async function partiesOf(
  { actors, day, departmentCodes }: SeedContext,
  { meeting }: SeededRecord,
  council: SeededCouncil,
) {
  const { departmentId } = await db.council.findUniqueOrThrow({
    where: { id: council.id },
    select: { departmentId: true },
  })
  return {
    departmentId,
    secretary: actors(`secretary.${council.slug}`),
    chair: actors(`chair.${council.slug}`),
    officer: actors(`officer.${departmentCodes.get(departmentId) ?? ''}`),
    registeredOn: workingDay(day, meeting - 1),
  }
}
