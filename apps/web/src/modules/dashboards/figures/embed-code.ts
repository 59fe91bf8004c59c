const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)

/** What somebody writes into a page of theirs to show a figure there: a frame that runs nothing, and where it comes from. */
export function embedCode({
  frame,
  page,
  title,
  source,
}: {
  readonly frame: string
  readonly page: string
  readonly title: string
  readonly source: string
}): string {
  const shown = `<iframe src="${escape(frame)}" title="${escape(title)}" width="100%" height="640" loading="lazy" sandbox="allow-popups" style="border:0"></iframe>`
  return `${shown}\n<p><a href="${escape(page)}">${escape(`${title}. ${source}`)}</a></p>`
}
