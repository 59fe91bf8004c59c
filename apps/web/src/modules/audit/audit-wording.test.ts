import type { AuditPayload } from '@hamkori/schema/audit'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import { permissionNames } from '@hamkori/schema/permissions'
import { describe, expect, test } from 'vitest'
import { createTranslator, loadMessages } from '../../platform/i18n.ts'
import { councilsModule } from '../councils/index.ts'
import { identityModule } from '../identity/index.ts'
import { auditModule } from './index.ts'
import { actionKey, actionWords, capacityWords, payloadWords } from './audit-wording.ts'
import type { Dictionary } from './audit-wording.ts'

/** Every `<module>.audit.ts` of the shared schema: whoever adds one is asked for its messages. */
const declarations = import.meta.glob<Record<string, { options: readonly { shape: { action: { value: string } } }[] }>>(
  '../../../../../packages/schema/src/*.audit.ts',
  { eager: true },
)
const declaredActions = Object.values(declarations)
  .flatMap((module) => Object.values(module))
  .flatMap(({ options }) => options.map(({ shape }) => shape.action.value))

async function dictionaryOf(language: Language): Promise<Dictionary> {
  const translator = createTranslator(language)
  await loadMessages(translator, language, [
    ['identity', identityModule.messages],
    ['audit', auditModule.messages],
    ['councils', councilsModule.messages],
  ])
  const { t, te } = translator.global as unknown as { t: (key: string, values: object) => string; te: Dictionary['te'] }
  return { t: (key, values = {}) => t(key, values), te: (key) => te(key) }
}

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
    expect(acts.map((action) => action.split(':')[0]).filter((noun) => !te(`audit.nouns.${noun}`))).toEqual([])
  })
  test('there are messages for every event that a module declares', async () => {
    const { te } = await dictionaryOf(language)
    expect(declaredActions.length).toBeGreaterThan(40)
    expect(declaredActions.filter((action) => !te(actionKey(action)))).toEqual([])
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
  test('says a reason as it was written, and nothing twice about a refused action', async () => {
    const messages = await dictionaryOf('en')
    const reason = 'Left on 3 May: asked for it'
    expect(payloadWords({ reason }, 'en', messages)).toBe(reason)
    expect(payloadWords({ mutation: 'suspendPerson' }, 'en', messages)).toBe('')
    expect(payloadWords({}, 'en', messages)).toBe('')
  })
  test('shows a note from before payloads as it was, and leaves out what it does not know', async () => {
    const messages = await dictionaryOf('en')
    expect(payloadWords({ text: 'seat, from nowhere' }, 'en', messages)).toBe('seat, from nowhere')
    expect(payloadWords({ moon: 'full', seat: 3 } as unknown as AuditPayload, 'en', messages)).toBe('seat 3')
  })
  test('puts codes into messages', async () => {
    const messages = await dictionaryOf('en')
    const say = (payload: AuditPayload) => payloadWords(payload, 'en', messages)
    expect(say({ phase: 'secondFactor' })).toBe('password accepted')
    expect(say({ by: 'recoveryCode' })).toBe('recovery code')
    expect(say({ step: 'asked' })).toBe('link asked for')
    expect(say({ factor: 'passkey' })).toBe('by passkey')
    expect(say({ others: 2 })).toBe('2 others')
    expect(say({ role: 'observer' })).toBe('Observer')
    expect(say({ role: 'officer', lastDay: '2026-05-03', reason: 'moved: to Bokhtar' })).toBe(
      'Officer of the department, last day 3 May 2026: moved: to Bokhtar',
    )
    expect(say({ office: 'secretary', seat: 3, from: '2026-05-03' })).toBe(
      'Secretary of the council, seat 3, from 3 May 2026',
    )
    expect(say({ ended: 'resigned', lastDay: '2026-05-03' })).toBe('left at their own wish, last day 3 May 2026')
    expect(say({ entries: 1203 })).toBe('1,203 entries')
    expect(say({ entries: 7, from: '2026-05-03', to: '2026-05-04', narrowed: true })).toBe(
      '7 entries, from 3 May 2026, to 4 May 2026, narrowed further',
    )
    expect(say({ version: 2, outcome: 'acceptedInPart' })).toBe('version 2, Accepted in part')
    expect(say({ imported: { areas: { created: 74, changed: 0 }, units: { created: 0, changed: 1 } } })).toBe(
      'places: 74 new, 0 changed; units: 0 new, 1 changed',
    )
  })
})
