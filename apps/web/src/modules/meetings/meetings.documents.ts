import { graphql } from '../../platform/graphql.ts'
import { announcementFragment, wholeAnnouncementFragment } from './announcements.documents.ts'
import { meetingPaperFragment } from './paper-parts.documents.ts'
import { transitionFragment } from '../../platform/transition.documents.ts'
import {
  discardedNumberFragment,
  nameFragment,
  officialTextFragment,
  sourceFragment,
} from '../../platform/text.documents.ts'

/** A meeting as one of many. */
export const meetingCardFragment = graphql(
  `
    fragment MeetingCardParts on Meeting {
      id
      reference
      kind
      state
      heldOn
      quorate
      presentCount
      seatsInForce
      title {
        ...OfficialText
      }
    }
  `,
  [officialTextFragment],
)

/** The holder of a seat; the name as far as whoever asks may know it. */
export const seatFragment = graphql(`
  fragment SeatParts on Membership {
    id
    seat
    office
    name
  }
`)

/** What a decision gives somebody to do, and how that goes. */
export const assignmentFragment = graphql(
  `
    fragment AssignmentParts on Assignment {
      id
      task
      dueOn
      inForceFrom
      state
      timeliness
      doneOn
      version
      viewerMay
      ownerMembership {
        ...SeatParts
      }
      ownerDepartment {
        id
        code
        name {
          ...NameText
        }
      }
      reports {
        number
        doneOn
        evidence
      }
      transitions {
        ...TransitionParts
      }
    }
  `,
  [nameFragment, seatFragment, transitionFragment],
)

/** An assignment among those that are not finished, with the way to its meeting. */
export const unfinishedFragment = graphql(
  `
    fragment UnfinishedParts on Assignment {
      id
      reference
      dueOn
      state
      timeliness
      title {
        ...OfficialText
      }
      ownerMembership {
        ...SeatParts
      }
      ownerDepartment {
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment, officialTextFragment, seatFragment],
)

/** The texts of minutes before a correction. */
export const minutesVersionFragment = graphql(
  `
    fragment MinutesVersionParts on MinutesVersion {
      number
      agenda
      decisions
      replacedAt
      reason
      title {
        ...OfficialText
      }
      place {
        ...OfficialText
      }
      minutes {
        ...OfficialText
      }
    }
  `,
  [officialTextFragment],
)

/** One meeting with everything its minutes hold, and what was announced of it. */
export const meetingFragment = graphql(
  `
    fragment MeetingParts on Meeting {
      ...MeetingCardParts
      startsAt
      announcement {
        ...AnnouncementParts
      }
      version
      earlierVersions {
        ...MinutesVersionParts
      }
      quorum
      secretarySignedAt
      chairSignedAt
      publishedAt
      demonstration
      viewerMay
      place {
        ...OfficialText
      }
      minutes {
        ...OfficialText
      }
      council {
        slug
        noticeDays
        name {
          ...NameText
        }
      }
      agenda {
        position
        text
        durationMinutes
      }
      attendance {
        presence
        online
        arrivedAt
        leftAt
        membership {
          ...SeatParts
        }
      }
      guests {
        role
        people
      }
      decisions {
        id
        number
        text
        votesFor
        votesAgainst
        votesAbstained
        presentCount
        voterCount
        quorate
        binding
        nonVoters {
          reason
          membership {
            ...SeatParts
          }
        }
        assignments {
          ...AssignmentParts
        }
      }
      unfinishedAssignments {
        ...UnfinishedParts
      }
      shortcomings {
        reference
        title {
          ...OfficialText
        }
      }
      proposals {
        reference
        title {
          ...OfficialText
        }
      }
      transitions {
        ...TransitionParts
      }
      sources {
        ...SourceOfRecord
      }
      papers {
        ...MeetingPaperParts
      }
    }
  `,
  [
    announcementFragment,
    assignmentFragment,
    meetingCardFragment,
    meetingPaperFragment,
    minutesVersionFragment,
    officialTextFragment,
    nameFragment,
    seatFragment,
    transitionFragment,
    sourceFragment,
    unfinishedFragment,
  ],
)

/** One meeting as its council sees it. */
export const meetingQuery = graphql(
  `
    query Meeting($reference: String!) {
      meeting(reference: $reference) {
        ...MeetingParts
        viewerMayAddPapers
        viewerMayRemovePapers
      }
    }
  `,
  [meetingFragment],
)

/** What everybody may read at a meeting's number: its minutes, what was announced, or why there is nothing. */
export const publicMeetingQuery = graphql(
  `
    query PublicMeeting($reference: String!) {
      discardedMeeting(reference: $reference) {
        ...DiscardedNumberParts
      }
      announcement(reference: $reference) {
        ...WholeAnnouncementParts
      }
      meeting(reference: $reference) {
        ...MeetingParts
      }
    }
  `,
  [discardedNumberFragment, meetingFragment, wholeAnnouncementFragment],
)
