import type { WeekTally } from '../../services/reports/report-meetings.ts'
import { hasLabel, labelStride, niceScale, type StackedBar, stackBars } from './chart-maths.ts'
import { formatCount, formatDays, formatTick } from './format-figures.ts'
import { fillOf } from './patterns.tsx'
import { type ReportVisit, seriesWord } from './report-visit.ts'

const headroom = 20
const plotHeight = 220
const axisHeight = 28

type ChartProps = { visit: ReportVisit; weeks: readonly WeekTally[] }

function description({ visit, weeks }: ChartProps): string {
  const most = weeks.reduce((best, one) => (one.total > best.total ? one : best))
  return visit.reports.chart.weeks({
    weeks: weeks.length,
    count: formatCount(most.total, visit.locale),
    week: formatDays(most.week, visit.locale),
  })
}

const Grid = ({ visit, weeks }: ChartProps) => {
  const { top, ticks } = niceScale(Math.max(...weeks.map(({ total }) => total)))
  return (
    <g class="grid">
      {ticks.map(tick => {
        const y = headroom + plotHeight - (tick / top) * plotHeight
        return (
          <g key={tick}>
            <line x1="0" x2="100%" y1={y} y2={y} />
            <text x="-8" y={y + 4} text-anchor="end">
              {formatCount(tick, visit.locale)}
            </text>
          </g>
        )
      })}
    </g>
  )
}

type BarProps = { visit: ReportVisit; week: WeekTally; bar: StackedBar }

const Bar = ({ visit, week, bar }: BarProps) => (
  <g>
    {bar.segments.map(({ series, count, y, height }) => (
      <rect
        key={series}
        class={`segment ${series}`}
        x={`${bar.x}%`}
        y={headroom + y}
        width={`${bar.width}%`}
        height={height}
        fill={fillOf(series)}
      >
        <title>
          {`${formatDays(week.week, visit.locale)} · ${seriesWord(visit, series)}: ${count}`}
        </title>
      </rect>
    ))}
  </g>
)

/** Number of labels that fit on a wide and on a narrow screen. */
const room = { total: { wide: 40, narrow: 14 }, tick: { wide: 14, narrow: 5 } }

/** Hides a label on narrow charts, or on all. */
function tickClass(index: number, count: number, most: { wide: number; narrow: number }) {
  if (!hasLabel(index, count, labelStride(count, most.wide))) return undefined
  return hasLabel(index, count, labelStride(count, most.narrow)) ? 'tick' : 'tick wide'
}

function Labels({ visit, weeks, bars }: ChartProps & { bars: readonly StackedBar[] }) {
  return weeks.map(({ week, total }, index) => {
    const x = `${bars[index]?.middle ?? 0}%`
    const onTick = tickClass(index, weeks.length, room.tick)
    const hasTotal = total > 0 && weeks.length <= room.total.wide
    const onTotal = weeks.length <= room.total.narrow ? 'total' : 'total wide'
    return (
      <g key={week.startsOn} text-anchor="middle">
        {hasTotal && (
          <text class={onTotal} x={x} y={headroom + (bars[index]?.top ?? 0) - 6}>
            {formatCount(total, visit.locale)}
          </text>
        )}
        {onTick && (
          <text class={onTick} x={x} y={headroom + plotHeight + 20}>
            {formatTick(week.from, visit.locale)}
          </text>
        )}
      </g>
    )
  })
}

/** Meetings by week, stacked by outcome. Widths are percentages, so that texts keep their size on a phone. */
export function WeekChart({ visit, weeks }: ChartProps) {
  const scale = niceScale(Math.max(...weeks.map(({ total }) => total)))
  const bars = stackBars(weeks, { scale, plotHeight })
  return (
    <svg
      class="chart weeks"
      width="100%"
      height={headroom + plotHeight + axisHeight}
      role="img"
      aria-labelledby="week-chart-title"
      aria-describedby="week-chart-description"
    >
      <title id="week-chart-title">{visit.reports.views.week}</title>
      <desc id="week-chart-description">{description({ visit, weeks })}</desc>
      <Grid visit={visit} weeks={weeks} />
      {weeks.map((week, index) => {
        const bar = bars[index]
        return bar && <Bar key={week.week.startsOn} visit={visit} week={week} bar={bar} />
      })}
      <Labels visit={visit} weeks={weeks} bars={bars} />
    </svg>
  )
}
