import { formatDate } from '@hamkori/schema/format/date'
import type { GatheringState } from '@hamkori/schema/gatherings.constants'
import type { Language } from '@hamkori/schema/languages'
import type { Tone } from '../../ui/tones.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** How a state looks. */
export const stateTones: Readonly<Record<GatheringState, Tone>> = {
  draft: 'plain',
  announced: 'soon',
  postponed: 'late',
  cancelled: 'late',
  held: 'plain',
  concluded: 'done',
  discarded: 'plain',
}

/** The day with its hour; in words where no day is known. Days are YYYY-MM-DD. */
export function dayAndHour(
  language: Language,
  t: Translate,
  { heldOn, startsAt }: { readonly heldOn: string | null; readonly startsAt: string | null },
): string {
  if (heldOn === null) return t('gatherings.noDay')
  const date = formatDate(language, heldOn)
  return startsAt === null ? date : t('gatherings.at', { date, time: startsAt })
}

const offices: readonly string[] = ['chair', 'deputyChair', 'secretary', 'coordinator', 'system']

/** In which office somebody acted, in words. */
export function officeWord(t: Translate, capacity: string): string {
  return t(`gatherings.office.${offices.includes(capacity) ? capacity : 'system'}`)
}
