import { randomBytes, randomUUID } from 'node:crypto'
import { atMoment } from '../../../platform/clock.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { submitRating } from '../../../rooms/feedback/index.ts'
import { publishMinutes, recordActivity, recordMeeting, signMinutes } from '../../../rooms/meetings/index.ts'
import {
  acknowledgeProposal,
  answerProposal,
  registerProposal,
  submitProposal,
} from '../../../rooms/proposals/index.ts'
import {
  acknowledgeShortcoming,
  answerShortcoming,
  registerShortcoming,
  sendShortcoming,
} from '../../../rooms/shortcomings/index.ts'
import { ownerDb } from '../../owner.ts'
import type { Half } from '../actors.ts'
import type { Maker, Things } from './world.ts'

/** The places and people of one half, before anything happened in it. */
export interface Ground {
  readonly half: Half
  readonly councilId: string
  readonly departmentId: string
  readonly memberSeatId: string
  /** Who is present at every meeting. */
  readonly presentSeatIds: readonly string[]
  readonly secretary: SignedInViewer
  readonly chair: SignedInViewer
  readonly officer: SignedInViewer
  readonly unitCode: string
  readonly areaCode: string
}

const noon = (day: string) => new Date(`${day}T07:00:00Z`)
const title = (text: string) => ({ original: 'tg' as const, tg: text })

/** Records of every kind and every stage in one half, made by its own people through the actions. */
export async function makeRecords(maker: Maker, ground: Ground): Promise<Things> {
  const meetings = await makeMeetings(maker, ground)
  const findings = await atMoment(noon('2026-03-05'), () => makeShortcomings(maker, ground, meetings))
  const proposals = await atMoment(noon('2026-03-05'), () => makeProposals(maker, ground, meetings))
  const rating = await makeRating(maker, ground)
  const code = `ACT-${ground.half}`
  await recordActivity(
    { kind: 'system', name: 'matrix' },
    {
      code,
      kind: 'reception',
      startedOn: '2026-03',
      areaCode: ground.areaCode,
      councilId: ground.councilId,
      titleEn: 'A reception',
      sourceCodes: ['S1'],
    },
  )
  const activity = await ownerDb.activity.findUniqueOrThrow({ where: { code } })
  maker.record('Activity', activity.id, ground.half)
  return { ...meetings, ...findings, ...proposals, ...rating, activity: activity.id }
}

async function makeMeetings(maker: Maker, ground: Ground): Promise<Things> {
  const { half, secretary, chair, councilId, memberSeatId, presentSeatIds, departmentId } = ground
  const make = async (name: string, isDraft: boolean) => {
    const secret = (column: string, plain: string) =>
      isDraft ? maker.canary('draft', column, councilId) : `${plain} (${name})`
    const meeting = await recordMeeting(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      kind: 'regular',
      heldOn: '2026-03-02',
      startsAt: '14:00',
      place: title(secret('meeting.place', 'Бинои шӯро')),
      title: title(secret('meeting.title', 'Ҷаласа')),
      agenda: [secret('agenda_item.text', 'Масъала')],
      minutes: title(secret('meeting.minutes', 'Суратҷаласа')),
      attendance: presentSeatIds.map((membershipId) => ({ membershipId, presence: 'present' as const })),
      decisions: [
        {
          text: secret('decision.text', 'Қарор'),
          votesFor: 3,
          votesAgainst: 0,
          votesAbstained: 0,
          assignments: [
            { task: secret('assignment.task', 'Супориш'), ownerMembershipId: memberSeatId, dueOn: '2026-05-01' },
            { task: secret('assignment.task', 'Супориш'), ownerDepartmentId: departmentId, dueOn: '2026-06-01' },
          ],
        },
      ],
    })
    const tag = isDraft ? (`${half}-draft` as const) : half
    maker.record('Meeting', meeting.id, tag)
    const decision = await ownerDb.decision.findFirstOrThrow({
      where: { meetingId: meeting.id },
      include: { assignments: true },
    })
    maker.record('Decision', decision.id, tag)
    for (const assignment of decision.assignments) maker.record('Assignment', assignment.id, tag)
    return { id: meeting.id, reference: meeting.reference, decisionId: decision.id }
  }
  const drafted = await atMoment(noon('2026-03-03'), () => make('drafted', true))
  const approved = await atMoment(noon('2026-03-03'), () => make('approved', true))
  const published = await atMoment(noon('2026-03-03'), () => make('published', false))
  await atMoment(noon('2026-03-04'), async () => {
    for (const { id } of [approved, published])
      for (const signer of [secretary, chair]) await signMinutes(signer, { meetingId: id })
    await publishMinutes(secretary, { meetingId: published.id })
  })
  return {
    meeting: published.id,
    meetingReference: published.reference,
    decision: published.decisionId,
    draftMeeting: drafted.id,
    draftMeetingReference: drafted.reference,
    draftDecision: drafted.decisionId,
    approvedMeeting: approved.id,
  }
}

