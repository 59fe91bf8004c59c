import { createClient, fetchExchange } from '@urql/core'
import urql from '@urql/vue'
import { describe, expect, test } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { confirmationKey, createQuestion, signInAgainKey } from './confirmation.ts'
import { graphql } from './graphql.ts'
import { createTranslator } from './i18n.ts'
import { createSession, sessionKey } from './session.ts'
import { useAction } from './useAction.ts'

const mutation = graphql(`
  mutation SuspendPersonInTest($input: SuspendPersonInput!) {
    suspendPerson(input: $input) {
      __typename
      ... on Person {
        id
      }
      ... on InvalidInputError {
        issues {
          path
          code
          minimum
          maximum
        }
      }
    }
  }
`)
const variables = { input: { personId: 'UGVyc29uOjE=', reason: 'A reason.' } }
const viewer = {
  __typename: 'Viewer',
  personId: 'UGVyc29uOjk=',
  email: 'a@hamkori.example',
  label: 'A',
  permissions: [],
  posts: [],
  seats: [],
}

/** An action over the real client; `answers` are those of the API to the mutation, in order; a number is a failed status. */
async function setUp(
  answers: readonly unknown[],
  options: { byAnybody?: boolean; messages?: Record<string, string> } = {},
) {
  const drawnFor: unknown[] = []
  const answerTo = (query: string): unknown => {
    if (query.includes('SuspendPersonInTest')) return answers[Math.min(drawnFor.length, answers.length) - 1]
    return { data: { viewer } }
  }
  const client = createClient({
    url: 'http://hamkori.example/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (_url, init) => {
      const body = String(init?.body)
      if (body.includes('SuspendPersonInTest')) drawnFor.push(new Headers(init?.headers).get('hamkori-person'))
      const answer = answerTo(body)
      if (answer instanceof Error) throw answer
      if (typeof answer === 'number') return new Response('{"errors":[{"message":"no"}]}', { status: answer })
      return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
    },
  })
  const confirmation = createQuestion()
  const signInAgain = createQuestion()
  const session = createSession(client)
  let action: ReturnType<typeof start> | undefined
  const start = () => useAction(mutation, options.messages ?? {}, { byAnybody: options.byAnybody ?? false })
  const app = createApp(
    defineComponent({
      setup: () => {
        action = start()
        return () => h('div')
      },
    }),
  )
  app.use(urql, client)
  app.use(createTranslator('en'))
  app.provide(confirmationKey, confirmation)
  app.provide(signInAgainKey, signInAgain)
  app.provide(sessionKey, session)
  await session.current()
  app.mount(document.createElement('div'))
  if (!action) throw new Error('the action was not set up')
  return { action, confirmation, signInAgain, session, drawnFor, sent: () => drawnFor.length }
}

/** The API's refusal of a whole request. */
const refusedWith = (code: string, more: object = {}) => ({
  errors: [{ message: 'no', extensions: { code, ...more } }],
})

const answering = (typename: string, more: object = {}) => ({
  data: { suspendPerson: { __typename: typename, ...more } },
})

