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

/** The parts of an entry that words are made of. */
export interface EntryCodes {
  readonly action: string
  readonly capacity?: string | null
  readonly note?: string | null
  readonly refused: boolean
}

/** The key of an action's words, from `noun:verb`. */
export const actionKey = (action: string): string => `identity.audit-log.verbs.${action.replace(':', '.')}`

/** What was done; the code itself where there are no words for it, so that no entry is ever without. */
export function actionWords({ action }: Pick<EntryCodes, 'action'>, { t, te }: Dictionary): string {
  return te(actionKey(action)) ? t(actionKey(action)) : action
}

/** In which office it was done, or by which part of the system; empty where the entry does not say. */
export function capacityWords({ capacity }: Pick<EntryCodes, 'capacity'>, { t }: Dictionary): string {
  if (!capacity) return ''
  if (postRoles.some((role) => role === capacity)) return t(`identity.role.${capacity}`)
  if (councilOffices.some((office) => office === capacity)) return t(`identity.office.${capacity}`)
  return t('identity.audit-log.system', { name: capacity })
}

const day = String.raw`\d{4}-\d{2}-\d{2}`
const postEnd = new RegExp(`^(\\w+), last day (${day}): (.*)$`, 'su')
const seatStart = new RegExp(`^(\\w+), seat (\\d+), from (${day})$`, 'u')
const taken = new RegExp(`^(\\d+) entries(?:, from (${day}))?(?:, to (${day}))?(, narrowed)?$`, 'u')
const seatEnd = new RegExp(`^(\\w+), last day (${day})$`, 'u')

/** What an entry notes: its codes in words, a reason as it was written. Empty where nothing is noted. */
export function noteWords(entry: EntryCodes, language: Language, { t, te }: Dictionary): string {
  const { action, note, refused } = entry
  if (!note) return ''
  const word = (prefix: string, code: string) => (te(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code)
  if (te(`identity.audit-log.method.${note}`)) return t(`identity.audit-log.method.${note}`)
  // The entry of a refused act notes the name of the mutation, which the action's own words say already.
  if (refused && /^[a-z][A-Za-z]+$/u.test(note)) return ''
  if (action === 'post:assign') return word('identity.role', note)
  if (action === 'post:end') {
    const [, role = '', on = '', reason = ''] = postEnd.exec(note) ?? []
    if (role)
      return `${word('identity.role', role)}, ${t('identity.audit-log.lastDay', { date: formatDate(language, on) })}: ${reason}`
  }
  if (action === 'membership:start') {
    const [, office = '', seat = '', from = ''] = seatStart.exec(note) ?? []
    if (office)
      return [
        word('identity.office', office),
        t('identity.audit-log.seatNumber', { number: seat }),
        t('identity.audit-log.fromDay', { date: formatDate(language, from) }),
      ].join(', ')
  }
  if (action === 'membership:end') {
    const [, reason = '', on = ''] = seatEnd.exec(note) ?? []
    if (reason)
      return `${word('councils.ended', reason)}, ${t('identity.audit-log.lastDay', { date: formatDate(language, on) })}`
  }
  const [, others] = /^others: (\d+)$/u.exec(note) ?? []
  if (action === 'session:end' && others)
    return t('identity.audit-log.others', { count: formatNumber(language, Number(others)) })
  if (action === 'audit:export') {
    const [, count, from, to, narrowed] = taken.exec(note) ?? []
    if (count)
      return [
        t('identity.audit-log.entryCount', { count: formatNumber(language, Number(count)) }),
        ...(from ? [t('identity.audit-log.fromDay', { date: formatDate(language, from) })] : []),
        ...(to ? [t('identity.audit-log.toDay', { date: formatDate(language, to) })] : []),
        ...(narrowed ? [t('identity.audit-log.narrowed')] : []),
      ].join(', ')
  }
  return note
}
