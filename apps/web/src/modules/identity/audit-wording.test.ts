import { personVerbs } from '@hamkori/schema/identity.constants'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import { permissionNames } from '@hamkori/schema/permissions'
import { describe, expect, test } from 'vitest'
import { createTranslator, loadMessages } from '../../platform/i18n.ts'
import { councilsModule } from '../councils/index.ts'
import { identityModule } from './index.ts'
import { actionKey, actionWords, capacityWords, noteWords } from './audit-wording.ts'
import type { Dictionary } from './audit-wording.ts'

async function dictionaryOf(language: Language): Promise<Dictionary> {
  const translator = createTranslator(language)
  await loadMessages(translator, language, [
    ['identity', identityModule.messages],
    ['identity.audit-log', identityModule.pageMessages?.['audit-log'] ?? identityModule.messages],
    ['councils', councilsModule.messages],
  ])
  const { t, te } = translator.global as unknown as { t: (key: string, values: object) => string; te: Dictionary['te'] }
  return { t: (key, values = {}) => t(key, values), te: (key) => te(key) }
}
const entry = { refused: false, capacity: null }

describe.each(languages)('the messages of the audit log (%s)', (language) => {
  test('there are messages for every action that can stand in it', async () => {
    const { te } = await dictionaryOf(language)
    const acts = permissionNames.filter((name) => !/:read/u.test(name))
    expect(acts.length).toBeGreaterThan(60)
    expect(
      [...acts, 'invitation:renew', 'invitation:withdraw', 'installation:markDemonstration'].filter(
        (action) => !te(actionKey(action)),
      ),
    ).toEqual([])
    expect(
      acts.map((action) => action.split(':')[0]).filter((noun) => !te(`identity.audit-log.nouns.${noun}`)),
    ).toEqual([])
  })
  test('there are messages for every action on a person', async () => {
    const { te } = await dictionaryOf(language)
    const elsewhere = ['startMembership', 'endMembership']
    const missing = personVerbs
      .filter((verb) => !elsewhere.includes(verb))
      .filter((verb) => !te(`identity.act.${verb}.title`) || !te(`identity.act.${verb}.done`))
    expect(missing).toEqual([])
  })
})

describe('an entry of the audit log', () => {
  test('shows the code of an action that has no messages', async () => {
    const messages = await dictionaryOf('en')
    expect(actionWords({ action: 'moon:land' }, messages)).toBe('moon:land')
    expect(actionWords({ action: 'person:suspend' }, messages)).toBe('Suspending a person')
  })
  test('names the office, the post or the part of the system', async () => {
    const messages = await dictionaryOf('ru')
    expect(capacityWords({ capacity: 'administrator' }, messages)).toBe('Администратор')
    expect(capacityWords({ capacity: 'secretary' }, messages)).toBe('Секретарь совета')
    expect(capacityWords({ capacity: 'seed' }, messages)).toBe('Система (seed)')
    expect(capacityWords({ capacity: null }, messages)).toBe('')
  })
  test('says a reason as it was written, and nothing twice about a refused act', async () => {
    const messages = await dictionaryOf('en')
    const reason = 'Left on 3 May: asked for it'
    expect(noteWords({ ...entry, action: 'person:suspend', note: reason }, 'en', messages)).toBe(reason)
    expect(
      noteWords({ ...entry, action: 'person:suspend', note: 'suspendPerson', refused: true }, 'en', messages),
    ).toBe('')
    expect(noteWords({ ...entry, action: 'person:suspend', note: null }, 'en', messages)).toBe('')
  })
  test('puts codes into messages', async () => {
    const messages = await dictionaryOf('en')
    const say = (action: string, note: string) => noteWords({ ...entry, action, note }, 'en', messages)
    expect(say('identity:signIn', 'secondFactor')).toBe('password accepted')
    expect(say('identity:signIn', 'recoveryCode')).toBe('recovery code')
    expect(say('password:reset', 'asked')).toBe('link asked for')
    expect(say('session:end', 'others: 2')).toBe('2 others')
    expect(say('post:assign', 'observer')).toBe('Observer')
    expect(say('post:end', 'officer, last day 2026-05-03: moved: to Bokhtar')).toBe(
      'Officer of the department, last day 3 May 2026: moved: to Bokhtar',
    )
    expect(say('membership:start', 'secretary, seat 3, from 2026-05-03')).toBe(
      'Secretary of the council, seat 3, from 3 May 2026',
    )
    expect(say('membership:end', 'resigned, last day 2026-05-03')).toBe('left at their own wish, last day 3 May 2026')
    expect(say('audit:export', '1203 entries')).toBe('1,203 entries')
    expect(say('audit:export', '7 entries, from 2026-05-03, to 2026-05-04, narrowed')).toBe(
      '7 entries, from 3 May 2026, to 4 May 2026, narrowed further',
    )
  })
})
