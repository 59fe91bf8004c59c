/** What is measured in one row, by the heads of the table. */
export type Line = Readonly<Record<string, string>>

const words = new Set(['what', 'page'])

/** The table, in Markdown, so that it can be put into the documentation as it is. */
export function table(lines: readonly Line[]): string {
  const heads = Object.keys(lines[0] ?? {})
  const rule = heads.map((head) => (words.has(head) ? ':---' : '---:'))
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (words.has(heads[at] ?? '') ? cell.padEnd(24) : cell.padStart(9))).join(' | ')} |`
  return [heads, rule, ...lines.map((line) => Object.values(line))].map(row).join('\n')
}

/** A whole number for people: 1,234. */
export function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en')
}
