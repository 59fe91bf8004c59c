import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { jobs } from './jobs.ts'
import { db } from './platform/db.ts'
import { ConfirmationNeededError, InvalidInputError } from './platform/errors.ts'
import { runDueJobs } from './platform/job-runner.ts'
import type { SignedInViewer, Viewer } from './platform/viewer.ts'
import { atMoment, now } from './platform/clock.ts'
import { failureOf } from './testing/failures.ts'
import { globalId, graphqlAs } from './testing/graphql.ts'
import { startMailServer } from './testing/mail-server.ts'
import type { MailServer } from './testing/mail-server.ts'
import { ownerDb, ownerPool } from './testing/owner.ts'
import { council, nextSerial, signedInAsPost, signedInAsSeat } from './testing/people.ts'
import { places } from './testing/places.ts'
import { invitePerson } from './modules/councils/actions/invite-person.ts'
import './modules/councils/index.ts'
import { askPasswordReset } from './modules/identity/actions/ask-password-reset.ts'
import { changeEmail } from './modules/identity/actions/change-email.ts'
import { linkMailJob } from './modules/identity/jobs/link-mail.ts'
import { renewInvitation } from './modules/people/actions/renew-invitation.ts'
import { withdrawInvitation } from './modules/people/actions/withdraw-invitation.ts'

let server: MailServer
let administrator: SignedInViewer
const answers = new Map<string, number>()

beforeAll(async () => {
  server = await startMailServer((address) => answers.get(address) ?? null)
  vi.stubEnv('SMTP_URL', server.url)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
})
beforeEach(async () => {
  administrator = await signedInAsPost('administrator')
  await ownerPool.query('DELETE FROM graphile_worker._private_jobs')
})

const address = (name: string) => `${name}-${nextSerial()}@council.example`
const post = { role: 'coordinator' as const, validFrom: '2026-01-01' }
const invite = async (email: string) =>
  (await invitePerson(administrator, { email, label: 'Аъзои нав', language: 'tg', post })).id
const offersTo = (email: string) => server.offered.filter((to) => to === email).length
/** Lets what waits for its next attempt be due now. */
async function tryAgain() {
  await ownerPool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
  await runDueJobs(jobs)
}

const mail = 'mailState mailTriedAt mailAttempts mailAnswer'
async function seen(viewer: Viewer, id: string) {
  const { data, errors } = await graphqlAs(
    viewer,
    `query ($id: ID!) { person(id: $id) { invitation { ${mail} } sentLinks { kind ${mail} } }
       people(first: 15, search: "Аъзои нав") { edges { node { id invitation { mailState } } } } }`,
    { id: globalId('Person', id) },
  )
  expect(errors).toBeUndefined()
  return data
}

it('says of an invitation that it waits, and then that the server took it', async () => {
  const email = address('good')
  const id = await invite(email)
  expect((await seen(administrator, id)).person.invitation).toEqual({
    mailState: 'waiting',
    mailTriedAt: null,
    mailAttempts: 0,
    mailAnswer: null,
  })
  await runDueJobs(jobs)
  expect(server.taken).toContain(email)
  expect((await seen(administrator, id)).person.invitation).toEqual({
    mailState: 'accepted',
    mailTriedAt: expect.any(String),
    mailAttempts: 1,
    mailAnswer: null,
  })
})

it('says that the server refused it with 550, in the list too, and does not try again', async () => {
  const email = address('nobody')
  answers.set(email, 550)
  const id = await invite(email)
  await runDueJobs(jobs)
  await tryAgain()
  expect(offersTo(email)).toBe(1)
  const { person, people } = await seen(administrator, id)
  expect(person.invitation).toMatchObject({ mailState: 'refused', mailAttempts: 1, mailAnswer: 550 })
  expect(people.edges.find(({ node }: { node: { id: string } }) => node.id === globalId('Person', id)).node).toEqual({
    id: globalId('Person', id),
    invitation: { mailState: 'refused' },
  })
  const { rows } = await ownerPool.query('SELECT task_identifier FROM graphile_worker.jobs')
  expect(rows).toEqual([])
  const noted = JSON.stringify(await db.linkMail.findMany())
  for (const word of [email, 'is not known here', 'Салом']) expect(noted).not.toContain(word)
})

