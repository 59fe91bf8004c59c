import { builder } from '../../platform/builder.ts'

/** What a case is about, as `caseTopics` of the shared schema names it. Kinds that have topics expose it. */
export const CaseTopic = builder.enumType('CaseTopic', {
  description: 'What a case is about.',
  values: {
    inspectors: { description: 'The work of district inspectors.' },
    response: { description: 'Answering calls and coming in time.' },
    attitude: { description: 'How people are spoken to and treated.' },
    information: { description: 'What people are told, and whether they can find it.' },
    corruption: { description: 'Bribes and favours.' },
    roadSafety: { description: 'Roads and traffic.' },
    youth: { description: 'Work with children and young people.' },
    domesticViolence: { description: 'Violence in the family.' },
    premises: { description: 'Buildings, waiting modules, access.' },
    other: { description: 'Something else.' },
  } as const,
})
