import type { AuditPayload } from '@hamkori/schema/audit'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import { permissionNames } from '@hamkori/schema/permissions'
import { describe, expect, test } from 'vitest'
import { manifests } from '../../app/router.ts'
import { compose } from '../../platform/composition.ts'
import { createTranslator, loadMessages } from '../../platform/i18n.ts'
import type { MessageLoaders } from '../../platform/module.ts'
import { actionChoices, actionWords, capacityWords, payloadWords, subjectWords } from './audit-wording.ts'
import type { AuditWords } from './audit-wording.ts'
import { groupBy } from '../../ui/lists.ts'

/** A schema of a payload's value, as far as its words depend on it. */
interface ValueSchema {
  readonly def: {
    readonly type: string
    readonly innerType?: ValueSchema
    readonly entries?: Readonly<Record<string, string>>
    readonly values?: readonly unknown[]
    readonly shape?: Readonly<Record<string, ValueSchema>>
  }
}
interface EventsSchema {
  readonly options: readonly {
    readonly shape: {
      readonly action: { readonly value: string }
      readonly payload: { readonly shape: Readonly<Record<string, ValueSchema>> }
    }
  }[]
}

/** Every `<module>.audit.ts` of the shared schema: whoever adds one is asked for its messages. */
const declarations = import.meta.glob<Record<string, EventsSchema>>('../../../../../packages/schema/src/*.audit.ts', {
  eager: true,
})
const declared = Object.entries(declarations).flatMap(([path, exported]) =>
  Object.values(exported).flatMap(({ options }) =>
    options.map(({ shape }) => ({
      module: /([\w-]+)\.audit\.ts$/.exec(path)?.[1] ?? '',
      action: shape.action.value,
      payload: shape.payload.shape,
    })),
  ),
)

/** What people do that leaves an entry: reading leaves none. */
const acts = permissionNames.filter((name) => !/:read/u.test(name))

async function wordsIn(language: Language): Promise<AuditWords> {
  const translator = createTranslator(language)
  const page = 'audit-log'
  await loadMessages(
    translator,
    language,
    manifests.flatMap(({ id, messages, messagesOn, pageMessages }): [string, MessageLoaders][] => [
      ...(messages && (id === 'audit' || messagesOn?.includes(page))
        ? [[id, messages] as [string, MessageLoaders]]
        : []),
      ...(pageMessages?.[page] ? [[`${id}.${page}`, pageMessages[page]] as [string, MessageLoaders]] : []),
    ]),
  )
  const { t, te, tm } = translator.global as unknown as Pick<AuditWords, 't' | 'te' | 'tm'>
  return {
    t: (key, values = {}) => t(key, values),
    te: (key) => te(key),
    tm: (key) => tm(key),
    modules: compose(manifests).modulesWithMessages(page),
    language,
  }
}

/** The codes that can stand at a key of a payload; kinds where the value counts several. */
function codesOf({ def }: ValueSchema): readonly string[] {
  if (def.innerType) return codesOf(def.innerType)
  if (def.shape) return Object.keys(def.shape)
  if (def.entries) return Object.values(def.entries)
  return (def.values ?? []).filter((value) => typeof value === 'string')
}

describe.each(languages)('the messages of the audit log (%s)', (language) => {
  test('there are words for every action that can stand in it, and for no other', async () => {
    const words = await wordsIn(language)
    const wanted = new Set([...acts, ...declared.map(({ action }) => action), 'installation:markDemonstration'])
    expect(wanted.size).toBeGreaterThan(60)
    const offered = actionChoices(words).flatMap(({ options }) => options.map(({ value }) => value))
    expect([...offered].sort()).toEqual([...wanted].sort())
    const nouns = groupBy(offered, (action) => action.split(':')[0])
    expect(actionChoices(words).map(({ label }) => label)).not.toContain('')
    expect(
      [...nouns.keys()].filter((noun) => !words.modules.some((each) => words.te(`${each}.audit-log.nouns.${noun}`))),
    ).toEqual([])
  })
  test('each module has words for the payloads of the events that it declares', async () => {
    const { te } = await wordsIn(language)
    expect(declared.length).toBeGreaterThan(40)
    const keys = declared.flatMap(({ module, action, payload }) => [
      `${module}.audit-log.verbs.${action.replace(':', '.')}`,
      ...Object.entries(payload)
        .filter(([key]) => key !== 'reason')
        .flatMap(([key, schema]) => [
          `${module}.audit-log.payload.${key}`,
          ...codesOf(schema).map((code) => `${module}.audit-log.values.${key}.${code}`),
        ]),
    ])
    expect([...new Set(keys)].filter((key) => !te(key))).toEqual([])
  })
})

