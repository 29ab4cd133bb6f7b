import type { Report } from '../../services/reports/report-meetings.ts'
import { outcomeSeries } from './chart-maths.ts'
import { formatCount, formatDays } from './format-figures.ts'
import { Swatch } from './patterns.tsx'
import { type ReportVisit, seriesWord } from './report-visit.ts'
import { TallyCells, TallyHeadings } from './tally-cells.tsx'
import { WeekChart } from './week-chart.tsx'

type SectionProps = { visit: ReportVisit; report: Report }

const Legend = ({ visit, report }: SectionProps) => (
  <ul class="legend">
    {outcomeSeries
      .filter(series => report.totals[series] > 0)
      .map(series => (
        <li key={series}>
          <Swatch series={series} />
          {seriesWord(visit, series)} <b>{formatCount(report.totals[series], visit.locale)}</b>
        </li>
      ))}
  </ul>
)

const Weeks = ({ visit, report }: SectionProps) => (
  <table class="figures-table">
    <thead>
      <tr>
        <th scope="col">{visit.reports.week}</th>
        <TallyHeadings visit={visit} />
      </tr>
    </thead>
    <tbody>
      {report.weeks.map(({ week, ...tally }) => (
        <tr key={week.startsOn}>
          <th scope="row">{formatDays(week, visit.locale)}</th>
          <TallyCells visit={visit} tally={tally} />
        </tr>
      ))}
    </tbody>
  </table>
)

/** Meetings by week: the chart, and the same numbers below it. */
export function WeekSection({ visit, report }: SectionProps) {
  const { views, chart } = visit.reports
  return (
    <section class="panel" aria-labelledby="view-week">
      <h2 id="view-week">{views.week}</h2>
      <Legend visit={visit} report={report} />
      <WeekChart visit={visit} weeks={report.weeks} />
      <details>
        <summary>{chart.numbers}</summary>
        <Weeks visit={visit} report={report} />
      </details>
    </section>
  )
}
