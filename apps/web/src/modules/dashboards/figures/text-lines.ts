/** About how wide a letter is, in parts of the size of the type: a drawing cannot ask the font. */
const letter = 0.6

/**
 * Breaks a text into lines of at most a width, between words and where a soft hyphen allows it. What cannot be broken stands over the
 * edge.
 * @param width in points.
 * @param size of the type, in points.
 */
export function textLines(text: string, width: number, size: number): string[] {
  const most = Math.max(1, Math.floor(width / (size * letter)))
  const lines: string[] = []
  let line = ''
  for (const part of text.split(/(?<=[ \u00AD])/)) {
    if (line !== '' && lengthOf(line + part) > most) {
      lines.push(line)
      line = ''
    }
    line += part
  }
  return [...lines, line].map((each) =>
    each
      .replace(/\u00AD$/, '-')
      .replaceAll('\u00AD', '')
      .trim(),
  )
}

/** The length as it stands at the end of a line. */
function lengthOf(line: string): number {
  return line
    .replace(/\u00AD$/, '-')
    .replaceAll('\u00AD', '')
    .trimEnd().length
}
