import { releasesAuditEvents } from '@hamkori/schema/releases.audit'
import { defineModule } from '../../platform/module.ts'
import { releasesAuditSubjects } from './audit-subjects.ts'
import { makeRelease, makeWeeklyRelease } from './jobs/make-release.ts'
import { scoresVersion } from './read-release.ts'
import './releases.graphql.ts'

export const releasesModule = defineModule({
  name: 'releases',
  tables: ['release', 'release_group', 'release_breakdown', 'release_file'],
  jobs: [makeRelease, makeWeeklyRelease],
  cachePolicies: { scores: scoresVersion },
  auditEvents: releasesAuditEvents,
  auditSubjects: releasesAuditSubjects,
})
