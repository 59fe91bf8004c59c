import type { Language } from '@hamkori/schema/languages'
import type { Block, PrintedDocument, Term } from '@hamkori/schema/printed-document'
import type { ComposerTranslation } from 'vue-i18n'
import type { RecordDocument } from '../../../platform/document-file.ts'
import { fileAddress } from '../../../platform/links.ts'
import { textIn } from '../../../platform/official-text.ts'
import type { ProgramFileContext } from '../../../platform/program-file.ts'
import type { Meeting } from '../meeting-fields.ts'
import { sha256Of } from './signed-content.ts'

/** What the documents of a meeting are composed with. */
export interface Composing extends Pick<ProgramFileContext, 'language' | 'origin' | 'day'> {
  /** Also as the functions of components take it. */
  readonly t: ComposerTranslation
  /** The page that shows the same, below the origin. */
  readonly page: string
}

/** A remark on the language of a text, as the page has it beside the text; empty where there is nothing to say. */
export function languageNote(text: Meeting['title'], { language, t }: Composing): string[] {
  if (!text[language]) return [t(`site.text.inLanguage.${text.original}`)]
  return text[`${language}State`] === 'unreviewed' ? [t('site.text.unreviewed')] : []
}

/** The points of an agenda with their minutes, where they are stated. */
export function agendaOf(agenda: Meeting['agenda'], original: Language, { language, t }: Composing): Block[] {
  const items = agenda.map(({ text, durationMinutes }) =>
    durationMinutes === null ? text : `${text} (${t('meetings.announcement.minutes', { count: durationMinutes })})`,
  )
  return [
    { kind: 'heading', text: t('meetings.agenda') },
    { kind: 'list', numbered: true, items, ...(original === language ? {} : { language: original }) },
  ]
}

/** Puts a document together: its parts, and at the end where its page is and what the SHA-256 of its content is. */
export async function finished(
  content: string,
  parts: Pick<PrintedDocument, 'subtitle' | 'facts' | 'warning' | 'mark' | 'blocks'> & {
    readonly title: Meeting['title']
  },
  composing: Composing,
  reference: string,
): Promise<RecordDocument> {
  const { language, origin, day, page, t } = composing
  const address = origin + page
  const { text, language: titleLanguage } = textIn(parts.title, language)
  const about: Term[] = [
    { term: t('meetings.document.page'), text: address, url: address },
    { term: t('meetings.document.hash'), text: await sha256Of(content) },
  ]
  return {
    content,
    printed: {
      language,
      title: text,
      ...(titleLanguage === undefined ? {} : { titleLanguage }),
      subtitle: parts.subtitle,
      facts: [...parts.facts, ...languageNote(parts.title, composing)],
      warning: parts.warning,
      mark: parts.mark,
      running: `${reference} · ${address}`,
      date: day,
      blocks: [
        ...parts.blocks,
        { kind: 'heading', text: t('meetings.document.about') },
        { kind: 'terms', items: about },
        { kind: 'paragraph', text: t('meetings.document.how', { address: `${origin}${fileAddress(page, 'json')}` }) },
      ],
    },
  }
}
