/** As much of a reminder as its place in a message needs. */
interface Reminder {
  readonly event: string
  readonly recordType: string
  readonly recordId: string
  readonly duty: string
  readonly dueOn: string
  readonly dayOffset: number
}

/** Reminders of one thing that is to be done: the latest is told, and stands for those before it. */
export interface ReminderGroup<Row extends Reminder> {
  readonly told: Row
  readonly reminders: readonly Row[]
}

/**
 * Puts the reminders of a person together by what is to be done: after a time in which none was sent, people are not told the same
 * thing three times. Keeps the order in which the things came.
 */
export function groupReminders<Row extends Reminder>(pending: readonly Row[]): ReminderGroup<Row>[] {
  const groups = Map.groupBy(pending, ({ recordType, recordId, duty, dueOn }) =>
    [recordType, recordId, duty, dueOn].join('/'),
  )
  return [...groups.values()].flatMap((reminders) => {
    const [first] = reminders
    if (first === undefined) return []
    const told = reminders.reduce((latest, each) => (each.dayOffset > latest.dayOffset ? each : latest), first)
    return [{ told, reminders }]
  })
}
