import { beforeAll, beforeEach, expect, test } from 'vitest'
import { jobs } from '../../jobs.ts'
import { db } from '../../platform/db.ts'
import { runDueJobs } from '../../platform/job-runner.ts'
import type { Job } from '../../platform/jobs.ts'
import { mailJob, postMail } from '../../platform/mail-job.ts'
import type { Message } from '../../platform/mail.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerPool } from '../../testing/owner.ts'
import { signedInAsNobody, signedInAsPost } from '../../testing/people.ts'
import './index.ts'

const sent: Message[] = []
let isDown = true
const mail: Job<Message> = {
  ...mailJob,
  run(message) {
    if (isDown) throw Object.assign(new Error(`550 ${message.to} is unknown`), { code: 'ESOCKET' })
    sent.push(message)
    return Promise.resolve()
  },
}
const all = jobs.map((job) => (job.name === mailJob.name ? mail : job))
const message: Message = { to: 'somebody@council.example', subject: 'Даъват', text: 'Матн' }

let administrator: SignedInViewer
let others: readonly Viewer[]
beforeAll(async () => {
  administrator = await signedInAsPost('administrator')
  others = [
    anonymous,
    await signedInAsNobody(),
    await signedInAsPost('observer'),
    await signedInAsPost('coordinator'),
    await signedInAsPost('moderator'),
  ]
})
beforeEach(async () => {
  isDown = true
  sent.length = 0
  await ownerPool.query('DELETE FROM graphile_worker._private_jobs')
})

/** Sends a message whose last attempt fails, and returns the number of its job. */
async function fail(): Promise<string> {
  await postMail(db, message)
  const { rows } = await ownerPool.query<{ number: string }>(
    'UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1 WHERE attempts = 0 RETURNING id::text AS number',
  )
  await runDueJobs(all)
  return rows[0]?.number ?? ''
}

const list = `query ($first: Int, $after: String) { failedJobs(first: $first, after: $after) {
  edges { node { number name enqueuedAt attempts error } } pageInfo { hasNextPage endCursor } } }`

async function listed(viewer: Viewer = administrator): Promise<string[] | null> {
  const { data, errors } = await graphqlAs(viewer, list)
  expect(errors).toBeUndefined()
  return data.failedJobs?.edges.map(({ node }: { node: { number: string } }) => node.number) ?? null
}

async function act(viewer: Viewer, verb: 'retry' | 'discard', number: string) {
  const type = `${verb === 'retry' ? 'Retry' : 'Discard'}JobInput`
  const { data, errors } = await graphqlAs(
    viewer,
    `mutation ($input: ${type}!) { a: ${verb}Job(input: $input) { __typename ... on FailedJob { number name } ... on InvalidInputError { issues { path code } } } }`,
    { input: { number } },
  )
  return data?.a ?? errors?.[0]?.extensions?.['code']
}

const entries = (number: string) =>
  db.auditEntry.findMany({
    where: { subjectType: 'Job', subjectId: number },
    select: { action: true, payload: true, actorId: true, capacity: true, refused: true },
  })

test('only administrators see what has failed, and nobody sees whom it was for', async () => {
  const number = await fail()
  await postMail(db, message)
  for (const viewer of others) expect(await listed(viewer)).toBeNull()
  const { data } = await graphqlAs(administrator, list)
  expect(data.failedJobs.edges).toEqual([
    { node: { number, name: 'sendMail', enqueuedAt: expect.any(String), attempts: 12, error: 'ESOCKET' } },
  ])
  expect(JSON.stringify(data)).not.toContain('somebody')
})

test('a job that is tried again runs at once and is done, once', async () => {
  const number = await fail()
  isDown = false
  expect(await act(administrator, 'retry', number)).toEqual({ __typename: 'FailedJob', number, name: 'sendMail' })
  expect(await listed()).toEqual([])
  expect(await act(administrator, 'retry', number)).toEqual({ __typename: 'NotFoundError' })
  expect(await act(administrator, 'discard', number)).toEqual({ __typename: 'NotFoundError' })
  await runDueJobs(all)
  await runDueJobs(all)
  expect(sent).toEqual([message])
  expect(await entries(number)).toEqual([
    {
      action: 'job:retry',
      payload: { code: 'sendMail' },
      actorId: administrator.personId,
      capacity: 'administrator',
      refused: false,
    },
  ])
})

test('a job that is discarded is gone with its payload, and is never done', async () => {
  const number = await fail()
  isDown = false
  expect(await act(administrator, 'discard', number)).toEqual({ __typename: 'FailedJob', number, name: 'sendMail' })
  await runDueJobs(all)
  expect(sent).toEqual([])
  expect((await ownerPool.query('SELECT FROM graphile_worker._private_jobs')).rowCount).toBe(0)
  expect(await entries(number)).toEqual([
    {
      action: 'job:discard',
      payload: { code: 'sendMail' },
      actorId: administrator.personId,
      capacity: 'administrator',
      refused: false,
    },
  ])
})

test('nobody else may, nobody without a fresh proof of identity, and nothing is done to a job that has not failed', async () => {
  const number = await fail()
  for (const verb of ['retry', 'discard'] as const) {
    for (const viewer of others) expect(await act(viewer, verb, number)).toEqual({ __typename: 'ForbiddenError' })
    expect(await act({ ...administrator, confirmedAt: null }, verb, number)).toEqual({
      __typename: 'ConfirmationNeededError',
    })
    for (const wrong of ['', '0', '-1', 'x', '1; DROP', '9999999999999999999'])
      expect(await act(administrator, verb, wrong)).toMatchObject({ __typename: 'InvalidInputError' })
    expect(await act(administrator, verb, '999999999999999999')).toEqual({ __typename: 'NotFoundError' })
  }
  await postMail(db, message)
  const { rows } = await ownerPool.query<{ number: string }>(
    'SELECT id::text AS number FROM graphile_worker._private_jobs WHERE attempts = 0',
  )
  const waiting = rows[0]?.number ?? ''
  for (const verb of ['retry', 'discard'] as const)
    expect(await act(administrator, verb, waiting)).toEqual({ __typename: 'NotFoundError' })
  expect(await listed()).toEqual([number])
  expect((await entries(number)).filter(({ refused }) => !refused)).toEqual([])
})

test('the list has pages, the newest first', async () => {
  const numbers = [await fail(), await fail(), await fail()].reverse()
  const { data: page } = await graphqlAs(administrator, list, { first: 2 })
  expect(page.failedJobs.edges.map(({ node }: { node: { number: string } }) => node.number)).toEqual(
    numbers.slice(0, 2),
  )
  expect(page.failedJobs.pageInfo.hasNextPage).toBe(true)
  const { data: next } = await graphqlAs(administrator, list, { first: 2, after: page.failedJobs.pageInfo.endCursor })
  expect(next.failedJobs.edges.map(({ node }: { node: { number: string } }) => node.number)).toEqual(numbers.slice(2))
  expect(next.failedJobs.pageInfo.hasNextPage).toBe(false)
})
