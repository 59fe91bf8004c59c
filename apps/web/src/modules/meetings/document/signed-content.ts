import type { Meeting, ReadMeeting } from '../meeting-fields.ts'

/**
 * The content of minutes of which documents print the SHA-256, as JSON: what was signed, in all languages in which it was written, and
 * the corrections. What is usual is left out (nobody online or late, no guests, everybody voted), so that content that was signed before
 * these were recorded keeps its SHA-256. Neither names, which members may withdraw, nor how assignments stand: it changes with a correction alone.
 */
export function contentOfMinutes(meeting: ReadMeeting): string {
  const { reference, kind, heldOn, startsAt, council, agenda, attendance, guests, decisions, earlierVersions } = meeting
  return written({
    reference,
    kind,
    council: { slug: council.slug, name: council.name },
    heldOn,
    startsAt,
    title: textOf(meeting.title),
    place: textOf(meeting.place),
    seatsInForce: meeting.seatsInForce,
    presentCount: meeting.presentCount,
    quorum: meeting.quorum,
    attendance: attendance.map(({ presence, online, arrivedAt, leftAt, membership: { seat, office } }) => ({
      ...{ seat, office, presence },
      ...(online ? { online } : {}),
      ...(arrivedAt === null ? {} : { arrivedAt }),
      ...(leftAt === null ? {} : { leftAt }),
    })),
    ...(guests.length === 0 ? {} : { guests }),
    agenda,
    minutes: meeting.minutes && textOf(meeting.minutes),
    decisions: decisions.map(
      ({ number, text, votesFor, votesAgainst, votesAbstained, binding, assignments, ...vote }) => ({
        ...{ number, text, votesFor, votesAgainst, votesAbstained, binding },
        ...(vote.nonVoters.length === 0 ? {} : contentOfVote(vote)),
        assignments: assignments.map(({ task, dueOn, ownerDepartment, ownerMembership }) => ({
          ...{ task, dueOn },
          department: ownerDepartment?.code ?? null,
          seat: ownerMembership?.seat ?? null,
        })),
      }),
    ),
    secretarySignedAt: meeting.secretarySignedAt,
    chairSignedAt: meeting.chairSignedAt,
    publishedAt: meeting.publishedAt,
    corrections: earlierVersions.map(({ number, replacedAt, reason }) => ({ number, replacedAt, reason })),
  })
}

/** Who was there at a vote, where not everybody who came took part in it. */
const contentOfVote = ({
  presentCount,
  voterCount,
  quorate,
  nonVoters,
}: Pick<Meeting['decisions'][number], 'presentCount' | 'voterCount' | 'quorate' | 'nonVoters'>) => ({
  ...{ presentCount, voterCount, quorate },
  nonVoters: nonVoters.map(({ membership: { seat, office }, reason }) => ({ seat, office, reason })),
})

/**
 * The content of an announced or planned meeting of which documents print the SHA-256, as JSON. What has changed is left out where nothing
 * has, so that content of before that was recorded keeps its SHA-256.
 */
export function contentOfAgenda(
  meeting: Pick<Meeting, 'reference' | 'state' | 'kind' | 'heldOn' | 'startsAt' | 'title' | 'place' | 'agenda'> & {
    readonly council: Pick<Meeting['council'], 'slug' | 'name'>
    readonly reason: string | null
    readonly whatChanged: string | null
  },
): string {
  const { reference, state, kind, heldOn, startsAt, title, place, agenda, council, reason, whatChanged } = meeting
  return written({
    ...{ reference, state, kind, heldOn, startsAt, reason, agenda },
    ...(whatChanged === null ? {} : { whatChanged }),
    council: { slug: council.slug, name: council.name },
    title: textOf(title),
    place: textOf(place),
  })
}

const textOf = ({ original, tg, ru, en }: Meeting['title']) => ({ original, tg, ru, en })

const written = (content: object): string => `${JSON.stringify(content, null, 1)}\n`

/** The SHA-256 of a text in UTF-8, in hexadecimal digits. */
export async function sha256Of(content: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
