/** What happened outside a council's recorded meetings. */
export const activityKinds = [
  'reception',
  'schoolVisit',
  'inspectorReport',
  'roundTable',
  'meeting',
  'councilMeeting',
  'publicConsultation',
  'workshop',
  'workingGroup',
  'assessment',
  'survey',
  'opening',
  'document',
  'project',
  'milestone',
  'other',
] as const
