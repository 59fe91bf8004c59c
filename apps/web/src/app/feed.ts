import { capitalized } from '@hamkori/schema/format/capital'
import type { FeedContext, FeedEntry, FeedPart, FeedSubject } from '../platform/feed-part.ts'
import { links } from '../platform/links.ts'
import type { ProgramFileContext } from '../platform/program-file.ts'
import { writeFeed } from '../platform/server/write-feed.ts'
import { feedSubjectQuery } from './feed.documents.ts'
import { fileWords } from './file-words.ts'
import { manifests } from './router.ts'

/** Most entries of a feed, the ones that changed last. Readers come again and keep what they have read. */
const mostEntries = 60

/** The year that ids name; a feed without entries has not changed since. */
const since = '2026-01-01T00:00:00Z'

const recordNumber = /^[A-Z]{3}-[A-Z]{2}-\d{4}-\d{5}$/

/** News of a council, of a place with everything below it, or of one record as a feed, put together from what the modules tell. Null for a name that nothing has. */
export function makeFile(context: ProgramFileContext): Promise<string | null> {
  return recordNumber.test(context.name) ? feedOfRecord(context) : feedOfSubject(context)
}

async function feedOfSubject(context: ProgramFileContext): Promise<string | null> {
  const { name, language, ask } = context
  const { council, area } = await ask(feedSubjectQuery, { slug: name, code: name })
  const found = council ?? area
  if (!found) return null
  const of: FeedSubject = council ? { councilSlug: council.slug } : { areaCode: name }
  const parts = await Promise.all(
    manifests.map(async ({ id, feed }) => {
      if (feed === undefined) return []
      const { listEntries, ...loaded } = await feed.load()
      return listEntries(of, await contextOf(id, feed, loaded.texts, context))
    }),
  )
  return write(context, capitalized(found.name[language]), parts.flat(), {
    page: council ? links.council(language, council.slug) : links.area(language, name),
  })
}

async function feedOfRecord(context: ProgramFileContext): Promise<string | null> {
  const { name, language } = context
  const module = manifests.find(({ numbered }) => numbered?.prefix === name.slice(0, 3))
  if (module?.feed === undefined || module.numbered === undefined) return null
  const { feed } = module
  const { readHistory, texts } = await feed.load()
  const history = await readHistory?.(name, await contextOf(module.id, feed, texts, context))
  if (!history) return null
  return write(context, `${name}: ${history.title}`, history.entries, { page: module.numbered.to(language, name) })
}

/** What a module makes its entries with: its own words, and what it calls its records. */
async function contextOf(
  id: string,
  { messages }: FeedPart,
  texts: Awaited<ReturnType<FeedPart['load']>>['texts'],
  { language, ask }: ProgramFileContext,
): Promise<FeedContext> {
  return { language, ask, t: await fileWords(language, { messages: [id, ...messages], pageMessages: 'search' }, texts) }
}

function write(
  { language, origin, name, t }: ProgramFileContext,
  title: string,
  entries: readonly FeedEntry[],
  { page }: { readonly page: string },
): string {
  return writeFeed({
    ...{ language, origin, title, page, since },
    id: `feeds/${language}/${name}`,
    ids: `records/${language}`,
    subtitle: t('site.follow.about'),
    rights: t('site.file.terms'),
    self: links.feed(language, name),
    entries: [...entries]
      .sort((one, other) => Number(one.updated < other.updated) - Number(one.updated > other.updated))
      .slice(0, mostEntries),
  })
}
