import { graphql } from '../../platform/graphql.ts'

/** A paper of a meeting, or what is left of one that was taken off. */
export const meetingPaperFragment = graphql(`
  fragment MeetingPaperParts on MeetingPaper {
    id
    number
    title
    agendaPosition
    forEverybody
    address
    mediaType
    bytes
    removedAt
    removalReason
  }
`)