async function makeShortcomings(maker: Maker, ground: Ground, meetings: Things): Promise<Things> {
  const { half, secretary, officer, councilId, departmentId } = ground
  const register = (isDraft: boolean, meetingId: string | undefined, decisionId: string | undefined) => {
    const secret = (column: string, plain: string) => (isDraft ? maker.canary('draft', column, councilId) : plain)
    return registerShortcoming(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      departmentId,
      meetingId,
      decisionId,
      topic: 'inspectors',
      severity: 'medium',
      title: title(secret('shortcoming.title', 'Қабул дер сар мешавад')),
      detail: title(secret('shortcoming.detail', 'Се ҳафта пай дар пай.')),
    })
  }
  const registered = await register(true, meetings['meeting'], meetings['decision'])
  const sent = await register(false, meetings['draftMeeting'], meetings['draftDecision'])
  const acknowledged = await register(false, meetings['meeting'], undefined)
  const answered = await register(false, meetings['meeting'], meetings['decision'])
  for (const { id } of [sent, acknowledged, answered]) await sendShortcoming(secretary, { shortcomingId: id })
  for (const { id } of [acknowledged, answered]) await acknowledgeShortcoming(officer, { shortcomingId: id })
  await answerShortcoming(officer, {
    idempotencyKey: randomUUID(),
    shortcomingId: answered.id,
    outcome: 'confirmed',
    language: 'ru',
    reasons: 'Проверка подтвердила факт.',
    remedy: 'Приём начинается вовремя.',
    remedyDueOn: '2027-01-01',
  })
  const { id: answer } = await ownerDb.shortcomingResponse.findFirstOrThrow({ where: { shortcomingId: answered.id } })
  maker.record('Shortcoming', registered.id, `${half}-draft`)
  for (const { id } of [sent, acknowledged, answered]) maker.record('Shortcoming', id, half)
  maker.record('ShortcomingResponse', answer, half)
  return {
    registeredShortcoming: registered.id,
    registeredShortcomingReference: registered.reference,
    sentShortcoming: sent.id,
    acknowledgedShortcoming: acknowledged.id,
    shortcomingReference: answered.reference,
  }
}

async function makeProposals(maker: Maker, ground: Ground, meetings: Things): Promise<Things> {
  const { half, secretary, officer, councilId, departmentId } = ground
  const register = (isDraft: boolean, decisionId: string | undefined) => {
    const secret = (column: string, plain: string) => (isDraft ? maker.canary('draft', column, councilId) : plain)
    return registerProposal(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      departmentId,
      decisionId,
      title: title(secret('proposal.title', 'Соатҳои қабул шом низ бошанд')),
      detail: title(secret('proposal.detail', 'Рӯзи сешанбе то соати 20.')),
    })
  }
  const adopted = await register(true, meetings['decision'])
  const submitted = await register(false, meetings['draftDecision'])
  const acknowledged = await register(false, meetings['decision'])
  const answered = await register(false, meetings['decision'])
  for (const { id } of [submitted, acknowledged, answered]) await submitProposal(secretary, { proposalId: id })
  for (const { id } of [acknowledged, answered]) await acknowledgeProposal(officer, { proposalId: id })
  await answerProposal(officer, {
    idempotencyKey: randomUUID(),
    proposalId: answered.id,
    outcome: 'accepted',
    language: 'tg',
    reasons: 'Пешниҳод асоснок аст.',
    ownerOffice: 'Шуъбаи навбатдорӣ',
    dueOn: '2027-01-01',
  })
  const { id: answer } = await ownerDb.proposalResponse.findFirstOrThrow({ where: { proposalId: answered.id } })
  maker.record('Proposal', adopted.id, `${half}-draft`)
  for (const { id } of [submitted, acknowledged, answered]) maker.record('Proposal', id, half)
  maker.record('ProposalResponse', answer, half)
  return {
    adoptedProposal: adopted.id,
    adoptedProposalReference: adopted.reference,
    submittedProposal: submitted.id,
    acknowledgedProposal: acknowledged.id,
    proposalReference: answered.reference,
  }
}

async function makeRating(maker: Maker, { unitCode }: Ground): Promise<Things> {
  const receipt = randomBytes(32).toString('hex')
  await submitRating(anonymous, {
    idempotencyKey: randomUUID(),
    receiptKey: receipt,
    unitCode,
    instrument: 'HRS-8/1',
    contactKind: 'documentDesk',
    channel: 'web',
    a1: 3,
    a8: 4,
    comment: maker.canary('comment', 'rating_comment.text', receipt),
    commentLanguage: 'tg',
  })
  const { contentHash, receiptKey } = await ownerDb.rating.findFirstOrThrow({
    where: { receiptKey: Buffer.from(receipt, 'hex') },
  })
  maker.mark('secret', 'rating.content_hash', receipt, contentHash)
  maker.mark('secret', 'rating.receipt_key', receipt, receiptKey)
  return { receipt }
}
