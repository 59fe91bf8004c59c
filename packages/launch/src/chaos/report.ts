import type { ChaosResult } from './run-chaos.ts'

/** The table of a run, in Markdown, and what it amounts to. */
export function report(result: ChaosResult): string {
  const { recoveries, acknowledged, stored, lost, twice, unasked, pages } = result
  const rows = recoveries.filter(({ seconds }) => seconds.length > 0)
  return [
    '| What happens | Times | Nothing accepted for, median | Longest |',
    '| --- | ---: | ---: | ---: |',
    ...rows.map(
      ({ name, seconds }) =>
        `| ${name} | ${seconds.length} | ${median(seconds).toFixed(1)} s | ${Math.max(...seconds).toFixed(1)} s |`,
    ),
    '',
    `Ratings: ${acknowledged} accepted, ${stored} stored, ${lost} lost, ${twice} stored twice, ${unasked} stored without having been accepted.`,
    `Pages: ${pages.read} read, ${pages.later} times "try again" or no answer, wrong answers: ${pages.wrong.join(', ') || 'none'}.`,
  ].join('\n')
}

/** Whether nothing happened that may not. */
export function isSound({ acknowledged, lost, twice, unasked, pages }: ChaosResult): boolean {
  return acknowledged > 0 && lost === 0 && twice === 0 && unasked === 0 && pages.wrong.length === 0
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
