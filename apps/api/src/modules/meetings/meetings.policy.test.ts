import type { MeetingState } from '@hamkori/schema/meetings'
import { meetingStates } from '@hamkori/schema/meetings'
import { describe, expect, it } from 'vitest'
import type { Actor, ViewerSeat } from '../../platform/viewer.ts'
import { isMeetingVisible, openSignature, stepOfMeeting, verbsOnMeeting } from './meetings.policy.ts'
import type { MeetingFacts } from './meetings.policy.ts'

const anonymous: Actor = { kind: 'anonymous' }
const system: Actor = { kind: 'system', name: 'test' }

function seated(...offices: ViewerSeat['office'][]): Actor {
  return {
    kind: 'person',
    personId: 'p',
    sessionId: 's',
    email: 'a@b.example',
    label: 'A',
    demonstration: false,
    confirmedAt: null,
    posts: [],
    seats: offices.map((office) => ({ membershipId: office, councilId: 'own', councilSlug: 'own', office })),
  }
}

/** Noon in Dushanbe. */
const moment = new Date('2026-03-10T07:00:00Z')
const meeting = (
  state: MeetingState,
  changes: Partial<MeetingFacts & { heldOn: string; startsAt: string | null; hasOpenRemark: boolean }> = {},
) => ({
  councilId: 'own',
  heldOn: '2026-03-09',
  startsAt: '14:00',
  state,
  isAnnounced: false,
  secretarySigned: false,
  chairSigned: false,
  hasOpenRemark: false,
  ...changes,
})

describe('who sees a meeting', () => {
  it.each(meetingStates)('%s: its council always, others only when it is public', (state) => {
    const isPublic = state === 'published' || state === 'corrected'
    expect(isMeetingVisible(anonymous, meeting(state))).toBe(isPublic)
    expect(isMeetingVisible(seated('member'), meeting(state))).toBe(true)
    expect(isMeetingVisible(seated('chair'), meeting(state, { councilId: 'other' }))).toBe(isPublic)
  })
})

describe('who may do what', () => {
  it.each([
    ['minutesDrafted', 'secretary', ['draftMinutes', 'discard', 'signMinutes']],
    ['minutesDrafted', 'chair', ['draftMinutes', 'discard', 'signMinutes']],
    ['minutesDrafted', 'deputyChair', ['draftMinutes', 'discard', 'signMinutes']],
    ['minutesDrafted', 'member', []],
    ['minutesApproved', 'secretary', ['publishMinutes']],
    ['minutesApproved', 'member', []],
    ['published', 'chair', ['correctMinutes']],
    ['corrected', 'secretary', ['correctMinutes']],
    ['published', 'member', []],
    ['minutesUnderReview', 'chair', ['signMinutes', 'remark', 'returnMinutes']],
    ['minutesUnderReview', 'member', ['remark']],
    ['discarded', 'secretary', []],
    ['planned', 'secretary', ['revisePlan', 'announce', 'discard']],
    ['planned', 'member', []],
    ['announced', 'chair', ['postpone', 'cancel', 'record']],
    ['postponed', 'deputyChair', ['revisePlan', 'announce', 'cancel']],
    ['cancelled', 'secretary', []],
  ] as const)('%s: the %s may %j', (state, office, verbs) => {
    expect(verbsOnMeeting(seated(office), meeting(state), moment)).toEqual(verbs)
  })

  it('lets minutes be written from the day of the meeting on', () => {
    const on = (heldOn: string) => verbsOnMeeting(seated('secretary'), meeting('announced', { heldOn }), moment)
    expect(on('2026-03-10')).toEqual(['amendAnnouncement', 'postpone', 'cancel', 'record'])
    expect(on('2026-03-11')).toEqual(['amendAnnouncement', 'postpone', 'cancel'])
  })

  it('lets what was announced change until the hour of the meeting', () => {
    const at = (startsAt: string | null) =>
      verbsOnMeeting(seated('chair'), meeting('announced', { heldOn: '2026-03-10', startsAt }), moment)
    expect(at('12:01')).toContain('amendAnnouncement')
    expect(at('12:00')).not.toContain('amendAnnouncement')
    expect(at(null)).not.toContain('amendAnnouncement')
  })

  it('does not offer to discard what was announced', () => {
    const announced = meeting('minutesDrafted', { isAnnounced: true })
    expect(verbsOnMeeting(seated('secretary'), announced, moment)).toEqual(['draftMinutes', 'signMinutes'])
  })

  it('offers nothing of another council, nor to nobody', () => {
    expect(verbsOnMeeting(seated('secretary'), meeting('minutesApproved', { councilId: 'other' }), moment)).toEqual([])
    expect(verbsOnMeeting(anonymous, meeting('published'), moment)).toEqual([])
  })

  it('offers a signature only while its place is empty', () => {
    const half = meeting('minutesUnderReview', { secretarySigned: true })
    expect(verbsOnMeeting(seated('secretary'), half, moment)).toEqual(['remark', 'returnMinutes'])
    expect(verbsOnMeeting(seated('deputyChair'), half, moment)).toEqual(['signMinutes', 'remark', 'returnMinutes'])
    // What members have remarked is answered first.
    expect(verbsOnMeeting(seated('deputyChair'), { ...half, hasOpenRemark: true }, moment)).toEqual([
      'remark',
      'answerRemark',
      'returnMinutes',
    ])
    expect(openSignature(seated('secretary', 'deputyChair'), half)).toEqual({ place: 'chair', capacity: 'deputyChair' })
    expect(openSignature(system, half)).toBeNull()
  })

  it('tells missing, forbidden and too late apart by who asks', () => {
    expect(() => stepOfMeeting(anonymous, meeting('minutesDrafted'), 'signMinutes')).toThrow('There is no such record.')
    expect(() => stepOfMeeting(seated('member'), meeting('minutesDrafted'), 'signMinutes')).toThrow(
      'You may not do this.',
    )
    expect(() => stepOfMeeting(seated('chair'), meeting('published'), 'signMinutes')).toThrow('has changed')
    expect(stepOfMeeting(seated('chair'), meeting('minutesUnderReview'), 'signMinutes').to).toBe('minutesApproved')
  })
})
