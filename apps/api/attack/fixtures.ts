import { db } from '../src/platform/db.ts'
import { createAccount } from '../src/modules/identity/index.ts'
import { totpFactor } from '../src/modules/identity/testing/factors.ts'
import { globalId } from '../src/testing/graphql.ts'
import { setUpRecordFixture } from '../src/testing/record-fixture.ts'
import { newSession } from '../src/testing/sessions.ts'

/** Whom and what the attacks are tried on. Ids are global ones, cookies belong to full sessions. */
export interface Fixtures {
  readonly secretary: string
  readonly officer: string
  readonly administrator: string
  readonly councilId: string
  readonly meetingId: string
  /** A unit that can be rated. */
  readonly unitCode: string
  /** Somebody who signs in with a password and an authenticator application. */
  readonly account: { readonly email: string; readonly password: string; readonly totpSecret: string }
}

/** Lays the small country with its councils, people and one unit. Call it once on an empty database. */
export async function setStage(): Promise<Fixtures> {
  const fixtures = await setUpRecordFixture()
  const unitCode = 'SU-01-1'
  await db.policeUnit.create({
    data: {
      code: unitCode,
      areaId: fixtures.khujandId,
      departmentId: fixtures.khujandDepartmentId,
      nameTg: 'Шуъба',
      nameRu: 'Отделение',
      nameEn: 'Unit',
      sourceCodes: [],
    },
  })
  const account = { email: 'attacked@council.example', password: 'ҳамкорӣ ва боварӣ' }
  const { id } = await createAccount({ kind: 'system', name: 'attack' }, { ...account, label: 'Attacked' })
  const totpSecret = await totpFactor(id)
  const cookieOf = async (personId: string): Promise<string> => `hamkori=${await newSession(personId)}`
  return {
    secretary: await cookieOf(fixtures.secretary.personId),
    officer: await cookieOf(fixtures.officer.personId),
    administrator: await cookieOf(fixtures.administrator.personId),
    councilId: globalId('Council', fixtures.khujandCouncilId),
    meetingId: globalId('Meeting', fixtures.khujandMeeting.id),
    unitCode,
    account: { ...account, totpSecret },
  }
}
