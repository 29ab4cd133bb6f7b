/** Where the parts of a chart stand: across in percent, so that texts keep their size at every width; down in px. */
import type { Tally } from '../../services/reports/report-meetings.ts'

/** From the bottom of a bar upwards, and in the legend from the left. */
export const outcomeSeries = ['completed', 'scheduled', 'other', 'noShow', 'canceled'] as const
export type OutcomeSeries = (typeof outcomeSeries)[number]

interface Scale {
  /** At least every value, and a tick. */
  top: number
  /** Whole numbers from 0 to `top`. */
  ticks: readonly number[]
}

/** Round steps (1, 2, 5, 10, …), about four of them. */
export function niceScale(highest: number): Scale {
  const least = Math.max(1, highest / 4)
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].map(factor => factor * power).find(one => one >= least) ?? least
  const count = Math.max(1, Math.ceil(highest / step))
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) }
}

interface Segment {
  series: OutcomeSeries
  count: number
  y: number
  height: number
}

export interface StackedBar {
  /** Percent. */
  x: number
  width: number
  middle: number
  /** Px from the top of the plot; where the bar ends. */
  top: number
  segments: readonly Segment[]
}

const widestBar = 8
const shareOfBand = 0.72

interface Plot {
  scale: Scale
  plotHeight: number
}

const pixels = (count: number, { scale, plotHeight }: Plot) => (count / scale.top) * plotHeight

function segmentsOf(tally: Tally, plot: Plot): Segment[] {
  let counted = 0
  return outcomeSeries.flatMap(series => {
    const count = tally[series]
    if (count === 0) return []
    counted += count
    const y = plot.plotHeight - pixels(counted, plot)
    return [{ series, count, y, height: pixels(count, plot) }]
  })
}

/** One bar in the middle of each of the equal bands. */
export function stackBars(tallies: readonly Tally[], plot: Plot): StackedBar[] {
  const band = 100 / tallies.length
  const width = Math.min(widestBar, band * shareOfBand)
  return tallies.map((tally, index) => {
    const middle = band * (index + 0.5)
    return {
      x: middle - width / 2,
      width,
      middle,
      top: plot.plotHeight - pixels(tally.total, plot),
      segments: segmentsOf(tally, plot),
    }
  })
}

/** Every how manyth bar has a label, where `most` of them have room. */
export const labelStride = (count: number, most: number): number =>
  Math.max(1, Math.ceil(count / most))

/** The last bar has a label, and every `stride`th before it. */
export const hasLabel = (index: number, count: number, stride: number): boolean =>
  (count - 1 - index) % stride === 0

/** Percent of the longest; what is there at all is seen. */
export const barLength = (count: number, longest: number): number =>
  count === 0 || longest === 0 ? 0 : Math.max(1, (count / longest) * 100)
