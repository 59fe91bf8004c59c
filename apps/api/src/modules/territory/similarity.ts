/** A short text with what makes comparing it cheap. */
export interface Comparable {
  readonly text: string
  /** One bit for each letter that occurs, letters normalized onto 32 bits. */
  readonly letters: number
}

/** Prepares a text for {@link similarity}. */
export function comparable(text: string): Comparable {
  let letters = 0
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31)
  return { text, letters }
}

/**
 * How alike two short texts are, 0 to 1: one minus the share of letters that must be inserted, removed, replaced or
 * exchanged with their neighbour (optimal string alignment, a restricted Damerau-Levenshtein distance). Anything below
 * `least` is answered as 0, mostly without looking at the letters one by one.
 */
export function similarity(a: Comparable, b: Comparable, least: number): number {
  const longer = Math.max(a.text.length, b.text.length)
  if (longer === 0) return 0
  const most = Math.floor((1 - least) * longer + 1e-9)
  if (Math.abs(a.text.length - b.text.length) > most) return 0
  // A letter that the other text lacks costs at least one step.
  if (Math.max(ones(a.letters & ~b.letters), ones(b.letters & ~a.letters)) > most) return 0
  const steps = distance(a.text, b.text, most)
  return steps > most ? 0 : 1 - steps / longer
}

function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The distance, or some number above `most` as soon as it is clear that it is more. */
function distance(a: string, b: string, most: number): number {
  const width = b.length + 1
  let beforeLast = new Uint16Array(width)
  let last = Uint16Array.from({ length: width }, (_, column) => column)
  let current = new Uint16Array(width)
  for (let row = 1; row <= a.length; row += 1) {
    current[0] = row
    let least = row
    for (let column = 1; column < width; column += 1) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
      let steps = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const exchanged =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
      if (exchanged) steps = Math.min(steps, (beforeLast[column - 2] ?? 0) + 1)
      current[column] = steps
      if (steps < least) least = steps
    }
    // Where a whole row is above the limit, the row before was at it or above, and no step leads back below.
    if (least > most) return least
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return last[b.length] ?? 0
}
