import { recommendationsAuditEvents } from '@hamkori/schema/recommendations.audit'
import { defineModule } from '../../platform/module.ts'
import { Recommendation } from './recommendation-types.graphql.ts'
import './recommendations.graphql.ts'
import { recommendations } from './recommendations.queries.ts'

export const recommendationsModule = defineModule({
  name: 'recommendations',
  tables: ['recommendation', 'recommendation_response', 'recommendation_tally'],
  auditEvents: recommendationsAuditEvents,
  auditSubjects: [recommendations.auditSubject],
  inbox: [
    {
      ...recommendations.inbox,
      type: Recommendation,
      called: { tg: 'Тавсияҳо', ru: 'Рекомендации', en: 'Recommendations' },
    },
  ],
  timeliness: [recommendations.timeliness],
  reminders: [
    recommendations.reminders({
      name: { tg: 'Тавсия', ru: 'Рекомендация', en: 'Recommendation' },
      desk: 'desk/recommendations',
    }),
  ],
  search: [recommendations.search],
})
