import { releaseRules } from '@hamkori/schema/releases'
import { beforeAll, describe, expect, it } from 'vitest'
import '../releases.graphql.ts'
import { now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ConfirmationNeededError, ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { ownerPool } from '../../../testing/owner.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { buildRelease } from './build-release.ts'
import { beginRelease } from './begin-release.ts'
import { findRelease, findUnpublishedRelease, noteFailure } from '../release.queries.ts'
import { releaseRoutes } from '../release-routes.ts'
import { publishAnswers } from '../testing/publish.ts'

const reason = { tg: 'Ноҳия нодуруст буд.', ru: 'Район был указан неверно.', en: 'A district was wrong.' }
let administrator: SignedInViewer
beforeAll(async () => {
  const { ministryId, khujandDepartmentId, khujandId } = await places()
  administrator = { ...(await signedInAsPost('administrator', ministryId)), confirmedAt: now() }
  const { id } = await council(khujandDepartmentId, khujandId)
  others.chair = { ...(await signedInAsSeat(id, 'chair')), confirmedAt: now() }
  for (const role of ['moderator', 'coordinator', 'observer'] as const)
    others[role] = { ...(await signedInAsPost(role)), confirmedAt: now() }
  others['officer'] = { ...(await signedInAsPost('officer', khujandDepartmentId)), confirmedAt: now() }
  await publishAnswers()
})
const others: Record<string, SignedInViewer> = {}

/** What stands in the database of releases, of what was done, and of what is to be done. */
async function traces(): Promise<unknown> {
  const { rows } = await ownerPool.query(
    `SELECT (SELECT count(*) FROM release)::int AS releases,
      (SELECT count(*) FROM audit_entry WHERE action = 'release:begin')::int AS begun,
      (SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'makeRelease')::int AS jobs`,
  )
  return rows[0]
}

describe('who may not', () => {
  it('begins nothing and leaves nothing: a stranger, and everybody but administrators', async () => {
    const before = await traces()
    await expect(beginRelease(anonymous, {})).rejects.toThrow(ForbiddenError)
    expect(Object.keys(others)).toHaveLength(5)
    for (const [role, viewer] of Object.entries(others))
      await expect(beginRelease(viewer, {}), role).rejects.toThrow(ForbiddenError)
    expect(await traces()).toEqual(before)
  })

  it('nor an administrator who has not just confirmed who it is', async () => {
    await expect(beginRelease({ ...administrator, confirmedAt: null }, {})).rejects.toThrow(ConfirmationNeededError)
    expect(await findUnpublishedRelease()).toBeNull()
  })
})

describe('a correction that is none', () => {
  it.each([
    ['says not why', { corrects: 1 }, ['reason']],
    ['says why of nothing', { reason }, ['reason']],
    ['says why in two languages only', { corrects: 1, reason: { ...reason, tg: '' } }, ['reason', 'tg']],
    ['is longer than anybody reads', { corrects: 1, reason: { ...reason, en: 'x'.repeat(301) } }, ['reason', 'en']],
    ['corrects a release that there is not', { corrects: 99, reason }, ['corrects']],
    ['corrects no number', { corrects: 0, reason }, ['corrects']],
  ])('is refused at its field where it %s', async (_, input, path) => {
    const refused = await beginRelease(administrator, input).catch((failure: unknown) => failure)
    expect(refused).toBeInstanceOf(InvalidInputError)
    expect((refused as InvalidInputError).issues[0]?.path).toEqual(path)
    expect(await findUnpublishedRelease()).toBeNull()
  })

  it('is refused where it corrects one that is only being made', async () => {
    const begun = {
      rules: releaseRules,
      cutAt: now(),
      through: today(),
      corrects: null,
      reasonTg: null,
      reasonRu: null,
      reasonEn: null,
    }
    const { startRelease } = await import('../release.queries.ts')
    await db.$transaction((tx) => startRelease(tx, { number: 2, ...begun }, false))
    await expect(beginRelease(administrator, { corrects: 2, reason })).rejects.toThrow(InvalidInputError)
    await db.$transaction((tx) => noteFailure(tx, 2, 'solver'))
  })
})

describe('a release between two Mondays', () => {
  it('is begun again under the number of the one that failed, leaves one entry and one job, and is begun once', async () => {
    const before = (await traces()) as { releases: number; begun: number; jobs: number }
    const begun = await beginRelease(administrator, { corrects: 1, reason })
    expect(begun).toMatchObject({ number: 2, state: 'building', failure: null, corrects: 1, through: today() })
    expect(await traces()).toEqual({ releases: before.releases, begun: before.begun + 1, jobs: before.jobs + 1 })
    await expect(beginRelease(administrator, {})).rejects.toThrow(ConflictError)
    expect(await traces()).toEqual({ releases: before.releases, begun: before.begun + 1, jobs: before.jobs + 1 })
    await buildRelease()
    expect((await findRelease(2))?.state).toBe('published')
  })

  it('names what it corrects, and why, in its manifest and in the API', async () => {
    const manifest = (await (await releaseRoutes().request('/2/manifest.json')).json()) as Record<string, unknown>
    expect(manifest['corrects']).toEqual({ release: 1, reason })
    const query =
      '{ release(number: 2) { corrects { number reason { tg ru en } } } first: release(number: 1) { corrects { number } } }'
    expect((await graphqlAs(anonymous, query)).data).toEqual({
      release: { corrects: { number: 1, reason } },
      first: { corrects: null },
    })
  })

  it('of several who begin at the same time one wins', async () => {
    const begun = await Promise.allSettled([1, 2, 3, 4].map(() => beginRelease(administrator, {})))
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of begun) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(ConflictError)
    await buildRelease()
    expect((await findRelease(3))?.corrects).toBeNull()
  })
})
