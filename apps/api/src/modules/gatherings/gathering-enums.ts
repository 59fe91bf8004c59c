import { builder } from '../../platform/builder.ts'

export const GatheringState = builder.enumType('GatheringState', {
  description: 'Where a gathering of councils stands.',
  values: {
    draft: { description: 'Being planned; only members of the host and coordinators see it.' },
    announced: { description: 'Announced and public.' },
    postponed: { description: 'Put off, with a reason; the new day may be known already.' },
    cancelled: { description: 'Called off, with a reason.' },
    held: { description: 'Held; its outcome is not published yet.' },
    concluded: { description: 'Held, and its outcome is published.' },
    discarded: { description: 'A draft that was thrown away.' },
  } as const,
})

export const GatheringItemKind = builder.enumType('GatheringItemKind', {
  description: 'What a point of the programme is for.',
  values: {
    opening: { description: 'The opening.' },
    role: { description: 'The role of society in public order.' },
    activity: { description: 'What the councils do.' },
    shortcomings: { description: 'Existing shortcomings.' },
    implemented: { description: 'What was implemented.' },
    plans: { description: 'Plans of the councils.' },
    proposals: { description: 'Proposals for developing the work.' },
    other: { description: 'Anything else.' },
  } as const,
})
