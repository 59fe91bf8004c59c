import { shortcomingsAuditEvents } from '@hamkori/schema/shortcomings.audit'
import { defineModule } from '../../platform/module.ts'
import { Shortcoming } from './shortcoming-types.graphql.ts'
import './shortcomings.graphql.ts'
import { shortcomings } from './shortcomings.queries.ts'

export const shortcomingsModule = defineModule({
  name: 'shortcomings',
  tables: ['shortcoming', 'shortcoming_response', 'shortcoming_tally'],
  auditEvents: shortcomingsAuditEvents,
  auditSubjects: [shortcomings.auditSubject],
  inbox: [
    {
      ...shortcomings.inbox,
      type: Shortcoming,
      called: { tg: 'Камбудиҳо', ru: 'Недостатки', en: 'Shortcomings' },
    },
  ],
  timeliness: [shortcomings.timeliness],
  reminders: [
    shortcomings.reminders({
      name: { tg: 'Камбудӣ', ru: 'Недостаток', en: 'Shortcoming' },
      desk: 'desk/shortcomings',
    }),
  ],
  search: [shortcomings.search],
})
