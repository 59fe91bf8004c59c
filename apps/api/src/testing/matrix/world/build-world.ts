/**
 * `node build-world.ts`: fills the database of DATABASE_URL with the world of the matrix, through the actions that people
 * use, and prints what there is as JSON. It runs as its own process so that the database can be cloned afterwards.
 */
import '../../../schema.ts'
import { db, pool } from '../../../platform/db.ts'
import type { SystemActor } from '../../../platform/viewer.ts'
import { registerBody, registerDocument } from '../../../rooms/councils/index.ts'
import { stopRatings } from '../../../rooms/feedback/index.ts'
import { recordSource } from '../../../rooms/territory/index.ts'
import { ownerDb, ownerPool } from '../../owner.ts'
import { seat } from '../../people.ts'
import { places } from '../../places.ts'
import { makeGuests, makeTargets } from './accounts.ts'
import { makePeople } from './people.ts'
import { makeRecords } from './records.ts'
import { plantSecrets } from './secrets.ts'
import { watchChanges } from './watch-changes.ts'
import type { Half } from '../actors.ts'
import { Maker } from './world.ts'
import type { Things, World } from './world.ts'

const system: SystemActor = { kind: 'system', name: 'matrix' }

async function buildWorld(): Promise<World> {
  const maker = new Maker()
  const peopleOf = async (half: Half, { councilId, departmentId }: { councilId: string; departmentId: string }) => ({
    ...(await makeTargets(maker, half, councilId, departmentId)),
    ...(await makeGuests(maker, half, councilId)),
  })
  /** What the trail says of the record in each half which is still a draft. */
  const tagTrail = async (halves: Record<Half, Things>) => {
    for (const half of ['own', 'other'] as const) {
      const subjectId = halves[half]['registeredShortcoming'] ?? ''
      for (const { id } of await ownerDb.auditEntry.findMany({ where: { subjectId } }))
        maker.record('AuditEntry', id, half)
    }
  }
  await recordSource(system, { code: 'S1', title: 'A list', url: 'https://source.example/list', issues: ['Unclear.'] })
  const land = await places()
  const unit = (code: string, departmentId: string, areaId: string) =>
    ownerDb.policeUnit.create({
      data: {
        code,
        departmentId,
        areaId,
        nameTg: `${code} tg`,
        nameRu: `${code} ru`,
        nameEn: code,
        sourceCodes: ['S1'],
      },
    })
  const ownUnit = await unit('SU-01-1', land.khujandDepartmentId, land.khujandId)
  const otherUnit = await unit('KT-01-1', land.bokhtarDepartmentId, land.bokhtarId)
  for (const [type, own, other] of [
    ['Area', [land.sughdId, land.khujandId], [land.khatlonId, land.bokhtarId]],
    [
      'Department',
      [land.sughdDepartmentId, land.khujandDepartmentId],
      [land.khatlonDepartmentId, land.bokhtarDepartmentId],
    ],
    ['PoliceUnit', [ownUnit.id], [otherUnit.id]],
  ] as const) {
    for (const id of own) maker.record(type, id, 'own')
    for (const id of other) maker.record(type, id, 'other')
  }
  maker.record('Area', land.countryId, 'all')
  maker.record('Department', land.ministryId, 'all')
  await registerBody(system, {
    code: 'COUNCILS',
    kind: 'publicCouncils',
    nameEn: 'Councils',
    areaCode: 'TJ',
    sourceCodes: ['S1'],
  })
  await registerBody(system, {
    code: 'GROUP',
    kind: 'workingGroup',
    nameEn: 'A group',
    parentCode: 'COUNCILS',
    note: 'Since 2020.',
  })
  await registerDocument(system, {
    code: 'LAW',
    kind: 'law',
    titleEn: 'A law',
    datedOn: '2004',
    url: 'https://law.example/',
    sourceCodes: ['S1'],
  })
  for (const { id } of await ownerDb.body.findMany()) maker.record('Body', id, 'all')
  for (const { id } of await ownerDb.legalDocument.findMany()) maker.record('LegalDocument', id, 'all')

  const cast = await makePeople(maker, land)
  const own = await makeRecords(maker, { ...cast.own, unitCode: ownUnit.code, areaCode: 'TJ-SU-01' })
  const other = await makeRecords(maker, { ...cast.other, unitCode: otherUnit.code, areaCode: 'TJ-KT-01' })
  const guests = { own: await peopleOf('own', cast.own), other: await peopleOf('other', cast.other) }

  const targets = [guests.own['target'] ?? '', guests.other['target'] ?? '']
  // Somebody of the own council sat on the other one before: the own chair is told of the person, and not of that seat.
  await seat(cast.other.councilId, 'member', { from: '2015-01-01', to: '2017-12-31' }, guests.own['target'] ?? null)
  await plantSecrets(maker, [...cast.personIds, ...targets], { own, other })
  await tagTrail({ own, other })
  const finished = await cast.finish(targets)
  const mailOf = async (id: string) => (await ownerDb.person.findUniqueOrThrow({ where: { id } })).email
  const told = new Set(maker.records.map(({ id }) => id))
  for (const { id, councilId } of await ownerDb.membership.findMany())
    if (!told.has(id)) maker.record('Membership', id, councilId === cast.own.councilId ? 'own' : 'other')
  await stopRatings()
  await watchChanges(ownerPool)
  return {
    ...finished,
    records: maker.records,
    canaries: maker.canaries,
    halves: {
      own: {
        ...own,
        ...cast.things.own,
        ...guests.own,
        guestEmail: await mailOf(guests.own['guestPerson'] ?? ''),
        unitCode: ownUnit.code,
        areaCode: 'TJ-SU-01',
        regionCode: 'TJ-SU',
        departmentCode: 'MIA-SU-01',
      },
      other: {
        ...other,
        ...cast.things.other,
        ...guests.other,
        guestEmail: await mailOf(guests.other['guestPerson'] ?? ''),
        unitCode: otherUnit.code,
        areaCode: 'TJ-KT-01',
        regionCode: 'TJ-KT',
        departmentCode: 'MIA-KT-01',
      },
    },
  }
}

const world = await buildWorld()
await db.$disconnect()
await ownerDb.$disconnect()
await Promise.all([pool, ownerPool].filter(({ ended }) => !ended).map((each) => each.end()))
process.stdout.write(JSON.stringify(world))
