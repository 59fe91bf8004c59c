import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { shiftMonth } from '@hamkori/schema/dashboards.constants'
import { monthOf } from '@hamkori/schema/dates'
import { trendMonths } from '@hamkori/schema/releases.constants'
import { recordAudit } from '../../../platform/audit.ts'
import { now } from '../../../platform/clock.ts'
import { db, isCheckViolation, pool } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { describeFailure, logger } from '../../../platform/logger.ts'
import type { SystemActor } from '../../../platform/viewer.ts'
import { aggregate } from '../../feedback/index.ts'
import { readTerritory } from '../../territory/index.ts'
import type { Territory } from '../../territory/index.ts'
import { protectBreakdowns } from '../breakdowns.ts'
import { monthsOfQuarter, openFrom, quartersBetween } from '../closed-quarters.ts'
import { groupAnswers } from '../group-answers.ts'
import type { UnitPlace } from '../group-answers.ts'
import { countRelease, forgetLatestNumber } from '../read-release.ts'
import { makeFiles } from '../release-files.ts'
import {
  discardParts,
  findLatestRelease,
  findUnpublishedRelease,
  noteCut,
  noteFailure,
  notePublished,
  noteStep,
} from '../release.queries.ts'
import { addBreakdowns, addGroups, readCountsByKind, readReceived, readReleased } from '../release-counts.queries.ts'
import { addFile } from '../release-files.queries.ts'
import type { ReleaseRow } from '../release.queries.ts'
import { signManifest } from '../sign-manifest.ts'
import { SuppressionError } from '../suppression/suppression-error.ts'

const compress = promisify(gzip)
const actor: SystemActor = { kind: 'system', name: 'releases' }
/** Further back than this, the months of answers make no difference. */
const detailedMonths = 24
/** The whole of a release is written at once: it may take longer than an ordinary transaction. */
const slow = { timeout: 60_000 }

/**
 * Makes the release that was begun, from counting to publishing. Answers it; null where none was begun, or another process is at it.
 *
 * May be killed at any moment: nothing of a release is seen before its last statement, and the next run begins it anew under the
 * same number. Where the audit does not pass, nothing is published; the release says why, and the answers wait for the next one.
 */
export async function buildRelease(): Promise<ReleaseRow | null> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ alone: boolean }>(`SELECT pg_try_advisory_lock(4862665741102) AS alone`)
    if (rows[0]?.alone !== true) return null
    try {
      return await build()
    } finally {
      await client.query('SELECT pg_advisory_unlock(4862665741102)')
    }
  } finally {
    client.release()
  }
}

async function build(): Promise<ReleaseRow | null> {
  const begun = await findUnpublishedRelease()
  if (begun?.state !== 'building') return null
  const { number } = begun
  const before = await findLatestRelease()
  const territory = await readTerritory()
  try {
    const cutAt = now()
    await chooseGroups({ ...begun, cutAt }, before, territory)
    await addQuarters({ ...begun, cutAt }, before, territory)
    await noteStep(number, 'writing', 0, 1)
    const release = await countRelease({ ...begun, cutAt }, territory)
    const files = await makeFiles(release, territory)
    for (const [at, { name, mediaType, content: bytes }] of files.entries()) {
      await addFile(undefined, {
        ...{ number, name, mediaType, size: bytes.length, sha256: sha256(bytes) },
        content: await compress(bytes),
      })
      await noteStep(number, 'writing', at + 1, files.length)
    }
    await noteStep(number, 'signing', 0, 1)
    const manifest = files.find(({ name }) => name === 'manifest.json')?.content ?? Buffer.of()
    await publish(number, manifest)
    forgetLatestNumber()
    return await findLatestRelease()
  } catch (failure) {
    if (!(failure instanceof SuppressionError)) throw failure
    logger.error({ release: number, ...describeFailure(failure) }, 'a release failed its audit; nothing is published')
    await db.$transaction(async (tx) => {
      await discardParts(tx, number)
      await noteFailure(tx, number, failure.failure)
      await recordAudit(tx, actor, {
        ...about(number),
        action: 'release:fail',
        payload: { number, code: failure.failure },
      })
    })
    return null
  }
}

/** The last step, by which everything is seen. */
async function publish(number: number, manifest: Buffer): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      await notePublished(tx, { number, at: now(), hash: sha256(manifest), signature: signManifest(manifest) })
      await recordAudit(tx, actor, { ...about(number), action: 'release:publish', payload: { number } })
    }, slow)
  } catch (failure) {
    if (!isCheckViolation(failure)) throw failure
    throw new SuppressionError('tooFew', 'a number would move by fewer than ten answers')
  }
}

/** Step one: which answers are published from now on. Begins anew what an earlier run has left. */
async function chooseGroups(release: ReleaseRow, before: ReleaseRow | null, territory: Territory): Promise<void> {
  const { number, through, cutAt } = release
  await noteStep(number, 'counting', 0, 1)
  while ((await aggregate()) > 0);
  const month = monthOf(through)
  const groups = groupAnswers({
    units: unitPlaces(territory),
    received: await readReceived(`${shiftMonth(month, -detailedMonths)}-01`),
    released: await readReleased(),
    through: month,
    openFrom: before === null ? '' : openFrom(before.cutAt),
  })
  await db.$transaction(async (tx: Tx) => {
    await discardParts(tx, number)
    await noteCut(tx, number, cutAt)
    await addGroups(tx, number, groups)
    await noteStep(number, 'protecting', 0, 1, tx)
  }, slow)
}

/** Step two: what is shown by kind of contact and by channel of the quarters that have ended since the release before. */
async function addQuarters(release: ReleaseRow, before: ReleaseRow | null, territory: Territory): Promise<void> {
  const { number, through, cutAt } = release
  const from = before === null ? shiftMonth(monthOf(through), 1 - trendMonths) : openFrom(before.cutAt)
  const quarters = quartersBetween(from, openFrom(cutAt))
  for (const [at, quarter] of quarters.entries()) {
    await noteStep(number, 'auditing', at, quarters.length)
    const last = monthsOfQuarter(quarter).at(-1) ?? quarter
    const counts = await readCountsByKind(number, `${quarter}-01`, `${last}-01`)
    await addBreakdowns(number, `${quarter}-01`, await protectBreakdowns(territory, counts))
  }
}

function unitPlaces(territory: Territory): UnitPlace[] {
  return [...territory.unitById.values()].map(({ id, code, areaId }) => {
    const areas: UnitPlace['areas'][number][] = []
    for (
      let area = territory.areaById.get(areaId);
      area !== undefined;
      area = territory.areaById.get(area.parentId ?? '')
    )
      areas.push({ level: area.kind === 'country' || area.kind === 'region' ? area.kind : 'area', code: area.code })
    return { id, code, areas }
  })
}

function about(number: number): { subjectType: string; subjectId: string } {
  return { subjectType: 'Release', subjectId: String(number) }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
