import { createClient, fetchExchange } from '@urql/core'
import urql from '@urql/vue'
import { describe, expect, test } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { confirmationKey, createConfirmation } from './confirmation.ts'
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
const viewer = { __typename: 'Viewer', email: 'a@hamkori.example', label: 'A', permissions: [], posts: [], seats: [] }

/** An action over the real client; `answers` are those of the API to the mutation, in order; a number is a failed status. */
async function setUp(
  answers: readonly unknown[],
  options: { alive?: boolean; messages?: Record<string, string> } = {},
) {
  let sent = 0
  let signedIn = true
  const answerTo = (query: string): unknown => {
    if (query.includes('SuspendPersonInTest')) return answers[Math.min(sent++, answers.length - 1)]
    return { data: { viewer: signedIn ? viewer : null } }
  }
  const client = createClient({
    url: 'http://hamkori.example/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (_url, init) => {
      const answer = answerTo(String(init?.body))
      if (answer instanceof Error) throw answer
      if (typeof answer === 'number') return new Response('{"errors":[{"message":"no"}]}', { status: answer })
      return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
    },
  })
  const confirmation = createConfirmation()
  const session = createSession(client)
  let action: ReturnType<typeof start> | undefined
  const start = () => useAction(mutation, options.messages ?? {})
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
  app.provide(sessionKey, session)
  await session.current()
  signedIn = options.alive ?? true
  app.mount(document.createElement('div'))
  if (!action) throw new Error('the action was not set up')
  return { action, confirmation, session, sent: () => sent }
}

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
  test('that is forbidden because the session has ended says so, and leaves the page as it is', async () => {
    const { action, session } = await setUp([answering('ForbiddenError')], { alive: false })
    expect(await action.run(variables)).toEqual({ outcome: 'signedOut' })
    expect(session.viewer.value?.email).toBe('a@hamkori.example')
  })
  test.each([
    [new TypeError('network'), 'offline'],
    [500, 'failed'],
    [503, 'busy'],
    [429, 'busy'],
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
