/**
 * A text that begins a line of its own: a heading, a cell, an item of a list. «город Худжанд» becomes «Город Худжанд»;
 * within a sentence the name stays as it is.
 */
export function capitalized(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
