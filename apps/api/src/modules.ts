import { platformAuditEvents } from '@hamkori/schema/audit'
import { activitiesModule } from './modules/activities/module.ts'
import { auditModule } from './modules/audit/module.ts'
import { calendarModule } from './modules/calendar/module.ts'
import { casesModule } from './modules/cases/module.ts'
import { councilsModule } from './modules/councils/module.ts'
import { dashboardsModule } from './modules/dashboards/module.ts'
import { feedbackModule } from './modules/feedback/module.ts'
import { gatheringsModule } from './modules/gatherings/module.ts'
import { identityModule } from './modules/identity/module.ts'
import { meetingsModule } from './modules/meetings/module.ts'
import { notificationsModule } from './modules/notifications/module.ts'
import { operationsModule } from './modules/operations/module.ts'
import { peopleModule } from './modules/people/module.ts'
import { plansModule } from './modules/plans/module.ts'
import { proposalsModule } from './modules/proposals/module.ts'
import { recommendationsModule } from './modules/recommendations/module.ts'
import { releasesModule } from './modules/releases/module.ts'
import { reportsModule } from './modules/reports/module.ts'
import { searchModule } from './modules/search/module.ts'
import { shortcomingsModule } from './modules/shortcomings/module.ts'
import { territoryModule } from './modules/territory/module.ts'
import type { CachePolicyName, ReadVersion } from './platform/cache-policy.ts'
import type { ModuleManifest } from './platform/module.ts'

/** Every module of the API, lowest first: a module may import those before it and none after it. */
export const modules: readonly ModuleManifest[] = [
  identityModule,
  peopleModule,
  auditModule,
  territoryModule,
  councilsModule,
  meetingsModule,
  activitiesModule,
  calendarModule,
  casesModule,
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

/**
 * The audit events of all modules and of the platform, each union as its owner declared it.
 * @internal Only tests use it.
 */
export const auditEvents = [platformAuditEvents, ...modules.flatMap((module) => module.auditEvents ?? [])]

/** How the version of each cache policy is read. */
export const cachePolicies: Readonly<Partial<Record<CachePolicyName, ReadVersion>>> = Object.assign(
  {},
  ...modules.map((module) => module.cachePolicies),
)
