import { graphql } from '../../platform/graphql.ts'
import { meetingPaperFragment } from './paper-parts.documents.ts'
import { nameFragment, officialTextFragment } from '../../platform/text.documents.ts'

/** An announced meeting as one of many. */
export const announcementCardFragment = graphql(
  `
    fragment AnnouncementCardParts on MeetingAnnouncement {
      reference
      state
      kind
      heldOn
      startsAt
      reason
      whatChanged
      isPast
      title {
        ...OfficialText
      }
      council {
        slug
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment, officialTextFragment],
)

/** Everything that was announced of a meeting. */
export const announcementFragment = graphql(
  `
    fragment AnnouncementParts on MeetingAnnouncement {
      ...AnnouncementCardParts
      announcedAt
      daysAhead
      noticeDays
      shortNoticeReason
      demonstration
      place {
        ...OfficialText
      }
      agenda {
        position
        text
        durationMinutes
      }
      changes {
        state
        at
        heldOn
        startsAt
        reason
        whatChanged
      }
    }
  `,
  [announcementCardFragment, officialTextFragment],
)

/** What was announced of a meeting, with the texts of everything that was said before. */
export const wholeAnnouncementFragment = graphql(
  `
    fragment WholeAnnouncementParts on MeetingAnnouncement {
      ...AnnouncementParts
      papers {
        ...MeetingPaperParts
      }
      saidTexts: changes {
        title {
          ...OfficialText
        }
        place {
          ...OfficialText
        }
        agenda {
          position
          text
          durationMinutes
        }
      }
    }
  `,
  [announcementFragment, meetingPaperFragment, officialTextFragment],
)
