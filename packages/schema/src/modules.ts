import { activitiesPermissions } from './activities.permissions.ts'
import { auditPermissions } from './audit.permissions.ts'
import { calendarPermissions } from './calendar.permissions.ts'
import { casesPermissions } from './cases.permissions.ts'
import { councilsPermissions } from './councils.permissions.ts'
import { dashboardsPermissions } from './dashboards.permissions.ts'
import { feedbackPermissions } from './feedback.permissions.ts'
import { gatheringsPermissions } from './gatherings.permissions.ts'
import { identityPermissions } from './identity.permissions.ts'
import { meetingsPermissions } from './meetings.permissions.ts'
import { notificationsPermissions } from './notifications.permissions.ts'
import { operationsPermissions } from './operations.permissions.ts'
import { peoplePermissions } from './people.permissions.ts'
import { plansPermissions } from './plans.permissions.ts'
import { proposalsPermissions } from './proposals.permissions.ts'
import { recommendationsPermissions } from './recommendations.permissions.ts'
import { releasesPermissions } from './releases.permissions.ts'
import { reportsPermissions } from './reports.permissions.ts'
import { shortcomingsPermissions } from './shortcomings.permissions.ts'
import { territoryPermissions } from './territory.permissions.ts'

/**
 * The modules of the codebase, lowest first, each with the permissions that it declares. A module may import the modules
 * before it and never those after it, so the order is a rule, not a list: dependency-cruiser and the parity test read it from
 * here, and `permissions.ts` puts the permissions together. A new module is put in its place in this list.
 */
export const modules = {
  identity: identityPermissions,
  people: peoplePermissions,
  audit: auditPermissions,
  territory: territoryPermissions,
  councils: councilsPermissions,
  meetings: meetingsPermissions,
  activities: activitiesPermissions,
  calendar: calendarPermissions,
  cases: casesPermissions,
  shortcomings: shortcomingsPermissions,
  proposals: proposalsPermissions,
  plans: plansPermissions,
  recommendations: recommendationsPermissions,
  gatherings: gatheringsPermissions,
  feedback: feedbackPermissions,
  releases: releasesPermissions,
  dashboards: dashboardsPermissions,
  reports: reportsPermissions,
  search: {},
  notifications: notificationsPermissions,
  operations: operationsPermissions,
} as const

/** Name of a module: the same word in the API, the web app, the shared schema, the tables, the docs, the journeys. */
export type Module = keyof typeof modules
