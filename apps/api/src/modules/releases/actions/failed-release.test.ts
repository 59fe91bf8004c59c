import { beforeAll, describe, expect, it } from 'vitest'
import '../releases.graphql.ts'
import { atMoment, now } from '../../../platform/clock.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { ownerPool } from '../../../testing/owner.ts'
import { signedInAsPost } from '../../../testing/people.ts'
import { submitRating } from '../../feedback/index.ts'
import { layUnits, threeTaps } from '../../feedback/testing/units.ts'
import { findLatestRelease, findRelease } from '../release.queries.ts'
import { releaseRoutes } from '../release-routes.ts'
import { weeklyMoment } from '../testing/country.ts'
import { makeScheduledRelease } from './make-scheduled-release.ts'

// A release whose audit does not pass, by damage that is really there: what was counted is made wrong, as the owner of the database could.

let administrator: SignedInViewer
beforeAll(async () => {
  await layUnits()
  const { rows } = await ownerPool.query<{ id: string }>('SELECT id FROM department')
  administrator = { ...(await signedInAsPost('administrator', rows[0]?.id ?? '')), confirmedAt: now() }
})

async function rate(day: string, ratings: number, contactKind: 'trafficStop' | 'documentDesk'): Promise<void> {
  await atMoment(new Date(`${day}T07:00:00Z`), () =>
    Promise.all(Array.from({ length: ratings }, () => submitRating(anonymous, threeTaps({ contactKind })))),
  )
}
const makeUpTo = (through: string) => atMoment(weeklyMoment(through), () => makeScheduledRelease(through))
const progress = async () => {
  const query = '{ releaseProgress { number state failure } }'
  return [await graphqlAs(administrator, query), await graphqlAs(anonymous, query)].map(
    ({ data }) => data.releaseProgress as unknown,
  )
}
const partsOf = async (number: number) =>
  (
    await ownerPool.query<{ parts: number }>(
      `SELECT ((SELECT count(*) FROM release_group WHERE release_number = $1) + (SELECT count(*) FROM release_breakdown WHERE release_number = $1)
        + (SELECT count(*) FROM release_file WHERE release_number = $1))::int AS parts`,
      [number],
    )
  ).rows[0]?.parts
const failuresOf = async (number: number) =>
  (
    await ownerPool.query<{ code: string }>(
      `SELECT payload->>'code' AS code FROM audit_entry WHERE action = 'release:fail' AND subject_id = $1 ORDER BY id`,
      [String(number)],
    )
  ).rows.map(({ code }) => code)

/** Nothing of it is seen; an administrator is told why, and nobody else that there is anything. */
async function expectFailed(number: number, failure: string): Promise<void> {
  expect(await progress()).toEqual([{ number, state: 'failed', failure }, null])
  expect((await findLatestRelease())?.number).toBe(number - 1)
  expect(await partsOf(number)).toBe(0)
  expect((await releaseRoutes().request(`/${number}/manifest.json`)).status).toBe(404)
  expect((await graphqlAs(anonymous, `{ release(number: ${number}) { number } }`)).data).toEqual({ release: null })
}

describe('a release whose audit does not pass', () => {
  it('publishes nothing and says why, where counts contradict each other; put right, it is made under its number', async () => {
    await rate('2026-02-10', 12, 'trafficStop')
    expect((await makeUpTo('2026-04-05'))?.number).toBe(1)
    await rate('2026-05-10', 30, 'documentDesk')
    expect((await makeUpTo('2026-05-17'))?.number).toBe(2)
    await rate('2026-06-10', 30, 'documentDesk')
    await atMoment(new Date('2026-06-10T07:00:00Z'), async () => {
      const { aggregate } = await import('../../feedback/index.ts')
      while ((await aggregate()) > 0);
    })
    // More answers of the second quarter are taken back than were ever given.
    await ownerPool.query(`CREATE FUNCTION damage() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.counters[47] := -31; RETURN NEW; END $$`)
    await ownerPool.query('CREATE TRIGGER damage BEFORE INSERT ON release_group FOR EACH ROW EXECUTE FUNCTION damage()')
    expect(await makeUpTo('2026-07-05')).toBeNull()
    await expectFailed(3, 'contradiction')
    // Tried again, it fails again, and not for ever by itself.
    expect(await makeUpTo('2026-07-05')).toBeNull()
    expect(await failuresOf(3)).toEqual(['contradiction', 'contradiction'])
    await ownerPool.query('DROP FUNCTION damage CASCADE')
    expect(await makeUpTo('2026-07-05')).toMatchObject({ number: 3, state: 'published', failure: null })
    expect(await progress()).toEqual([null, null])
  })

  it('publishes nothing and says why, where the database finds fewer than ten', async () => {
    await rate('2026-07-08', 20, 'trafficStop')
    await ownerPool.query(`CREATE FUNCTION damage() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.counters[47] := 0; NEW.counters[46] := least(NEW.counters[46], 7); RETURN NEW; END $$`)
    await ownerPool.query('CREATE TRIGGER damage BEFORE INSERT ON release_group FOR EACH ROW EXECUTE FUNCTION damage()')
    expect(await makeUpTo('2026-07-12')).toBeNull()
    await expectFailed(4, 'tooFew')
    expect(await failuresOf(4)).toEqual(['tooFew'])
    await ownerPool.query('DROP FUNCTION damage CASCADE')
    expect(await makeUpTo('2026-07-12')).toMatchObject({ number: 4, state: 'published' })
    expect((await findRelease(4))?.failure).toBeNull()
    expect(await partsOf(4)).toBeGreaterThan(0)
  })

  it('fails as what it is where the database is not to blame: a fault of the program is no audit', async () => {
    await rate('2026-07-15', 10, 'trafficStop')
    await ownerPool.query(`ALTER TABLE release_file ADD CONSTRAINT damage CHECK (name <> 'manifest.json') NOT VALID`)
    await expect(makeUpTo('2026-07-19')).rejects.toThrow('damage')
    expect(await findRelease(5)).toMatchObject({ state: 'building', failure: null })
    await ownerPool.query('ALTER TABLE release_file DROP CONSTRAINT damage')
    expect(await makeUpTo('2026-07-19')).toMatchObject({ number: 5, state: 'published' })
  })
})
