import { formatDate } from '@hamkori/schema/format/date'
import type { FeedContext, FeedEntry, RecordHistory } from '../../platform/feed-part.ts'
import { mostOfPart } from '../../platform/feed-part.ts'
import type { FragmentOf } from '../../platform/graphql.ts'
import { textIn } from '../../platform/official-text.ts'
import { readAllPages } from '../../platform/read-all-pages.ts'
import type { ListPage } from '../../platform/read-all-pages.ts'
import type { caseFragments } from './cases.documents.ts'
import type { CaseKind } from './case-kind.ts'

type TellingCase = FragmentOf<typeof caseFragments.told>
type Step = TellingCase['transitions'][number]

/** What happened in a step, in the words of the history on the page of the case. */
function stepText({ verbs, step, language, t }: FeedContext & { readonly verbs: string; readonly step: Step }): string {
  const isMoved = step.verb === 'moveDueDates'
  const what = t(`${verbs}.${step.verb}`, { day: step.reason ? formatDate(language, step.reason) : '' })
  const who = step.department?.name[language] ?? t(`site.capacity.${step.capacity}`)
  return `${what} (${who}).${step.reason && !isMoved ? ` ${step.reason}` : ''}`
}

/** The newest cases of a kind, each as one entry that says what happened last. */
export async function entriesOfCases(
  { messages, links }: CaseKind,
  word: string,
  readPage: (after: string | null) => Promise<ListPage<TellingCase>>,
  context: FeedContext,
): Promise<FeedEntry[]> {
  const { language, t } = context
  const { rows } = await readAllPages(readPage, mostOfPart)
  return rows.map(({ reference, title, council, registeredOn, transitions }) => {
    const last = transitions.at(-1)
    return {
      id: reference,
      title: `${t(word)}: ${textIn(title, language).text}`,
      updated: last?.at ?? `${registeredOn}T00:00:00Z`,
      page: links.page(language, reference),
      summary: [
        `${reference}. ${council.name[language]}.`,
        ...(last ? [stepText({ ...context, verbs: messages.verb, step: last })] : []),
      ].join(' '),
    }
  })
}

/** The steps of one case, the newest first. */
export function historyOfCase(
  { messages, links }: CaseKind,
  { reference, title, transitions }: TellingCase,
  context: FeedContext,
): RecordHistory {
  const { language, t } = context
  const entries = transitions.map((step, at): FeedEntry => ({
    id: `${reference}/${at + 1}`,
    title: t(`${messages.verb}.${step.verb}`, { day: step.reason ? formatDate(language, step.reason) : '' }),
    updated: step.at,
    page: links.page(language, reference),
    summary: stepText({ ...context, verbs: messages.verb, step }),
  }))
  return { title: textIn(title, language).text, entries: entries.reverse() }
}
