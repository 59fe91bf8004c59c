import { randomUUID } from 'node:crypto'
import { atMoment } from '../../../platform/clock.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb, rewrite } from '../../../testing/owner.ts'
import {
  acknowledgeRecommendation,
  answerRecommendation,
  discardRecommendation,
  followUpRecommendation,
  registerRecommendation,
  submitRecommendation,
} from '../index.ts'
import { acknowledged, recommendationAcceptance } from './recommendations.ts'

/** What the module of recommendations contributes to the authorization matrix. */
export const matrix = defineMatrix({
  async fillColumns() {
    await rewrite(`UPDATE recommendation SET source_codes = '{S1}'`)
  },
  tables: {
    recommendation: {
      restricted: ['title', 'detail', 'content_hash'],
      others: [
        'reference',
        'original',
        'source_codes',
        'source_numbers',
        'source_council_ids',
        'merged_into',
        'gathering_slug',
      ],
    },
    recommendation_response: {
      others: ['language', 'reasons', 'omission_reason', 'owner_office', 'signer_title', 'content_hash'],
    },
  },
  types: ['NamedCase', 'Recommendation', 'RecommendationResponse'],
  withoutScope: { authorizedByLoader: ['Recommendation', 'RecommendationResponse'] },
  canaryRules: {
    // A recommendation that was not submitted is its council's own, and the coordinators'.
    recommendationDraft: `EXISTS (SELECT FROM seat_now WHERE council_id::text = $3) OR EXISTS (SELECT FROM post_now WHERE role = 'coordinator')`,
  },
  queries: {
    recommendations: 'first: 8',
    recommendationSources: 'numbers: ["PSH-SU-2026-00001", "KMB-SU-2026-00001"]',
    recommendationsFrom: byThing('reference', 'proposalReference'),
    recommendation: byThing('reference', 'recommendationReference', 'adoptedRecommendationReference'),
    discardedRecommendation: byThing('reference', 'discardedRecommendationReference'),
  },
  actions: {
    registerRecommendation: (thing, id, scope) => ({
      input: {
        sourceNumbers: [thing('proposalReference')],
        idempotencyKey: keyIn(scope),
        councilId: id('Council', 'council'),
        departmentId: id('Department', 'department'),
        topic: 'response',
        title: trilingual(scope, 'Соатҳо'),
        detail: trilingual(scope, 'То соати 20.'),
        note: textIn(scope, 'Якдилона.'),
      },
    }),
    attachRecommendationFiles: (_thing, id) => ({
      input: { recommendationId: id('Recommendation', 'adoptedRecommendation'), version: 1, files: [] },
    }),
    amendRecommendation: (thing, id, scope) => ({
      input: {
        sourceNumbers: [thing('shortcomingReference')],
        recommendationId: id('Recommendation', 'adoptedRecommendation'),
        version: 1,
        topic: 'information',
        note: textIn(scope, 'Бо пурсиши хаттӣ.'),
        title: trilingual(scope, 'Қабул'),
        detail: trilingual(scope, 'Шом низ.'),
      },
    }),
    discardRecommendation: (_thing, id, scope) => ({
      input: {
        recommendationId: id('Recommendation', 'adoptedRecommendation'),
        reason: textIn(scope, 'Ду бор сабт шуд.'),
      },
    }),
    submitRecommendation: (_thing, id) => ({
      input: { recommendationId: id('Recommendation', 'adoptedRecommendation') },
    }),
    acknowledgeRecommendation: (_thing, id) => ({
      input: { recommendationId: id('Recommendation', 'submittedRecommendation') },
    }),
    answerRecommendation: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        recommendationId: id('Recommendation', 'acknowledgedRecommendation'),
        outcome: 'declined',
        ground: 'noFunds',
        language: 'tg',
        reasons: textIn(scope, 'Маблағ нест.'),
      },
    }),
    followUpRecommendation: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        recommendationId: id('Recommendation', 'reportedRecommendation'),
        // Registered, handed over, acknowledged, answered, reported.
        version: 5,
        verb: 'confirmImplemented',
        language: 'tg',
        text: textIn(scope, 'Аъзо дида омаданд.'),
      },
    }),
  },
  makeRecords: (maker, ground, things) =>
    atMoment(noon('2026-03-05'), () => makeRecommendations(maker, ground, things)),
  async plantCanaries(maker) {
    for (const { id, contentHash } of await ownerDb.recommendation.findMany())
      if (contentHash !== null) maker.mark('secret', 'recommendation.content_hash', id, contentHash)
  },
  async cacheExample(records) {
    const { id, reference, sourceNumbers } = await acknowledged(records, '2026-03-05')
    await atMoment(noon('2026-03-06'), () => answerRecommendation(records.officer, recommendationAcceptance(id)))
    return {
      recommendation: `reference: "${reference}"`,
      recommendations: 'first: 1',
      recommendationSources: `numbers: ["${sourceNumbers[0]}"]`,
      recommendationsFrom: `reference: "${sourceNumbers[0]}"`,
      discardedRecommendation: 'reference: "TVS-SU-2026-00009"',
    }
  },
})

