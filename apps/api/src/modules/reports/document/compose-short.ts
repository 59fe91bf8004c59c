import { formatList } from '@hamkori/schema/format/list'
import { dimensionLabels, dimensions } from '@hamkori/schema/questionnaire'
import { intervalText, scoreText, wholeText } from './cell-texts.ts'
import type { Composing } from './compose-report.ts'
import type { Block } from '@hamkori/schema/printed-document'

/** The first section: what the report says, in a few sentences. */
export function composeShort(composing: Composing): Block[] {
  const { texts } = composing
  return [
    { kind: 'heading', text: texts.headings.short },
    { kind: 'list', items: [...peopleInShort(composing), ...recordInShort(composing)] },
  ]
}

function peopleInShort({ content, texts, language }: Composing): string[] {
  const { ratings, scores } = content.people
  if (scores.every(({ low }) => low === null)) return [texts.nothingPublished]
  const named = (verdict: 'better' | 'worse') =>
    dimensions.filter((_, at) => scores[at]?.verdict === verdict).map((key) => dimensionLabels[key][language])
  const [better, worse] = [named('better'), named('worse')]
  const satisfaction = scores.at(-1)
  const all = formatList.bind(null, language)
  return [
    ratings === null ? texts.fewRatings : texts.ratings(wholeText(language, ratings)),
    ...(satisfaction?.score == null
      ? []
      : [texts.satisfaction(scoreText(language, satisfaction), intervalText(language, satisfaction))]),
    ...(better.length > 0 ? [texts.better(all(better))] : []),
    ...(worse.length > 0 ? [texts.worse(all(worse))] : []),
    ...(content.place.isCountry || better.length + worse.length > 0 ? [] : [texts.noDifference]),
  ]
}

function recordInShort({ content, texts, language }: Composing): string[] {
  const { all, shortcomings, proposals, councils, councilsMet, meetings, activities } = content.record
  const count = (value: number) => wholeText(language, value)
  return [
    texts.sent(count(shortcomings.cases), count(proposals.cases)),
    all.inTime === null ? texts.fewCases : texts.inTime(wholeText(language, all.inTime), intervalText(language, all)),
    texts.overdue(count(all.overdue)),
    texts.councils(count(councils), count(councilsMet), count(meetings), count(activities)),
  ]
}
