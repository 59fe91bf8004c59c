import { randomUUID } from 'node:crypto'
import { atMoment } from '../../../platform/clock.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb, rewrite } from '../../../testing/owner.ts'
import { sentFile } from '../../../testing/sent-file.ts'
import { attachShortcomingFiles } from '../actions/attach-shortcoming-files.ts'
import { removePublishedFile } from '../../cases/index.ts'
import {
  acknowledgeShortcoming,
  answerShortcoming,
  discardShortcoming,
  followUpShortcoming,
  registerShortcoming,
  sendShortcoming,
} from '../index.ts'
import { acknowledged, confirmation, followUp, noonOf, registered } from './findings.ts'

/** What the module of shortcomings contributes to the authorization matrix. */
export const matrix = defineMatrix({
  async fillColumns() {
    await rewrite(`UPDATE shortcoming SET source_codes = '{S1}'`)
  },
  tables: {
    shortcoming: {
      restricted: ['title', 'detail', 'content_hash'],
      others: ['reference', 'original', 'source_codes', 'merged_into', 'recurrence_of'],
    },
    shortcoming_response: {
      others: ['language', 'reasons', 'omission_reason', 'evidence', 'remedy', 'signer_title', 'content_hash'],
    },
  },
  types: ['Shortcoming', 'ShortcomingResponse', 'ShortcomingsCameBack'],
  withoutScope: { authorizedByLoader: ['Shortcoming', 'ShortcomingResponse'] },
  queries: {
    shortcomings: 'first: 8',
    shortcoming: byThing('reference', 'shortcomingReference', 'registeredShortcomingReference'),
    discardedShortcoming: byThing('reference', 'discardedShortcomingReference'),
  },
  actions: {
    registerShortcoming: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        councilId: id('Council', 'council'),
        departmentId: id('Department', 'department'),
        topic: 'inspectors',
        severity: 'low',
        title: trilingual(scope, 'Қабул'),
        detail: trilingual(scope, 'Дер сар мешавад.'),
      },
    }),
    attachShortcomingFiles: (_thing, id) => ({
      input: { shortcomingId: id('Shortcoming', 'registeredShortcoming'), version: 2, files: [] },
    }),
    amendShortcoming: (_thing, id, scope) => ({
      input: {
        shortcomingId: id('Shortcoming', 'registeredShortcoming'),
        // Registered, and given a file.
        version: 2,
        topic: 'inspectors',
        severity: 'low',
        title: trilingual(scope, 'Қабул'),
        detail: trilingual(scope, 'Дер сар мешавад.'),
      },
    }),
    discardShortcoming: (_thing, id, scope) => ({
      input: { shortcomingId: id('Shortcoming', 'registeredShortcoming'), reason: textIn(scope, 'Ду бор сабт шуд.') },
    }),
    sendShortcoming: (_thing, id) => ({ input: { shortcomingId: id('Shortcoming', 'registeredShortcoming') } }),
    acknowledgeShortcoming: (_thing, id) => ({ input: { shortcomingId: id('Shortcoming', 'sentShortcoming') } }),
    answerShortcoming: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        shortcomingId: id('Shortcoming', 'acknowledgedShortcoming'),
        outcome: 'confirmed',
        language: 'ru',
        reasons: textIn(scope, 'Подтвердилось.'),
        omissionReason: textIn(scope, 'Средств нет.'),
      },
    }),
    followUpShortcoming: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        shortcomingId: id('Shortcoming', 'reportedShortcoming'),
        // Registered, handed over, acknowledged, answered, reported.
        version: 5,
        verb: 'confirmFixed',
        language: 'tg',
        text: textIn(scope, 'Аъзо дида омаданд.'),
      },
    }),
  },
  makeRecords: (maker, ground, things) => atMoment(noon('2026-03-05'), () => makeShortcomings(maker, ground, things)),
  async plantCanaries(maker) {
    for (const { id, contentHash } of await ownerDb.shortcoming.findMany())
      if (contentHash !== null) maker.mark('secret', 'shortcoming.content_hash', id, contentHash)
  },
  async cacheExample(records) {
    const { id, reference } = await acknowledged(records, '2026-03-05')
    const answer = confirmation(id, { outcome: 'disputed', evidence: 'Дафтари қабул.' })
    await atMoment(noonOf('2026-03-06'), () => answerShortcoming(records.officer, answer))
    for (const verb of ['maintain', 'escalate'] as const) {
      const act = await followUp(
        id,
        verb,
        verb === 'maintain' ? { files: [await sentFile(records.secretary.personId)] } : {},
      )
      await atMoment(noonOf('2026-03-07'), () => followUpShortcoming(records.secretary, act))
    }
    const gone = await registered(records, '2026-03-06')
    await discardShortcoming(records.secretary, { shortcomingId: gone.id, reason: 'Ду бор сабт шуд.' })
    return {
      shortcoming: `reference: "${reference}"`,
      shortcomings: 'first: 1',
      discardedShortcoming: `reference: "${gone.reference}"`,
    }
  },
})

