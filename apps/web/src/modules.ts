import { activitiesModule } from './modules/activities/index.ts'
import { auditModule } from './modules/audit/index.ts'
import { calendarModule } from './modules/calendar/index.ts'
import { casesModule } from './modules/cases/module.ts'
import { councilsModule } from './modules/councils/module.ts'
import { dashboardsModule } from './modules/dashboards/index.ts'
import { feedbackModule } from './modules/feedback/index.ts'
import { gatheringsModule } from './modules/gatherings/index.ts'
import { identityModule } from './modules/identity/index.ts'
import { meetingsModule } from './modules/meetings/index.ts'
import { notificationsModule } from './modules/notifications/index.ts'
import { operationsModule } from './modules/operations/index.ts'
import { peopleModule } from './modules/people/module.ts'
import { plansModule } from './modules/plans/index.ts'
import { proposalsModule } from './modules/proposals/index.ts'
import { recommendationsModule } from './modules/recommendations/index.ts'
import { releasesModule } from './modules/releases/index.ts'
import { reportsModule } from './modules/reports/index.ts'
import { searchModule } from './modules/search/index.ts'
import { shortcomingsModule } from './modules/shortcomings/index.ts'
import { territoryModule } from './modules/territory/index.ts'
import type { ModuleManifest } from './platform/module.ts'

/** Every module of the web app, lowest first: a module may import those before it and none after it. */
export const modules: readonly ModuleManifest[] = [
  identityModule,
  peopleModule,
  auditModule,
  territoryModule,
  councilsModule,
  calendarModule,
  casesModule,
  meetingsModule,
  activitiesModule,
  shortcomingsModule,
  proposalsModule,
  plansModule,
  recommendationsModule,
  gatheringsModule,
  feedbackModule,
  releasesModule,
  dashboardsModule,
  reportsModule,
  searchModule,
  notificationsModule,
  operationsModule,
]
