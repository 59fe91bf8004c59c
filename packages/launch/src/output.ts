// Output that goes into a file on a full disk, or to nobody any more, is lost; it ends nothing.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

/** Prints one line. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** Prints one line for trouble. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A duration for people: "0.4 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

const heartbeat = 10_000

/**
 * Runs one step of work: says its name at once, how long it took at the end, and a sign of life in between, so that
 * nobody wonders whether it hangs. Steps may run beside each other: each line says of which one it is.
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  say(`› ${name} …`)
  const alive = setInterval(() => say(`  ${name} … ${duration(performance.now() - began)}`), heartbeat)
  try {
    const result = await work()
    const took = performance.now() - began
    if (took > 1_000) say(`  ${name}: done in ${duration(took)}`)
    return result
  } finally {
    clearInterval(alive)
  }
}
