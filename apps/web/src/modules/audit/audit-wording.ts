import type { AuditPayload } from '@hamkori/schema/audit'
import { councilOffices } from '@hamkori/schema/councils.constants'
import { formatDate } from '@hamkori/schema/format/date'
import { formatNumber } from '@hamkori/schema/format/number'
import { postRoles } from '@hamkori/schema/identity.constants'
import type { Language } from '@hamkori/schema/languages'
import { groupBy } from '../../ui/lists.ts'

/** Looks a message up, says whether there is one, and gives the messages below a key; as vue-i18n does it. */
export interface Dictionary {
  t: (key: string, values?: Record<string, string | number>) => string
  te: (key: string) => boolean
  tm: (key: string) => object
}

/**
 * Where the words are: each module keeps the words for its own audit events in `locales/audit-log`, as
 *
 * - `nouns.<noun>` and `verbs.<noun>.<verb>`: an action `noun:verb`;
 * - `subjects.<type>`: the type of a record;
 * - `payload.<key>`: one key of a payload, around its `{value}`; keys are shown in the order of these messages;
 * - `values.<key>.<code>`: what a code at that key means.
 */
export interface AuditWords extends Dictionary {
  readonly language: Language
  /** The modules that have such messages, lowest first. */
  readonly modules: readonly string[]
}

/** The message at `key` of the first module that has one; null where none has. */
function word({ modules, t, te }: AuditWords, key: string): string | null {
  const module = modules.find((each) => te(`${each}.audit-log.${key}`))
  return module === undefined ? null : t(`${module}.audit-log.${key}`)
}

const verbKey = (action: string): string => `verbs.${action.replace(':', '.')}`

/** What was done; the code itself where there are no words for it, so that no entry is ever without. */
export function actionWords(action: string, words: AuditWords): string {
  return word(words, verbKey(action)) ?? action
}

/** What kind of record it was done to; the code itself where there are no words for it. */
export function subjectWords(subjectType: string, words: AuditWords): string {
  return word(words, `subjects.${subjectType}`) ?? subjectType
}

/** Every action that has words, grouped by what it is about. */
export function actionChoices(words: AuditWords): readonly {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}[] {
  const actions = words.modules.flatMap((module) =>
    Object.entries(words.tm(`${module}.audit-log.verbs`)).flatMap(([noun, verbs]) =>
      Object.keys(verbs as object).map((verb) => ({ noun, value: `${noun}:${verb}` })),
    ),
  )
  return [...groupBy(actions, ({ noun }) => noun)].map(([noun, found]) => ({
    label: word(words, `nouns.${noun}`) ?? noun,
    options: found.map(({ value }) => ({ value, label: actionWords(value, words) })),
  }))
}

/** In which office it was done, or by which part of the system; empty where the entry does not say. */
export function capacityWords({ capacity }: { readonly capacity?: string | null }, { t }: Dictionary): string {
  if (!capacity) return ''
  if (postRoles.some((role) => role === capacity)) return t(`identity.role.${capacity}`)
  if (councilOffices.some((office) => office === capacity)) return t(`identity.office.${capacity}`)
  return t('audit.system', { name: capacity })
}

/**
 * What an entry's payload says, in the words of the module whose action it is; empty where it says nothing. A reason stands
 * last, as it was written, after a colon where anything stands before it. A note from before payloads existed is shown as it
 * was. A key without words (an entry of a newer version) is left out.
 */
export function payloadWords(action: string, payload: AuditPayload, words: AuditWords): string {
  const values = payload as Readonly<Record<string, unknown>>
  const module = words.modules.find((each) => words.te(`${each}.audit-log.${verbKey(action)}`))
  const keys = module === undefined ? [] : Object.keys(words.tm(`${module}.audit-log.payload`))
  const said = keys
    .filter((key) => values[key] !== undefined)
    .map((key) => valueWords(`${module}.audit-log`, key, values[key], words))
    .join(', ')
  const written = [values['text'], values['reason']].filter((text) => typeof text === 'string').join(' ')
  return said && written ? `${said}: ${written}` : said || written
}

/** One key of a payload: its message around the value, or one for each kind of thing where the value counts several. */
function valueWords(at: string, key: string, value: unknown, words: AuditWords): string {
  const { t } = words
  if (typeof value !== 'object' || value === null)
    return t(`${at}.payload.${key}`, { value: plainWords(at, key, value, words) })
  return Object.entries(value as Readonly<Record<string, object>>)
    .map(([kind, counts]) => {
      const shown = Object.entries(counts).map(([name, count]) => [name, plainWords(at, key, count, words)])
      return t(`${at}.payload.${key}`, { kind: plainWords(at, key, kind, words), ...Object.fromEntries(shown) })
    })
    .join('; ')
}

/** A number, a day (YYYY-MM-DD), a code or a text, as a reader reads it. */
function plainWords(at: string, key: string, value: unknown, { language, t, te }: AuditWords): string {
  if (typeof value === 'number') return formatNumber(language, value)
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(language, text)
  return te(`${at}.values.${key}.${text}`) ? t(`${at}.values.${key}.${text}`) : text
}