const noon = (day: string) => new Date(`${day}T07:00:00Z`)
const title = (text: string) => ({ original: 'tg' as const, tg: text })

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
      activityId: meetings['ownActivity'],
      topic: 'inspectors',
      severity: 'medium',
      title: title(secret('shortcoming.title', 'Қабул дер сар мешавад')),
      detail: title(secret('shortcoming.detail', 'Се ҳафта пай дар пай.')),
    })
  }
  const registered = await register(true, meetings['meeting'], meetings['decision'])
  const shown = await sentFile(secretary.personId, maker.canary('draft', 'case_file.description', councilId))
  await attachShortcomingFiles(secretary, { shortcomingId: registered.id, version: 1, files: [shown] })
  const discarded = await register(true, undefined, undefined)
  await discardShortcoming(secretary, { shortcomingId: discarded.id, reason: 'Ду бор сабт шуд.' })
  const sent = await register(false, meetings['draftMeeting'], meetings['draftDecision'])
  const acknowledged = await register(false, meetings['meeting'], undefined)
  const answered = await register(false, meetings['meeting'], meetings['decision'])
  const [disputed, referred] = [
    await register(false, undefined, undefined),
    await register(false, undefined, undefined),
  ]
  for (const { id } of [sent, disputed]) {
    const files = [await sentFile(secretary.personId)]
    await attachShortcomingFiles(secretary, { shortcomingId: id, version: 1, files })
  }
  for (const { id } of [sent, acknowledged, disputed, referred, answered])
    await sendShortcoming(secretary, { shortcomingId: id })
  for (const { id } of [acknowledged, disputed, referred, answered])
    await acknowledgeShortcoming(officer, { shortcomingId: id })
  const answer = (shortcomingId: string) => ({
    idempotencyKey: randomUUID(),
    shortcomingId,
    language: 'tg' as const,
    reasons: 'Санҷида шуд.',
  })
  await answerShortcoming(officer, { ...answer(disputed.id), outcome: 'disputed', evidence: 'Дафтари қабул.' })
  const { id: referredToId } = await ownerDb.department.findFirstOrThrow({ where: { parentId: null } })
  await answerShortcoming(officer, { ...answer(referred.id), outcome: 'referred', referredToId })
  await answerShortcoming(officer, {
    idempotencyKey: randomUUID(),
    shortcomingId: answered.id,
    outcome: 'confirmed',
    language: 'ru',
    reasons: 'Проверка подтвердила факт.',
    remedy: 'Приём начинается вовремя.',
    remedyDueOn: '2027-01-01',
  })
  const reported = await reportedAsDone(ground, await register(false, undefined, undefined))
  const escalated = await wentOn(ground, await register(false, undefined, undefined))
  const responses = await ownerDb.shortcomingResponse.findMany({
    where: { shortcomingId: { in: [disputed.id, referred.id, answered.id, reported.id, escalated.id] } },
  })
  for (const { id } of [registered, discarded]) maker.record('Shortcoming', id, `${half}-draft`)
  for (const { id } of [sent, acknowledged, disputed, referred, answered, reported])
    maker.record('Shortcoming', id, half)
  for (const { id } of responses) maker.record('ShortcomingResponse', id, half)
  const fileOf = ({ id: recordId }: { readonly id: string }) =>
    ownerDb.caseFile.findFirstOrThrow({ where: { recordId } })
  const [shownFile, removedFile] = [await fileOf(sent), await fileOf(disputed)]
  await removePublishedFile(secretary, { fileId: removedFile.id, ground: 'wrongFile', reason: 'Файли дигар.' })
  for (const { id } of [shownFile, removedFile]) maker.record('CaseFile', id, half)
  return {
    registeredShortcoming: registered.id,
    registeredShortcomingReference: registered.reference,
    discardedShortcomingReference: discarded.reference,
    sentShortcoming: sent.id,
    acknowledgedShortcoming: acknowledged.id,
    shortcomingReference: answered.reference,
    reportedShortcoming: reported.id,
    publishedFile: shownFile.id,
  }
}

/** A record that waits for the council's verdict. */
async function reportedAsDone<Made extends { readonly id: string }>(
  { secretary, officer }: Ground,
  made: Made,
): Promise<Made> {
  const { id } = made
  await sendShortcoming(secretary, { shortcomingId: id })
  await acknowledgeShortcoming(officer, { shortcomingId: id })
  await answerShortcoming(officer, confirmation(id))
  await followUpShortcoming(officer, {
    idempotencyKey: randomUUID(),
    caseId: id,
    version: 4,
    verb: 'reportFixed',
    language: 'tg',
    text: 'Иҷро шуд.',
    evidence: 'Санади қабул.',
    files: [await sentFile(officer.personId)],
  })
  return made
}

/** A record that went to the superior department. */
async function wentOn<Made extends { readonly id: string }>({ secretary, officer }: Ground, made: Made): Promise<Made> {
  const { id } = made
  await sendShortcoming(secretary, { shortcomingId: id })
  await acknowledgeShortcoming(officer, { shortcomingId: id })
  await answerShortcoming(officer, confirmation(id, { outcome: 'disputed', evidence: 'Дафтари қабул.' }))
  for (const verb of ['maintain', 'escalate'] as const) await followUpShortcoming(secretary, await followUp(id, verb))
  return made
}
