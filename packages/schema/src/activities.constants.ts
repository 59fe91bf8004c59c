/** What happened outside a council's recorded meetings. */
export const activityKinds = [
  'reception',
  'schoolVisit',
  'informationSession',
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

/** The kinds that a council's people record. The others come from sources only. */
export const recordedActivityKinds = [
  'reception',
  'schoolVisit',
  'informationSession',
  'inspectorReport',
  'roundTable',
  'meeting',
  'publicConsultation',
  'workshop',
  'survey',
  'opening',
  'other',
] as const satisfies readonly (typeof activityKinds)[number][]
export type RecordedActivityKind = (typeof recordedActivityKinds)[number]

/**
 * Parts of those who came, where they were counted: by sex, and by age in whole years. Youth are people from 14 to 30: Law of the
 * Republic of Tajikistan on youth and state youth policy.
 */
export const activityCounts = {
  sexes: ['women', 'men'],
  ages: ['under14', 'from14to30', 'from31to59', 'from60'],
} as const

/** The lists of an activity, in the order in which they are written and shown. */
export const activityLists = ['topics', 'shortcomings', 'proposals', 'participants'] as const
export type ActivityList = (typeof activityLists)[number]

/** What a correction can change, as the record of corrections names it. */
export const activityParts = [
  'kind',
  'title',
  'startedOn',
  'endedOn',
  'area',
  'attendance',
  'counts',
  ...activityLists,
] as const
export type ActivityPart = (typeof activityParts)[number]

/** Lengths in characters, and how many lines a list has. */
export const activityLimits = {
  title: 200,
  line: 500,
  lines: 30,
  attendance: 1_000_000,
  reason: 500,
  photos: 10,
  photoDescription: 300,
} as const
