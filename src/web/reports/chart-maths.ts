/**
 * Positions of the parts of a chart. Horizontal ones are in percent, so that texts keep their size at every
 * width; vertical ones are in px.
 */
import type { Tally } from '../../services/reports/report-meetings.ts'

/** In the order of a bar from bottom to top, and of the legend from left to right. */
export const outcomeSeries = ['completed', 'scheduled', 'other', 'noShow', 'canceled'] as const
export type OutcomeSeries = (typeof outcomeSeries)[number]

interface Scale {
  /** Highest tick; at least the highest value. */
  top: number
  /** Whole numbers from 0 to `top`. */
  ticks: readonly number[]
}

/** About four round steps (1, 2, 5, 10, …). */
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
  /** Px from the top of the plot to the end of the bar. */
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

/** Centers one bar in each of the equal bands. */
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

/** The interval of labels, if `most` of them fit. */
export const labelStride = (count: number, most: number): number =>
  Math.max(1, Math.ceil(count / most))

/** The last bar has a label, and so does every `stride`th bar before it. */
export const hasLabel = (index: number, count: number, stride: number): boolean =>
  (count - 1 - index) % stride === 0

/** Percent of the longest bar. Even the smallest count stays visible. */
export const barLength = (count: number, longest: number): number =>
  count === 0 || longest === 0 ? 0 : Math.max(1, (count / longest) * 100)
