import { launcherVariables } from '@hamkori/schema/environment'

const known = [...Object.keys(launcherVariables), 'NODE_ENV']
const prefix = 'HAMKORI_'
/** In shorter names two letters make another word: SMTP_URL is not HTTP_URL. */
const longName = 10

/**
 * Variables of the environment that nothing reads and that look as if they were meant for us, one sentence each: names a letter or two beside one of
 * ours, and names with our prefix.
 */
export function findMisspelt(names: readonly string[]): string[] {
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = nearest(name.toUpperCase())
      if (meant !== undefined) return `${name} is not read by anything: did you mean ${meant}?`
      return name.startsWith(prefix) ? `${name} is not read by anything: README.md lists the variables.` : []
    })
}

function nearest(name: string): string | undefined {
  const spellings = [name, ...(name.startsWith(prefix) ? [name.slice(prefix.length)] : [])]
  return known.find((one) => spellings.some((spelling) => editDistance(spelling, one) <= tolerated(one)))
}

function tolerated({ length }: string): number {
  return length < longName ? 1 : 2
}

/** How many letters must be added, removed, replaced or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity
  for (let row = 1; row <= a.length; row++) {
    rows[row] = [row]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      )
    }
  }
  return at(a.length, b.length)
}
