/** The dark modules of a QR code as the data of one SVG path: one rectangle for each run of a row. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules.map((row, y) => runsOf(row, y)).join('')
}

function runsOf(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue
    const start = x
    while (row[x + 1] === true) x += 1
    path += `M${start} ${y}h${x + 1 - start}v1H${start}z`
  }
  return path
}
