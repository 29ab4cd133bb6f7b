import type { Group, ReportView } from '../../services/reports/report-meetings.ts'
import { barLength } from './chart-maths.ts'
import { formatCount } from './format-figures.ts'
import { groupWord, type ReportVisit } from './report-visit.ts'

export const maxBars = 12

const rowHeight = 44
const maxNameLength = 34

const shortened = (name: string) =>
  name.length > maxNameLength ? `${name.slice(0, maxNameLength - 1).trimEnd()}…` : name

interface ChartProps {
  visit: ReportVisit
  view: ReportView
  /** Sorted from longest to shortest; at least one. */
  groups: readonly Group[]
}

type RowProps = { name: string; count: string; length: number; index: number }

const Row = ({ name, count, length, index }: RowProps) => {
  const y = index * rowHeight
  return (
    <g>
      <title>{`${name}: ${count}`}</title>
      <text x="0" y={y + 15}>
        {shortened(name)}
      </text>
      <text class="total" x="100%" y={y + 15} text-anchor="end">
        {count}
      </text>
      <rect class="track" x="0" y={y + 23} width="100%" height="10" rx="5" />
      <rect class="bar" x="0" y={y + 23} width={`${length}%`} height="10" rx="5" />
    </g>
  )
}

/** Horizontal bars of the first groups, each with its name and number above it. */
export function BarChart({ visit, view, groups }: ChartProps) {
  const { reports, locale } = visit
  const longest = Math.max(...groups.map(({ total }) => total))
  const rows = groups.slice(0, maxBars).map(group => ({
    name: groupWord(visit, view, group),
    count: formatCount(group.total, locale),
    length: barLength(group.total, longest),
  }))
  const { name = '', count = '' } = rows[0] ?? {}
  return (
    <svg
      class="chart bars"
      width="100%"
      height={rows.length * rowHeight}
      role="img"
      aria-labelledby={`${view}-chart-title`}
      aria-describedby={`${view}-chart-description`}
    >
      <title id={`${view}-chart-title`}>{reports.views[view]}</title>
      <desc id={`${view}-chart-description`}>{reports.chart.groups({ name, count })}</desc>
      {rows.map((row, index) => (
        <Row key={`${index} ${row.name}`} {...row} index={index} />
      ))}
    </svg>
  )
}
