import { defineModule } from '../../platform/module.ts'
import './feedback.graphql.ts'

export const feedbackModule = defineModule({
  name: 'feedback',
  tables: ['rating', 'rating_comment', 'rating_key', 'rating_sum', 'rating_sum_pending'],
  views: ['rating_sum_view'],
})
