const width = 30

/** A bar on a terminal; elsewhere a line for each tenth. Call it with how much is done. */
export function progressBar(what: string, total: number): (done: number) => void {
  let tenth = -1
  return (done) => {
    const share = total === 0 ? 1 : Math.min(1, done / total)
    const filled = Math.round(share * width)
    const line = `  ${what} [${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
    if (process.stdout.isTTY) return void process.stdout.write(`\r${line}${share === 1 ? '\n' : ''}`)
    if (Math.floor(share * 10) === tenth) return
    tenth = Math.floor(share * 10)
    process.stdout.write(`${line}\n`)
  }
}
