import { dateOf, now } from '../../../platform/clock.ts'
import { defineMatrix } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'

/** What notifications contribute to the authorization matrix: everybody reads and chooses for themselves alone. */
export const matrix = defineMatrix({
  tables: {
    sent_notice: {
      others: ['event', 'record_type', 'reference', 'duty'],
      uncounted: 'what somebody was told is not public',
    },
    notice_mail: { uncounted: 'what became of a message is not public' },
    notice_choice: { uncounted: 'what somebody wants to be told is not public' },
  },
  queries: { notificationSettings: '', unsubscription: 'token: "no-link"' },
  actions: {
    chooseNotice: (_thing, _id, scope) => ({ input: { choice: 'reminder', isOn: scope === 'void' } }),
  },
  async makeRecords(_maker, { officer: { personId } }) {
    const common = { personId, channel: 'email', at: now() } as const
    const digest = await ownerDb.sentNotice.create({ data: { ...common, event: 'digest/2026-01-15', kind: 'digest' } })
    await ownerDb.sentNotice.create({
      data: {
        ...{ ...common, event: 'reminder/Shortcoming/matrix', kind: 'reminder', digestId: digest.id },
        ...{ recordType: 'Shortcoming', recordId: digest.id, reference: 'KMB-SU-2026-00001' },
        ...{ duty: 'answer', dueOn: dateOf('2026-01-20'), dayOffset: -5 },
      },
    })
    return {}
  },
})
