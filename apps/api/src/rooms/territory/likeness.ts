/**
 * How alike two short texts are, 0 to 1: one minus the share of letters that must be inserted, removed, replaced or
 * exchanged with their neighbour (optimal string alignment, a restricted Damerau-Levenshtein distance). Texts whose
 * lengths differ by more than three letters are not compared.
 */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (Math.abs(a.length - b.length) > 3 || longer === 0) return 0
  return 1 - distance(a, b) / longer
}

function distance(a: string, b: string): number {
  const width = b.length + 1
  let beforeLast = new Uint16Array(width)
  let last = Uint16Array.from({ length: width }, (_, column) => column)
  let current = new Uint16Array(width)
  for (let row = 1; row <= a.length; row += 1) {
    current[0] = row
    for (let column = 1; column < width; column += 1) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
      let steps = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1))
      const exchanged =
        row > 1 && column > 1 && a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
      if (exchanged) steps = Math.min(steps, (beforeLast[column - 2] ?? 0) + 1)
      current[column] = steps
    }
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return last[b.length] ?? 0
}
