import urql, { createClient, fetchExchange } from '@urql/vue'
import { beforeEach, expect, test } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { confirmationKey, createQuestion, signInAgainKey } from '../../../platform/confirmation.ts'
import { createTranslator } from '../../../platform/i18n.ts'
import { createSession, sessionKey } from '../../../platform/session.ts'
import { graphql } from '../../../platform/graphql.ts'
import { useAnswerForm } from './useAnswerForm.ts'
import type { AnswerParts } from './useAnswerForm.ts'

const mutation = graphql(`
  mutation AnswerInTest($input: AnswerShortcomingInput!) {
    answerShortcoming(input: $input) {
      __typename
    }
  }
`)
type Parts = AnswerParts<{ remedy: string }, 'confirmed' | 'disputed', { input: never }>

/** The form in an app without an API: nothing is sent before somebody has agreed to it. */
function open(changes: Partial<Parts> = {}) {
  const client = createClient({ url: 'http://hamkori.example', exchanges: [fetchExchange], preferGetMethod: false })
  const parts: Parts = {
    reference: 'KMB-SU-2026-00012',
    supersedes: null,
    corrected: null,
    outcomes: ['confirmed', 'disputed'],
    own: { remedy: '' },
    gapsOf: (outcome, { remedy }) =>
      outcome === 'confirmed' && remedy === ' ' ? [{ path: ['remedy'], code: 'required' }] : [],
    omissionOf: (outcome, { remedy }) => (outcome === 'confirmed' && remedy === '' ? 'cases.answer.reasons' : null),
    shownOf: () => [],
    mutation: mutation as Parts['mutation'],
    variablesOf: () => ({ input: undefined as never }),
    ...changes,
  }
  let made: ReturnType<typeof useAnswerForm<{ remedy: string }, 'confirmed' | 'disputed', { input: never }>> | undefined
  const app = createApp(
    defineComponent({
      setup: () => {
        made = useAnswerForm(parts, () => undefined)
        return () => h('div')
      },
    }),
  )
  app.use(urql, client)
  app.use(createTranslator('en'))
  app.provide(confirmationKey, createQuestion())
  app.provide(signInAgainKey, createQuestion())
  app.provide(sessionKey, createSession(client))
  app.mount(document.createElement('div'))
  if (!made) throw new Error('the form was not set up')
  return made
}
beforeEach(() => sessionStorage.clear())
const missing = ({ form }: ReturnType<typeof open>) => form.issues.value.map(({ path }) => path.join('.'))

test('asks whether to publish only once nothing is missing', () => {
  const answer = open()
  answer.ask()
  expect([missing(answer), answer.asking.value]).toEqual([['outcome', 'reasons'], false])
  answer.form.fields.value.outcome = 'confirmed'
  answer.form.fields.value.reasons = ' \n'
  answer.form.fields.value.remedy = ' '
  answer.ask()
  expect([missing(answer), answer.asking.value]).toEqual([['reasons', 'remedy'], false])
  answer.form.fields.value.reasons = 'So it is.'
  answer.form.fields.value.remedy = 'A new lamp.'
  answer.ask()
  expect([missing(answer), answer.asking.value]).toEqual([[], true])
})

test('asks why where something is left out, and lets the reason stand in its place', () => {
  const answer = open()
  answer.form.fields.value.outcome = 'confirmed'
  answer.form.fields.value.reasons = 'So it is.'
  answer.ask()
  expect([missing(answer), answer.asking.value]).toEqual([['omissionReason'], false])
  answer.form.fields.value.omissionReason = 'No money this year.'
  answer.ask()
  expect([missing(answer), answer.asking.value]).toEqual([[], true])
})

test('a correction begins with the answer that it replaces, in the language of that answer', () => {
  const file = {
    id: 'a',
    number: 1,
    hash: 'ab'.repeat(32),
    mediaType: 'application/pdf',
    address: `/files/${'ab'.repeat(32)}`,
    smallAddress: null,
    width: null,
    height: null,
    bytes: 1200,
    description: 'Приказ',
    language: 'ru' as const,
    removedAt: null,
    removalGround: null,
    removalReason: null,
  }
  const removal = { removedAt: '2026-03-09T10:00:00Z', removalGround: 'wrongFile' as const, removalReason: 'Не тот.' }
  const corrected = {
    outcome: 'disputed',
    language: 'ru' as const,
    reasons: 'Это не так.',
    omissionReason: 'Так вышло.',
    // One that was taken off does not come back with the correction.
    files: [{ ...file, ...removal, number: 2, address: null, description: null }, file],
  }
  expect(open({ supersedes: 1, corrected, own: { remedy: 'Лампа' } }).form.fields.value).toMatchObject({
    ...corrected,
    files: [{ hash: 'ab'.repeat(32), description: 'Приказ', name: '', smallAddress: '' }],
    remedy: 'Лампа',
  })
  expect(open().form.fields.value).toMatchObject({ outcome: '', reasons: '', remedy: '' })
})

test('asks for words beside each file, and sends none without them', () => {
  const answer = open()
  const file = { hash: 'cd'.repeat(32), mediaType: 'image/jpeg', bytes: 900, name: 'a.jpg', smallAddress: '' }
  Object.assign(answer.form.fields.value, { outcome: 'disputed', reasons: 'Ин тавр нест.' })
  answer.form.fields.value.files = [{ ...file, description: ' ' }]
  answer.ask()
  expect([missing(answer), answer.asking.value]).toEqual([['files.0.description'], false])
  answer.form.fields.value.files = [{ ...file, description: 'Дафтар' }]
  answer.ask()
  expect([missing(answer), answer.asking.value]).toEqual([[], true])
})
