import { addDays } from '@hamkori/schema/dates'
import { builder } from '../../platform/builder.ts'
import { today } from '../../platform/clock.ts'
import { mayAct } from '../../platform/authorize.ts'
import { PlanItem } from './plan-types.graphql.ts'
import { listDueItems } from './plans.queries.ts'

/** So many days ahead the desk tells of what is due. */
const outlookDays = 30

builder.queryField('planItemsDue', (t) =>
  t.field({
    type: [PlanItem],
    nullable: true,
    description: `Unfinished items of adopted plans of the viewer's councils that are overdue or due within ${outlookDays} days, the earliest first; null for people without a seat.`,
    authScopes: { public: true },
    resolve: (_root, _args, { viewer }) => {
      if (viewer.kind !== 'person') return null
      const councilIds = viewer.seats
        .map(({ councilId }) => councilId)
        .filter((councilId) => mayAct(viewer, 'plan:readDraft', { councilId }))
      return councilIds.length === 0 ? null : listDueItems(councilIds, addDays(today(), outlookDays))
    },
  }),
)
