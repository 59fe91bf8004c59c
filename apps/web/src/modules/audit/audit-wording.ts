import type { AuditPayload } from '@hamkori/schema/audit'
import { councilOffices } from '@hamkori/schema/councils.constants'
import { formatDate } from '@hamkori/schema/format/date'
import { formatNumber } from '@hamkori/schema/format/number'
import { postRoles } from '@hamkori/schema/identity.constants'
import type { Language } from '@hamkori/schema/languages'

/** Looks a text up, and says whether there is one; as vue-i18n does it. */
export interface Dictionary {
  t: (key: string, values?: Record<string, string | number>) => string
  te: (key: string) => boolean
}

/** The key of an action's words, from `noun:verb`. */
export const actionKey = (action: string): string => `audit.verbs.${action.replace(':', '.')}`

/** What was done; the code itself where there are no words for it, so that no entry is ever without. */
export function actionWords({ action }: { readonly action: string }, { t, te }: Dictionary): string {
  return te(actionKey(action)) ? t(actionKey(action)) : action
}

/** In which office it was done, or by which part of the system; empty where the entry does not say. */
export function capacityWords({ capacity }: { readonly capacity?: string | null }, { t }: Dictionary): string {
  if (!capacity) return ''
  if (postRoles.some((role) => role === capacity)) return t(`identity.role.${capacity}`)
  if (councilOffices.some((office) => office === capacity)) return t(`identity.office.${capacity}`)
  return t('audit.system', { name: capacity })
}

/** What is at hand to word one value of a payload. */
interface Speaker extends Dictionary {
  readonly language: Language
  /** The text at `prefix.code`; the code itself where there is none. */
  readonly word: (prefix: string, code: string) => string
}

/** Every key that a payload of any declared event has; an event without a payload has none. */
type KeysOf<Payload> = Payload extends Payload ? (string extends keyof Payload ? never : keyof Payload) : never
type PayloadKey = KeysOf<AuditPayload>
/** What stands at a key, in any of them. */
type ValueAt<Payload, Key> = Payload extends Payload
  ? Key extends keyof Payload
    ? Exclude<Payload[Key], undefined>
    : never
  : never

/**
 * The words for each key of a payload, in the order in which they stand. A key means the same in every event, so that a
 * new event needs nothing here unless it brings a new key; then this does not compile until the key has words.
 */
const wordings: { readonly [Key in PayloadKey]: (value: ValueAt<AuditPayload, Key>, speaker: Speaker) => string } = {
  phase: (phase, { word }) => word('audit.method', phase),
  by: (method, { word }) => word('audit.method', method),
  step: (step, { word }) => word('audit.method', step),
  factor: (kind, { word }) => word('audit.method', kind),
  role: (role, { word }) => word('identity.role', role),
  office: (office, { word }) => word('identity.office', office),
  seat: (number, { t }) => t('audit.seatNumber', { number }),
  ended: (cause, { word }) => word('councils.ended', cause),
  entries: (count, { t, language }) => t('audit.entryCount', { count: formatNumber(language, count) }),
  from: (day, { t, language }) => t('audit.fromDay', { date: formatDate(language, day) }),
  to: (day, { t, language }) => t('audit.toDay', { date: formatDate(language, day) }),
  lastDay: (day, { t, language }) => t('audit.lastDay', { date: formatDate(language, day) }),
  narrowed: (_yes, { t }) => t('audit.narrowed'),
  others: (count, { t, language }) => t('audit.others', { count: formatNumber(language, count) }),
  day: (day, { language }) => formatDate(language, day),
  slug: (slug) => slug,
  code: (code) => code,
  version: (number, { t }) => t('audit.version', { number }),
  outcome: (outcome, { word }) => word('audit.outcomes', outcome),
  imported: (kinds, { t, language }) =>
    Object.entries(kinds)
      .map(([kind, { created, changed }]) =>
        t('audit.imported', {
          kind: t(`audit.importedKinds.${kind}`),
          created: formatNumber(language, created),
          changed: formatNumber(language, changed),
        }),
      )
      .join('; '),
  text: (text) => text,
  // The action's own words say already what was refused.
  mutation: () => '',
  reason: (reason) => reason,
}

/**
 * What an entry's payload says, in words; empty where it says nothing. A reason stands last, as it was written, after a
 * colon where anything stands before it. A key without words (an entry of a newer version) is left out.
 */
export function payloadWords(payload: AuditPayload, language: Language, { t, te }: Dictionary): string {
  const word: Speaker['word'] = (prefix, code) => (te(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code)
  const speaker = { t, te, language, word }
  const values = payload as Readonly<Record<string, unknown>>
  const said = (Object.keys(wordings) as PayloadKey[])
    .filter((key) => key !== 'reason' && values[key] !== undefined)
    .map((key) => (wordings[key] as (value: unknown, speaker: Speaker) => string)(values[key], speaker))
    .filter((text) => text !== '')
    .join(', ')
  const reason = typeof values['reason'] === 'string' ? values['reason'] : ''
  return said && reason ? `${said}: ${reason}` : said || reason
}