const noon = (day: string) => new Date(`${day}T07:00:00Z`)
const title = (text: string) => ({ original: 'tg' as const, tg: text })

async function makeRecommendations(maker: Maker, ground: Ground, things: Things): Promise<Things> {
  const { half, secretary, officer, councilId, departmentId } = ground
  const register = (isDraft: boolean, decisionId: string | undefined) => {
    const secret = (column: string, plain: string) =>
      isDraft ? maker.canary('recommendationDraft', column, councilId) : plain
    return registerRecommendation(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      departmentId,
      decisionId,
      topic: 'information',
      sourceNumbers: [things['proposalReference'] ?? ''],
      title: title(secret('recommendation.title', 'Соатҳои қабул шом низ бошанд')),
      detail: title(secret('recommendation.detail', 'Рӯзи сешанбе то соати 20.')),
    })
  }
  const adopted = await register(true, things['decision'])
  const discarded = await register(true, things['decision'])
  await discardRecommendation(secretary, { recommendationId: discarded.id, reason: 'Ду бор сабт шуд.' })
  const submitted = await register(false, things['draftDecision'])
  const acknowledged = await register(false, things['decision'])
  const answered = await register(false, things['decision'])
  const declined = await register(false, things['decision'])
  const deferred = await register(false, things['decision'])
  for (const { id } of [submitted, acknowledged, declined, deferred, answered])
    await submitRecommendation(secretary, { recommendationId: id })
  for (const { id } of [acknowledged, declined, deferred, answered])
    await acknowledgeRecommendation(officer, { recommendationId: id })
  const answer = (recommendationId: string) => ({
    idempotencyKey: randomUUID(),
    recommendationId,
    language: 'tg' as const,
    reasons: 'Баррасӣ шуд.',
  })
  await answerRecommendation(officer, { ...answer(declined.id), outcome: 'declined', ground: 'noFunds' })
  await answerRecommendation(officer, { ...answer(deferred.id), outcome: 'deferred', deferredUntil: '2027-01-01' })
  await answerRecommendation(officer, {
    idempotencyKey: randomUUID(),
    recommendationId: answered.id,
    outcome: 'accepted',
    language: 'tg',
    reasons: 'Пешниҳод асоснок аст.',
    ownerOffice: 'Шуъбаи навбатдорӣ',
    dueOn: '2027-01-01',
  })
  const reported = await reportedAsDone(ground, await register(false, things['decision']))
  const responses = await ownerDb.recommendationResponse.findMany({
    where: { recommendationId: { in: [declined.id, deferred.id, answered.id, reported.id] } },
  })
  for (const { id } of [adopted, discarded]) maker.record('Recommendation', id, `${half}-draft`)
  for (const { id } of [submitted, acknowledged, declined, deferred, answered, reported])
    maker.record('Recommendation', id, half)
  for (const { id } of responses) maker.record('RecommendationResponse', id, half)
  return {
    adoptedRecommendation: adopted.id,
    adoptedRecommendationReference: adopted.reference,
    discardedRecommendationReference: discarded.reference,
    submittedRecommendation: submitted.id,
    acknowledgedRecommendation: acknowledged.id,
    recommendationReference: answered.reference,
    reportedRecommendation: reported.id,
  }
}

/** A record that waits for the council's verdict. */
async function reportedAsDone<Made extends { readonly id: string }>(
  { secretary, officer }: Ground,
  made: Made,
): Promise<Made> {
  const { id } = made
  await submitRecommendation(secretary, { recommendationId: id })
  await acknowledgeRecommendation(officer, { recommendationId: id })
  await answerRecommendation(officer, recommendationAcceptance(id))
  await followUpRecommendation(officer, {
    idempotencyKey: randomUUID(),
    caseId: id,
    version: 4,
    verb: 'reportImplemented',
    language: 'tg',
    text: 'Иҷро шуд.',
    evidence: 'Санади қабул.',
  })
  return made
}
