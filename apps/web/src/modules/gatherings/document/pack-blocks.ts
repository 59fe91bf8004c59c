import { formatDate } from '@hamkori/schema/format/date'
import { formatDuration } from '@hamkori/schema/format/relative'
import type { Language } from '@hamkori/schema/languages'
import type { Block } from '@hamkori/schema/printed-document'
import type { ComposerTranslation } from 'vue-i18n'
import type { FragmentOf } from '../../../platform/graphql.ts'
import type { gatheringPartsFragment } from '../gatherings.documents.ts'
import type { packFragment } from '../pack.documents.ts'
import { moduleOf } from '../case-modules.ts'
import { meetingTotals } from '../pack-meetings.ts'

type Pack = FragmentOf<typeof packFragment>
type Item = FragmentOf<typeof gatheringPartsFragment>['items'][number]

/** What the blocks are composed with. */
export interface Words {
  readonly language: Language
  readonly t: ComposerTranslation
}

/** A text in the reader's language, or in the one in which it was written, with that language where it is another. */
export function textIn(
  text: Item['what'],
  language: Language,
): { readonly text: string; readonly language?: Language } {
  const own = text[language]
  if (own) return { text: own }
  return { text: text[text.original] ?? '', language: text.original }
}

/** The programme as a list of points. */
export function programmeOf(items: readonly Item[], { language, t }: Words): Block[] {
  const points = items.map(({ what, speaker, minutes }) =>
    [
      textIn(what, language).text,
      ...(speaker ? [textIn(speaker, language).text] : []),
      ...(minutes === null ? [] : [formatDuration(language, minutes, 'minute')]),
    ].join('. '),
  )
  return [
    { kind: 'heading', text: t('gatherings.programme') },
    { kind: 'list', numbered: true, items: points },
  ]
}

/** The councils in numbers, and the sections of the papers with the number of all. */
export function sectionsOf(pack: Pack, { language, t }: Words): Block[] {
  const numbers = ['meetings', 'activities', 'shortcomings', 'implemented', 'proposals'] as const
  const nameOf = (slug: string) => pack.councils.find((council) => council.slug === slug)?.name[language] ?? ''
  const heading = (name: string, total: number): Block => ({
    kind: 'heading',
    text: `${t(`gatherings.pack.section.${name}`)}: ${total}`,
    level: 2,
  })
  const bounded = ({ rows, total }: { readonly rows: readonly unknown[]; readonly total: number }): Block[] => {
    if (total === 0) return [{ kind: 'paragraph', text: t('gatherings.pack.none') }]
    return rows.length < total
      ? [{ kind: 'paragraph', text: t('gatherings.pack.shown', { shown: rows.length, total }) }]
      : []
  }
  const cases = (name: 'shortcomings' | 'implemented' | 'proposals' | 'recommendations'): Block[] => [
    heading(name, pack[name].total),
    ...(pack[name].rows.length === 0
      ? []
      : [
          {
            kind: 'terms' as const,
            items: pack[name].rows.map((row) => {
              const module = moduleOf(row.type)
              const said = row.answer
                ? [
                    `${row.answer.department[language]}, ${formatDate(language, row.answer.answeredOn)}: ${t(`${module.outcomes}.outcome.${row.answer.outcome}`)}`,
                    `${row.answer.reasons}${row.answer.isCut ? '…' : ''}`,
                  ]
                : [t('gatherings.pack.noAnswer', { department: row.department[language] })]
              return {
                term: row.reference,
                text: [
                  textIn(row.title, language).text,
                  `${nameOf(row.council)} · ${t(`${module.words}.state.${row.state}`)}`,
                  ...said,
                ].join('. '),
              }
            }),
          },
        ]),
    ...bounded(pack[name]),
  ]
  return [
    {
      kind: 'table',
      caption: t('gatherings.pack.byCouncil'),
      source: null,
      columns: [
        { label: t('gatherings.pack.council'), numeric: false },
        ...numbers.map((key) => ({ label: t(`gatherings.pack.column.${key}`), numeric: true })),
      ],
      rows: pack.councils.map((council) => [council.name[language], ...numbers.map((key) => String(council[key]))]),
    },
    heading('activities', pack.activities.total),
    { kind: 'paragraph', text: t('gatherings.pack.meetings', meetingTotals(pack.councils)) },
    ...(pack.activities.rows.length === 0
      ? []
      : [{ kind: 'list' as const, items: pack.activities.rows.map(({ title }) => textIn(title, language).text) }]),
    ...bounded(pack.activities),
    ...cases('shortcomings'),
    ...cases('implemented'),
    heading('plans', pack.plans.total),
    ...(pack.plans.rows.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: pack.plans.rows.map(
              ({ council, year, done, all }) =>
                `${t('gatherings.pack.plan', { council: nameOf(council), year })}: ${t('gatherings.pack.progress', { done, all })}`,
            ),
          },
        ]),
    ...bounded(pack.plans),
    ...cases('proposals'),
    ...(pack.recommendations.total === 0 ? [] : cases('recommendations')),
  ]
}