it('keeps trying where the server puts it off, and gives up after as many attempts as there may be', async () => {
  const email = address('later')
  answers.set(email, 451)
  const id = await invite(email)
  await runDueJobs(jobs)
  expect((await seen(administrator, id)).person.invitation).toMatchObject({
    mailState: 'retrying',
    mailAttempts: 1,
    mailAnswer: 451,
  })
  await db.linkMail.updateMany({ where: { attempts: 1, outcome: null }, data: { attempts: linkMailJob.maxAttempts } })
  expect((await seen(administrator, id)).person.invitation).toMatchObject({ mailState: 'givenUp' })
  answers.delete(email)
  await tryAgain()
  expect((await seen(administrator, id)).person.invitation).toMatchObject({ mailState: 'accepted', mailAnswer: null })
})

it('waits, and refuses nobody, while no server answers at all', async () => {
  const id = await invite(address('good'))
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1')
  await runDueJobs(jobs)
  vi.stubEnv('SMTP_URL', server.url)
  expect((await seen(administrator, id)).person.invitation).toMatchObject({ mailState: 'retrying', mailAnswer: null })
})

it('does not send a link that was withdrawn meanwhile', async () => {
  const email = address('later')
  answers.set(email, 451)
  const id = await invite(email)
  await runDueJobs(jobs)
  await withdrawInvitation(administrator, { personId: id, reason: 'Суроғаи хато' })
  await tryAgain()
  expect(offersTo(email)).toBe(1)
})

it('sends an invitation to the right address: with a fresh proof, and to none that has an account', async () => {
  const [wrong, right] = [address('nobody'), address('good')]
  answers.set(wrong, 550)
  const id = await invite(wrong)
  await runDueJobs(jobs)
  const stale = () =>
    atMoment(new Date(now().getTime() + 11 * 60_000), () =>
      failureOf(renewInvitation(administrator, { personId: id, email: right })),
    )
  expect(await stale()).toBeInstanceOf(ConfirmationNeededError)
  const known = await failureOf(renewInvitation(administrator, { personId: id, email: administrator.email }))
  expect(known).toBeInstanceOf(InvalidInputError)
  expect(known).toMatchObject({ issues: [{ path: ['email'], code: 'has_account' }] })
  await renewInvitation(administrator, { personId: id, email: right })
  await runDueJobs(jobs)
  expect(server.taken).toContain(right)
  expect(await db.person.findUniqueOrThrow({ where: { id } })).toMatchObject({
    email: right,
    searchText: expect.stringMatching(/ гад \d+ /u),
  })
  expect((await seen(administrator, id)).person.invitation).toMatchObject({ mailState: 'accepted' })
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'invitation:renew', subjectId: id } })
  expect(entry.payload).toEqual({ corrected: 'address' })
})

it('tells administrators alone of the links for a new password, and nobody whether an address is known', async () => {
  const land = await places()
  const chairOf = await council(land.khujandDepartmentId, land.khujandId)
  const chair = await signedInAsSeat(chairOf.id, 'chair')
  await ownerDb.person.update({ where: { id: chair.personId }, data: { passwordHash: 'x' } })
  answers.set(chair.email, 550)
  await askPasswordReset({ email: chair.email, language: 'tg' })
  await runDueJobs(jobs)
  expect((await seen(administrator, chair.personId)).person.sentLinks).toEqual([
    { kind: 'passwordReset', mailState: 'refused', mailTriedAt: expect.any(String), mailAttempts: 1, mailAnswer: 550 },
  ])
  for (const viewer of [chair, await signedInAsPost('observer'), await signedInAsPost('coordinator')])
    expect((await seen(viewer, chair.personId)).person.sentLinks).toBeNull()
})

it('tells whoever changes the own address that it was refused, and nothing that tells a known address from a free one', async () => {
  const [owner, other] = [await signedInAsPost('observer'), await signedInAsPost('observer')]
  const own = async () =>
    (await graphqlAs(owner, '{ viewer { pendingEmail pendingEmailRefusedAt } }')).data.viewer as unknown
  const [free, refused] = [address('good'), address('nobody')]
  answers.set(refused, 550)
  for (const [email, refusedAt] of [
    [free, null],
    [other.email, null],
    [refused, expect.any(String)],
  ] as const) {
    await changeEmail(owner, { email })
    await runDueJobs(jobs)
    expect(await own()).toEqual({ pendingEmail: email, pendingEmailRefusedAt: refusedAt })
  }
  expect((await seen(administrator, owner.personId)).person.sentLinks).toMatchObject([
    { kind: 'emailChange', mailState: 'refused' },
  ])
})
