import { formatDate } from '@hamkori/schema/format/date'
import type { Block } from '@hamkori/schema/printed-document'
import type { ComposerTranslation } from 'vue-i18n'
import type { RecordDocument } from '../../../platform/document-file.ts'
import { fileAddress } from '../../../platform/links.ts'
import type { ProgramFileContext } from '../../../platform/program-file.ts'
import { dayAndHour } from '../gathering-words.ts'
import { packDocumentQuery } from '../gatherings.documents.ts'
import { gatheringsLinks } from '../links.ts'
import { programmeOf, sectionsOf, textIn } from './pack-blocks.ts'

/** No messages beside those of the modules. */
export const texts = []

/**
 * A gathering with its papers as a document: when and where, its programme, the councils in numbers, and the five sections. Null where
 * there are no papers: nothing is printed that the record does not hold.
 */
export async function makeDocument(context: ProgramFileContext): Promise<RecordDocument | null> {
  const { language, origin, day, name } = context
  const t = context.t as ComposerTranslation
  const { gathering, gatheringPack: pack } = await context.ask(packDocumentQuery, { slug: name })
  if (!gathering || !pack) return null
  const page = gatheringsLinks.gathering(language, gathering.slug)
  const title = textIn(gathering.title, language)
  const hash = gathering.packHash
  const standing =
    hash === null
      ? t('gatherings.pack.live')
      : t('gatherings.pack.frozen', { date: formatDate(language, pack.takenOn) })
  const blocks: Block[] = [
    {
      kind: 'terms',
      items: [
        { term: t('gatherings.document.when'), text: dayAndHour(language, t, gathering) },
        { term: t('gatherings.document.where'), ...textIn(gathering.place, language) },
        { term: t('gatherings.document.host'), text: gathering.council.name[language] },
      ],
    },
    ...programmeOf(gathering.items, { language, t }),
    { kind: 'heading', text: t('gatherings.pack.title') },
    {
      kind: 'paragraph',
      text: t('gatherings.pack.period', { from: formatDate(language, pack.from), to: formatDate(language, pack.to) }),
    },
    { kind: 'paragraph', text: standing },
    ...sectionsOf(pack, { language, t }),
    { kind: 'heading', text: t('gatherings.document.about') },
    {
      kind: 'terms',
      items: [
        { term: t('gatherings.document.page'), text: origin + page, url: origin + page },
        { term: 'JSON', text: `${origin}${fileAddress(page, 'json')}`, url: `${origin}${fileAddress(page, 'json')}` },
        ...(hash === null ? [] : [{ term: t('gatherings.document.hash'), text: hash }]),
      ],
    },
  ]
  return {
    content: pack.text,
    printed: {
      language,
      title: title.text,
      ...(title.language === undefined ? {} : { titleLanguage: title.language }),
      subtitle: t('gatherings.document.title'),
      facts: [t(`gatherings.state.${gathering.state}`)],
      warning: gathering.demonstration ? t('site.source.demonstration') : null,
      mark: null,
      running: `${gathering.slug} · ${origin}${page}`,
      date: day,
      blocks,
    },
  }
}
