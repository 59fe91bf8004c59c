import type { ComposerTranslation } from 'vue-i18n'
import { memberTitle } from './member-title.ts'
import type { Meeting } from './meeting-fields.ts'

// The texts of `meetings.attended` come with the pages and documents that show who was there.

/** How the holder of a seat attended, in words: whether they came, online or not, and since and until when. */
export function attendedWords(
  { presence, online, arrivedAt, leftAt }: Omit<Meeting['attendance'][number], 'membership'>,
  t: ComposerTranslation,
): string {
  return [
    t(`meetings.presence.${presence}`),
    ...(online ? [t('meetings.attended.online')] : []),
    ...(arrivedAt === null ? [] : [t('meetings.attended.from', { time: arrivedAt })]),
    ...(leftAt === null ? [] : [t('meetings.attended.until', { time: leftAt })]),
  ].join(', ')
}

/** Guests by office or organisation, with how many they were. */
export function guestWords({ role, people }: Meeting['guests'][number], t: ComposerTranslation): string {
  return t('meetings.attended.guest', { role, count: people }, people)
}

type Decision = Meeting['decisions'][number]

/** How many were there at a vote; empty where everybody who came took part in it. */
export function atVoteWords(
  { presentCount, voterCount, nonVoters }: Decision,
  { seatsInForce, quorum }: Pick<Meeting, 'seatsInForce' | 'quorum'>,
  t: ComposerTranslation,
): string {
  if (nonVoters.length === 0) return ''
  const counts = { present: presentCount, voters: voterCount, seats: seatsInForce ?? 0, quorum: quorum ?? 0 }
  return t('meetings.attended.atVote', counts)
}

/** Who of those who came took no part in a vote, and why: one line for each. */
export function nonVoterWords({ nonVoters }: Decision, t: ComposerTranslation): string[] {
  return nonVoters.map(
    ({ membership, reason }) => `${memberTitle(t, membership)} (${t(`meetings.attended.reason.${reason}`)})`,
  )
}

/** Why a decision does not bind; empty where it does. */
export function notBindingWords({ binding, quorate }: Decision, t: ComposerTranslation): string {
  if (binding) return ''
  return [...(quorate ? [] : [t('meetings.attended.noQuorumAtVote')]), t('meetings.notBinding')].join(', ')
}
