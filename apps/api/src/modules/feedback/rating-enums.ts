import { builder } from '../../platform/builder.ts'

// The values are those of the questionnaire (packages/schema/src/questionnaire.ts); a test compares them. The version of the
// questionnaire itself, "HRS-8/2", cannot be the name of a GraphQL value and stays text.

export const ContactKind = builder.enumType('ContactKind', {
  description: 'What kind of contact with the police it was.',
  values: {
    trafficStop: { description: 'A stop on the road.' },
    streetCheck: { description: 'A check in the street.' },
    crimeReport: { description: 'The reporting of a crime.' },
    callOut: { description: 'The police were called and came.' },
    documentDesk: { description: 'A paper or service at a desk.' },
    summons: { description: 'A summons or questioning.' },
    detention: { description: 'A detention.' },
    other: { description: 'Another contact.' },
  } as const,
})

export const RatingChannel = builder.enumType('RatingChannel', {
  description: 'The way on which a rating came.',
  values: {
    web: { description: 'The web page, found by oneself.' },
    qr: { description: 'The code on a poster.' },
    reception: { description: 'A device at the reception of the unit.' },
    paper: { description: 'A sheet of paper that was entered later.' },
  } as const,
})

export const Initiator = builder.enumType('Initiator', {
  description: 'Who started the contact.',
  values: {
    me: { description: 'The resident.' },
    police: { description: 'The police.' },
    someoneElse: { description: 'Somebody else.' },
  } as const,
})

export const ContactTime = builder.enumType('ContactTime', {
  description: 'How long ago the contact was.',
  values: {
    thisWeek: { description: 'This week.' },
    thisMonth: { description: 'This month.' },
    upToSixMonths: { description: 'Up to six months ago.' },
  } as const,
})

export const FactAnswer = builder.enumType('FactAnswer', {
  description: 'An answer about something that did or did not happen.',
  values: {
    yes: { description: 'It happened.' },
    no: { description: 'It did not happen.' },
    notSure: { description: 'The resident is not sure.' },
    preferNotToSay: { description: 'The resident prefers not to say.' },
  } as const,
})

export const AgeBand = builder.enumType('AgeBand', {
  description: 'An age in years, in bands; used for the country as a whole only.',
  values: {
    under18: { description: 'Under 18.' },
    from18to29: { description: '18 to 29.' },
    from30to44: { description: '30 to 44.' },
    from45to59: { description: '45 to 59.' },
    from60: { description: '60 and over.' },
  } as const,
})

export const Sex = builder.enumType('Sex', {
  description: 'The sex of the resident; used for the country as a whole only.',
  values: { female: { description: 'Female.' }, male: { description: 'Male.' } } as const,
})
