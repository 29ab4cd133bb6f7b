import type { Group, Report, ReportView } from '../../services/reports/report-meetings.ts'
import { BarChart, maxBars } from './bar-chart.tsx'
import { formatCount, formatLead, formatShare, noFigure } from './format-figures.ts'
import { groupWord, type ReportVisit } from './report-visit.ts'
import { NumberCell, NumberHeading } from './tally-cells.tsx'

interface SectionProps {
  visit: ReportVisit
  report: Report
  view: ReportView
}

interface Column {
  label: string
  text(group: Group): string
}

const countColumn = (
  { copy, reports, locale }: ReportVisit,
  field: 'total' | 'completed' | 'noShow' | 'canceled',
): Column => {
  const labels = {
    total: reports.meetings,
    completed: copy.outcomes.completed,
    noShow: copy.outcomes['no-show'],
    canceled: copy.outcomes.canceled,
  }
  return { label: labels[field], text: group => formatCount(group[field], locale) }
}

/** Outcome groups show count and share. Other groups also show the outcomes of their meetings. */
function columnsOf({ visit, report, view }: SectionProps): Column[] {
  const { reports, locale } = visit
  const total = countColumn(visit, 'total')
  const lead = {
    label: reports.leadShort,
    text: ({ medianLeadMs }: Group) => formatLead(medianLeadMs, locale),
  }
  if (view === 'outcome') {
    const whole = report.totals.total
    const share = (group: Group) => formatShare({ part: group.total, whole }, locale)
    return [total, { label: reports.share, text: share }, lead]
  }
  const rate = (group: Group) => formatShare(group.noShowRate, locale)
  const counts = (['completed', 'noShow', 'canceled'] as const).map(one => countColumn(visit, one))
  return [total, ...counts, { label: reports.noShowRate, text: rate }, lead]
}

function Groups(props: SectionProps) {
  const { visit, report, view } = props
  const columns = columnsOf(props)
  return (
    <table class="figures-table">
      <thead>
        <tr>
          <th scope="col">{visit.reports.columns[view]}</th>
          {columns.map(({ label }) => (
            <NumberHeading key={label} text={label} />
          ))}
        </tr>
      </thead>
      <tbody>
        {report.groups[view].map(group => (
          <tr key={group.key ?? ''}>
            <th scope="row">
              <bdi>{groupWord(visit, view, group)}</bdi>
            </th>
            {columns.map(({ label, text }) => {
              const copy = text(group)
              const isNone = copy === noFigure || copy === '0'
              return <NumberCell key={label} label={label} text={copy} isNone={isNone} />
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const limitWords = ({ reports }: ReportVisit, total: number) =>
  reports.chart.limit({ count: maxBars, total })

/** Meetings counted by one property: a bar chart, and the same numbers next to it or below it. */
export function GroupSection(props: SectionProps) {
  const { visit, report, view } = props
  const groups = report.groups[view]
  if (groups.length === 0) return null
  return (
    <section class="panel" aria-labelledby={`view-${view}`}>
      <h2 id={`view-${view}`}>{visit.reports.views[view]}</h2>
      <div class="beside">
        <BarChart visit={visit} view={view} groups={groups} />
        <Groups {...props} />
      </div>
      {groups.length > maxBars && <p class="hint">{limitWords(visit, groups.length)}</p>}
      {view === 'host' && <p class="hint">{visit.reports.hostNote}</p>}
    </section>
  )
}
