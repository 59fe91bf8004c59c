/** A series on a scale of 0 to 100; null where there is no number. */
export type Series = readonly (number | null)[]

/** The drawing plane of a trend: 100 wide, 100 high, 0 at the bottom. */
const x = (index: number, count: number): string => (count < 2 ? 50 : (index / (count - 1)) * 100).toFixed(2)
const y = (value: number): string => (100 - Math.max(0, Math.min(100, value))).toFixed(2)

/** The runs of neighbouring indexes at which every series has a number: a gap is never drawn over. */
export function runs(...series: readonly Series[]): number[][] {
  const found: number[][] = []
  let run: number[] = []
  for (let index = 0; index < (series[0]?.length ?? 0); index++) {
    if (series.every((values) => typeof values[index] === 'number')) run.push(index)
    else if (run.length > 0) {
      found.push(run)
      run = []
    }
  }
  if (run.length > 0) found.push(run)
  return found
}

/** The line of a series as an SVG path; a lone point becomes a dot (a line of no length). */
export function linePath(series: Series): string {
  return runs(series)
    .map((run) => {
      const points = run.map((index) => `${x(index, series.length)} ${y(series[index] ?? 0)}`)
      return `M${points.join('L')}${points.length === 1 ? 'h0' : ''}`
    })
    .join('')
}

/** The area between two series as an SVG path. */
export function bandPath(low: Series, high: Series): string {
  return runs(low, high)
    .filter((run) => run.length > 1)
    .map((run) => {
      const above = run.map((index) => `${x(index, high.length)} ${y(high[index] ?? 0)}`)
      const below = [...run].reverse().map((index) => `${x(index, low.length)} ${y(low[index] ?? 0)}`)
      return `M${[...above, ...below].join('L')}Z`
    })
    .join('')
}

/** A dot at every number, as lines of no length with round ends, which stay round however the plane is stretched. */
export function dotsPath(series: Series): string {
  return series.map((value, index) => (value === null ? '' : `M${x(index, series.length)} ${y(value)}h0`)).join('')
}

/** A series of 0 to 100 as it stands on a narrower scale, again from 0 to 100. */
export function onScale(series: Series, [low, high]: readonly [low: number, high: number]): Series {
  return series.map((value) => (value === null ? null : ((value - low) / (high - low)) * 100))
}