describe('an action', () => {
  test('hands out the record when it was done', async () => {
    const { action } = await setUp([answering('Person', { id: 'UGVyc29uOjE=' })])
    const running = action.run(variables)
    expect(action.running.value).toBe(true)
    expect(await running).toEqual({ outcome: 'done', record: { __typename: 'Person', id: 'UGVyc29uOjE=' } })
    expect([action.running.value, action.refusal.value, action.issues.value]).toEqual([false, '', []])
  })
  test('hands out what is wrong with the input, and forgets it at the next run', async () => {
    const issues = [{ path: ['reason'], code: 'too_short', minimum: 3, maximum: null }]
    const { action } = await setUp([answering('InvalidInputError', { issues }), answering('Person', { id: 'x' })])
    expect(await action.run(variables)).toEqual({ outcome: 'invalid', issues })
    expect([action.issues.value, action.refusal.value]).toEqual([issues, ''])
    await action.run(variables)
    expect(action.issues.value).toEqual([])
  })
  test.each([
    ['ForbiddenError', 'forbidden'],
    ['NotFoundError', 'notFound'],
    ['ConflictError', 'conflict'],
  ])('that ends with %s is %s, in the words of the site', async (typename, outcome) => {
    const { action } = await setUp([answering(typename)])
    expect(await action.run(variables)).toEqual({ outcome })
    expect(action.refusal.value).toBe(`site.act.${outcome}`)
  })
  test('carries for whom its page was drawn, whoever signs in later; signing in is an act of nobody', async () => {
    const { action, session, drawnFor } = await setUp([answering('Person', { id: 'x' })])
    await session.signOut()
    await action.run(variables)
    expect(drawnFor).toEqual(['UGVyc29uOjk='])
    const entry = await setUp([answering('Person', { id: 'x' })], { byAnybody: true })
    await entry.action.run(variables)
    expect(entry.drawnFor).toEqual([null])
  })
  test('of a session that has ended goes on after signing in again, and stays unsent without', async () => {
    const ended = refusedWith('SIGNED_OUT')
    const { action, signInAgain, sent } = await setUp([ended, answering('Person', { id: 'x' })])
    const running = action.run(variables)
    await expect.poll(() => signInAgain.asking.value).toBe(true)
    signInAgain.resolve(true)
    expect([(await running).outcome, sent()]).toEqual(['done', 2])

    const closed = await setUp([ended])
    const stopped = closed.action.run(variables)
    await expect.poll(() => closed.signInAgain.asking.value).toBe(true)
    closed.signInAgain.resolve(false)
    expect([(await stopped).outcome, closed.sent()]).toEqual(['signedOut', 1])
    expect(closed.action.refusal.value).toBe('site.act.signedOut')
  })
  test('of a page that was drawn for somebody else is not repeated', async () => {
    const { action, sent } = await setUp([refusedWith('ANOTHER_PERSON')])
    expect([(await action.run(variables)).outcome, sent()]).toEqual(['anotherPerson', 1])
  })
  test('whose input cannot be read at all names the fields', async () => {
    const issues = [{ path: ['heldOn'], code: 'required' }]
    const { action } = await setUp([refusedWith('BAD_USER_INPUT', { issues })])
    expect(await action.run(variables)).toEqual({ outcome: 'invalid', issues, unreadable: true })
  })
  test.each([
    [new TypeError('network'), 'offline'],
    [500, 'failed'],
    [503, 'busy'],
    [429, 'busy'],
    [502, 'busy'],
    [413, 'tooLarge'],
    [{ data: { suspendPerson: null }, errors: [{ message: 'incident 1' }] }, 'failed'],
    [{ data: null, errors: [{ message: 'no', extensions: { code: 'UNAVAILABLE' } }] }, 'busy'],
  ])('without an answer tells a lost connection from a server that failed or is busy', async (answer, outcome) => {
    const { action } = await setUp([answer])
    expect((await action.run(variables)).outcome).toBe(outcome)
  })
  test('that finds the API busy hands out how long to wait', async () => {
    const { action } = await setUp([answering('UnavailableError', { retryAfterSeconds: 30 })])
    expect(await action.run(variables)).toEqual({ outcome: 'busy', retryAfterSeconds: 30 })
    expect(action.refusal.value).toBe('site.act.busy')
  })
  test('is sent again after a fresh proof of identity, and not without it', async () => {
    const { action, confirmation, sent } = await setUp([
      answering('ConfirmationNeededError'),
      answering('Person', { id: 'x' }),
    ])
    const running = action.run(variables)
    await expect.poll(() => confirmation.asking.value).toBe(true)
    confirmation.resolve(true)
    expect((await running).outcome).toBe('done')
    expect(sent()).toBe(2)

    const refused = await setUp([answering('ConfirmationNeededError')])
    const stopped = refused.action.run(variables)
    await expect.poll(() => refused.confirmation.asking.value).toBe(true)
    refused.confirmation.resolve(false)
    expect((await stopped).outcome).toBe('unconfirmed')
    expect(refused.sent()).toBe(1)
  })
  test('takes the message of its page where it has one, for issues too if there is no form', async () => {
    const messages = { conflict: 'councils.desk.end.conflict', invalid: 'site.act.conflict', notFound: '' }
    const { action } = await setUp(
      [answering('ConflictError'), answering('InvalidInputError', { issues: [] }), answering('NotFoundError')],
      { messages },
    )
    await action.run(variables)
    expect(action.refusal.value).toBe('councils.desk.end.conflict')
    await action.run(variables)
    expect(action.refusal.value).toBe('site.act.conflict')
    await action.run(variables)
    expect(action.refusal.value).toBe('')
    await action.run(variables)
    action.reset()
    expect(action.refusal.value).toBe('')
  })
  test('hands out a refusal that only this mutation knows, with its fields', async () => {
    const { action } = await setUp([answering('SignInRefusedError')])
    expect(await action.run(variables)).toEqual({ outcome: 'refused', error: { __typename: 'SignInRefusedError' } })
    expect(action.refusal.value).toBe('')
  })
})
