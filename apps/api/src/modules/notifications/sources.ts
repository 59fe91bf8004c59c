import type { Language } from '@hamkori/schema/languages'
import type { InboxSource } from '../../platform/inbox.ts'
import type { ReminderSource } from '../../platform/reminders.ts'
import { setReminderSources } from './pending-reminders.queries.ts'
import { setWaitingSources } from './pending-waiting.queries.ts'

const reminding = new Map<string, ReminderSource>()
const called = new Map<string, InboxSource['called']>()

/** Composes what people are told over the sources of all modules. */
export function addNotifications(reminders: readonly ReminderSource[], inbox: readonly InboxSource[]): void {
  for (const source of reminders) reminding.set(source.recordType, source)
  for (const source of inbox) called.set(source.recordType, source.called)
  setReminderSources(reminders)
  setWaitingSources(inbox)
}

/** The source that reminds of records of a type. Throws an Error where no module gives one. */
export function sourceOf(recordType: string): ReminderSource {
  const source = reminding.get(recordType)
  if (source === undefined) throw new Error(`no module reminds of ${recordType}`)
  return source
}

/** What records of a type are called, many of them. Throws an Error for a type that cannot wait in the inbox. */
export function calledOf(recordType: string, language: Language): string {
  const names = called.get(recordType)
  if (names === undefined) throw new Error(`no module says what ${recordType} is called`)
  return names[language]
}
