import { meetingTransitions } from '@hamkori/schema/meetings'
import type { MeetingState, MeetingVerb } from '@hamkori/schema/meetings'
import { mayAct } from '../../platform/authorize.ts'
import { assertTransition, allowedActions } from '../../platform/assert-transition.ts'
import type { Subject } from '../../platform/assert-transition.ts'
import type { Actor } from '../../platform/viewer.ts'

/** What the rules need to know of a meeting. */
export interface MeetingFacts {
  readonly councilId: string
  readonly state: MeetingState
  /** It was announced: it is held, put off or cancelled, and does not vanish. */
  readonly isAnnounced: boolean
  readonly secretarySigned: boolean
  readonly chairSigned: boolean
}

/** The two signatures under the minutes. The deputy signs in the chair's place. */
export type SignaturePlace = 'secretary' | 'chair'

/** A signature that an actor can give now, and the office in which it is given. */
export interface OpenSignature {
  readonly place: SignaturePlace
  readonly capacity: 'secretary' | 'chair' | 'deputyChair'
}

/** Published minutes are everybody's; before that they are the council's own. */
export function isMeetingVisible(actor: Actor, meeting: Pick<MeetingFacts, 'councilId' | 'state'>): boolean {
  return (
    meeting.state === 'published' ||
    meeting.state === 'corrected' ||
    mayAct(actor, 'meeting:readDraft', { councilId: meeting.councilId })
  )
}

/** The step that a verb makes now. Throws NotFoundError, ForbiddenError or ConflictError (see `assertTransition`). */
export function stepOfMeeting(actor: Actor, meeting: MeetingFacts, verb: MeetingVerb) {
  return assertTransition(meetingTransitions, actor, subjectOf(actor, meeting), verb)
}

/** The verbs that can be used on a meeting that exists. */
const offeredVerbs = [
  'revisePlan',
  'announce',
  'amendAnnouncement',
  'postpone',
  'cancel',
  'record',
  'draftMinutes',
  'discard',
  'signMinutes',
  'remark',
  'answerRemark',
  'returnMinutes',
  'publishMinutes',
  'correctMinutes',
] as const satisfies readonly MeetingVerb[]
export type OfferedMeetingVerb = (typeof offeredVerbs)[number]

/** When a meeting is to begin: its day, YYYY-MM-DD, and hour in Dushanbe, HH:MM. */
interface Beginning {
  readonly heldOn: string
  readonly startsAt: string | null
}

/** True when the meeting has begun by this moment; one without an hour begins with its day. Dushanbe is five hours ahead of UTC. */
export function hasBegun({ heldOn, startsAt }: Beginning, moment: Date): boolean {
  return Date.parse(`${heldOn}T${startsAt ?? '00:00'}:00+05:00`) <= moment.getTime()
}

/** The verbs that the actor may use on the meeting at this moment. */
export function verbsOnMeeting(
  actor: Actor,
  meeting: MeetingFacts & Beginning & { readonly hasOpenRemark: boolean },
  moment: Date,
): OfferedMeetingVerb[] {
  const verbs = allowedActions(meetingTransitions, actor, subjectOf(actor, meeting), offeredVerbs)
  return verbs.filter(
    (verb) =>
      // What members have remarked is answered before the second signature.
      (verb !== 'signMinutes' || (openSignature(actor, meeting) !== null && !meeting.hasOpenRemark)) &&
      (verb !== 'answerRemark' || meeting.hasOpenRemark) &&
      (verb !== 'discard' || !meeting.isAnnounced) &&
      // What has begun is told by its minutes.
      (verb !== 'amendAnnouncement' || !hasBegun(meeting, moment)) &&
      // Nobody writes the minutes of a meeting that is still to come.
      (verb !== 'record' || hasBegun({ heldOn: meeting.heldOn, startsAt: null }, moment)),
  )
}

/** The signature that the actor's seat on this council can still give; null for everybody else. */
export function openSignature(actor: Actor, meeting: MeetingFacts): OpenSignature | null {
  if (actor.kind !== 'person') return null
  for (const { councilId, office } of actor.seats) {
    if (councilId !== meeting.councilId) continue
    if (office === 'secretary' && !meeting.secretarySigned) return { place: 'secretary', capacity: office }
    if ((office === 'chair' || office === 'deputyChair') && !meeting.chairSigned)
      return { place: 'chair', capacity: office }
  }
  return null
}

/** A meeting as the transition table's checks see it. */
export function subjectOf(actor: Actor, meeting: MeetingFacts): Subject<MeetingState, MeetingVerb> {
  return {
    state: meeting.state,
    outcome: null,
    isVisible: isMeetingVisible(actor, meeting),
    scopeOf: () => ({ councilId: meeting.councilId }),
  }
}