describe('an entry of the audit log', () => {
  test('shows the code of an action that has no messages', async () => {
    const words = await wordsIn('en')
    expect(actionWords('moon:land', words)).toBe('moon:land')
    expect(actionWords('person:suspend', words)).toBe('Suspending a person')
  })
  test('names the office, the post or the part of the system', async () => {
    const words = await wordsIn('ru')
    expect(capacityWords({ capacity: 'administrator' }, words)).toBe('Администратор')
    expect(capacityWords({ capacity: 'secretary' }, words)).toBe('Секретарь совета')
    expect(capacityWords({ capacity: 'seed' }, words)).toBe('Система (seed)')
    expect(capacityWords({ capacity: null }, words)).toBe('')
  })
  test('says a reason as it was written, and nothing twice about a refused action', async () => {
    const words = await wordsIn('en')
    const reason = 'Left on 3 May: asked for it'
    expect(payloadWords('person:suspend', { reason }, words)).toBe(reason)
    expect(payloadWords('person:suspend', { mutation: 'suspendPerson' }, words)).toBe('')
    expect(payloadWords('person:invite', {}, words)).toBe('')
  })
  test('shows a note from before payloads as it was, and leaves out what it does not know', async () => {
    const words = await wordsIn('en')
    expect(payloadWords('membership:start', { text: 'seat, from nowhere' }, words)).toBe('seat, from nowhere')
    expect(payloadWords('membership:start', { moon: 'full', seat: 3 } as unknown as AuditPayload, words)).toBe('seat 3')
  })
  test('puts codes into messages', async () => {
    const words = await wordsIn('en')
    const say = (action: string, payload: AuditPayload) => payloadWords(action, payload, words)
    expect(say('identity:signIn', { phase: 'secondFactor' })).toBe('password accepted')
    expect(say('identity:confirm', { by: 'recoveryCode' })).toBe('recovery code')
    expect(say('password:reset', { step: 'asked' })).toBe('link asked for')
    expect(say('factor:add', { factor: 'passkey' })).toBe('by passkey')
    expect(say('session:end', { others: 2 })).toBe('2 others')
    expect(say('post:assign', { role: 'observer' })).toBe('Observer')
    expect(say('post:end', { role: 'officer', lastDay: '2026-05-03', reason: 'moved: to Bokhtar' })).toBe(
      'Department officer, last day 3 May 2026: moved: to Bokhtar',
    )
    expect(say('membership:start', { office: 'secretary', seat: 3, from: '2026-05-03' })).toBe(
      'Secretary of the council, seat 3, from 3 May 2026',
    )
    expect(say('membership:end', { ended: 'resigned', lastDay: '2026-05-03' })).toBe('resigned, last day 3 May 2026')
    expect(say('audit:export', { entries: 1203 })).toBe('1,203 entries')
    expect(say('audit:export', { entries: 7, from: '2026-05-03', to: '2026-05-04', narrowed: true })).toBe(
      '7 entries, from 3 May 2026, to 4 May 2026, with other filters',
    )
    expect(say('proposal:answer', { version: 2, outcome: 'acceptedInPart' })).toBe('version 2, Accepted in part')
    expect(say('installation:markDemonstration', { day: '2026-05-03' })).toBe('3 May 2026')
    const imported = { areas: { created: 74, changed: 0 }, units: { created: 0, changed: 1 } }
    expect(say('territory:import', { imported })).toBe('places: 74 new, 0 changed; units: 0 new, 1 changed')
  })
  test('names the kind of record, or shows its code', async () => {
    const words = await wordsIn('en')
    expect(['Membership', 'Job', 'Moon'].map((type) => subjectWords(type, words))).toEqual([
      'council seat',
      'job',
      'Moon',
    ])
  })
})
