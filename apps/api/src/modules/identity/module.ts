import { identityAuditEvents } from '@hamkori/schema/identity.audit'
import { defineModule } from '../../platform/module.ts'
import { identityAuditSubjects } from './audit-subjects.ts'
import './identity.graphql.ts'
import { linkMailJob } from './jobs/link-mail.ts'
import { passwordResetJob } from './jobs/password-reset.ts'

export const identityModule = defineModule({
  name: 'identity',
  tables: [
    'person',
    'session',
    'factor',
    'recovery_code',
    'ceremony',
    'invitation',
    'mailed_link',
    'link_mail',
    'organisation_link',
    'sign_in_rate_limit',
  ],
  views: ['person_view', 'factor_view', 'invitation_view'],
  jobs: [passwordResetJob, linkMailJob],
  auditEvents: identityAuditEvents,
  auditSubjects: identityAuditSubjects,
})
