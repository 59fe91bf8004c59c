import { mailStates } from '@hamkori/schema/identity.constants'
import { type Language, languages } from '@hamkori/schema/languages'
import { personVerbs } from '@hamkori/schema/people.constants'
import { expect, test } from 'vitest'
import { createTranslator, loadMessages } from '../../platform/i18n.ts'
import { peopleModule } from './module.ts'

/** Asks whether the module has a message with this key. */
async function askFor(language: Language): Promise<(key: string) => boolean> {
  const translator = createTranslator(language)
  await loadMessages(translator, language, [['people', peopleModule.messages]])
  const { te } = translator.global as unknown as { te: (key: string) => boolean }
  return te
}

test.each(languages)('there are messages for every action on a person (%s)', async (language) => {
  const te = await askFor(language)
  const elsewhere = ['startMembership', 'endMembership']
  const missing = personVerbs
    .filter((verb) => !elsewhere.includes(verb))
    .filter((verb) => !te(`people.act.${verb}.title`) || !te(`people.act.${verb}.done`))
  expect(missing).toEqual([])
})

test.each(languages)('there are messages for every state of a letter (%s)', async (language) => {
  const te = await askFor(language)
  expect([...mailStates, 'unanswered'].filter((state) => !te(`people.mail.${state}`))).toEqual([])
})
