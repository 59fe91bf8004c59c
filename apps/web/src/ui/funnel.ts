import type { Tone } from './tones.ts'

/** One place in a funnel. */
export interface FunnelPoint {
  readonly key: string
  readonly answers: number
  /** Per cent. */
  readonly share: number
  readonly tone: Tone
  /** Written beside it; null where it is one among many. */
  readonly name: string | null
}

type Limits = (answers: number) => {
  readonly inner: readonly [low: number, high: number]
  readonly outer: readonly [low: number, high: number]
}

const steps = 48
const margin = { left: 30, right: 10, top: 16, bottom: 36 } as const

/** Where everything of a funnel is drawn. The scale of shares holds all points and the limits at the fewest answers, in whole tens. */
export function funnelShape({
  points,
  limits,
  mean,
  width,
  height,
}: {
  readonly points: readonly FunnelPoint[]
  readonly limits: Limits
  readonly mean: number
  readonly width: number
  readonly height: number
}) {
  const counts = points.map(({ answers }) => answers)
  const [fewest, most] = [Math.min(...counts) * 0.8, Math.max(...counts) * 1.05]
  const all = [...points.map(({ share }) => share), ...limits(fewest).inner]
  const bottom = Math.max(0, Math.floor(Math.min(...all) / 10) * 10)
  const top = Math.min(100, Math.ceil(Math.max(...all) / 10) * 10)
  const [left, right] = [margin.left, width - margin.right]
  const x = (answers: number): number => left + (answers / most) * (right - left)
  const y = (share: number): number => {
    const within = Math.min(top, Math.max(bottom, share))
    return height - margin.bottom - ((within - bottom) / (top - bottom)) * (height - margin.bottom - margin.top)
  }
  const across = Array.from({ length: steps + 1 }, (_, at) => fewest + ((most - fewest) * at) / steps)
  const curve = (of: 'inner' | 'outer', side: 0 | 1): string =>
    `M${across.map((answers) => `${x(answers).toFixed(1)} ${y(limits(answers)[of][side]).toFixed(1)}`).join('L')}`
  return {
    ...{ left, right },
    shares: ticks(bottom, top, 5).map((value) => ({
      value,
      at: y(value),
      line: `M${left} ${y(value).toFixed(1)}H${right}`,
    })),
    answers: ticks(0, most, 4).map((value) => ({ value, at: x(value) })),
    middle: `M${x(fewest).toFixed(1)} ${y(mean).toFixed(1)}H${right}`,
    inner: [curve('inner', 0), curve('inner', 1)],
    outer: [curve('outer', 0), curve('outer', 1)],
    points: points.map((point) => {
      const at = x(point.answers)
      const anchor = at > width * 0.66 ? 'end' : at < width * 0.33 ? 'start' : 'middle'
      return { ...point, x: at, y: y(point.share), anchor }
    }),
  }
}

/** Round numbers from one to another, about so many. */
function ticks(from: number, to: number, about: number): number[] {
  const rough = (to - from) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, at) => from + at * step)
}
